# The input of PenalizedRegression.Path/wide with its weights and folds; given penalties; the text of input.tsv is the data.
suppressPackageStartupMessages({ library(glmnet); library(survival) })
d <- read.delim("input.tsv"); X <- as.matrix(d[, grep("^x", names(d))]); Y <- list(gaussian = d$y, binomial = d$bin, cox = Surv(d$time, d$status))
lambda <- .5 * .85^(0:14)
one <- function(fam, measure, ...) { r <- suppressWarnings(cv.glmnet(X, Y[[fam]], family = fam, foldid = d$fold, weights = d$weight, type.measure = sub(".ungrouped", "", measure), grouped = !grepl("ungrouped", measure), lambda = lambda, alpha = .8, thresh = 1e-22, maxit = 1e8))
  data.frame(family = fam, measure, lambda = r$lambda, cvm = r$cvm, cvsd = r$cvsd, chosen = ifelse(r$lambda == r$lambda.min, "min", ifelse(r$lambda == r$lambda.1se, "1se", "-"))) }
out <- rbind(one("gaussian", "mse"), one("gaussian", "mse.ungrouped"), one("binomial", "deviance"), one("binomial", "class.ungrouped"), one("binomial", "auc"), one("cox", "deviance"), one("cox", "deviance.ungrouped"), one("cox", "C"))
for (v in c("lambda", "cvm", "cvsd")) out[[v]] <- sprintf("%.15g", out[[v]])
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
