# The shared input design120 with its column of folds; the text of input.tsv is the data. thresh far below the tolerance, so that glmnet's own stopping does not show.
suppressPackageStartupMessages({ library(glmnet); library(survival) })
d <- read.delim("input.tsv"); X <- as.matrix(d[, grep("^x", names(d))])
Y <- list(gaussian = d$y, binomial = d$bin, cox = Surv(d$time, d$status))
one <- function(fam, measure, ...) { r <- suppressWarnings(cv.glmnet(X, Y[[fam]], family = fam, foldid = d$fold, type.measure = measure, thresh = 1e-22, maxit = 1e7, ...))
  data.frame(family = fam, measure, lambda = r$lambda, cvm = r$cvm, cvsd = r$cvsd, chosen = ifelse(r$lambda == r$lambda.min, "min", ifelse(r$lambda == r$lambda.1se, "1se", "-"))) }
out <- rbind(one("gaussian", "mse"), one("gaussian", "mae"), one("binomial", "deviance"), one("binomial", "auc"), one("binomial", "class"), one("cox", "deviance"), one("cox", "C"))
for (v in c("lambda", "cvm", "cvsd")) out[[v]] <- sprintf("%.15g", out[[v]])
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
