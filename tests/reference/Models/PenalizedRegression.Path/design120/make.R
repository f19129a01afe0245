# The shared input design120: 120 rows, 40 features, three responses; the text of input.tsv is the data. thresh far below the tolerance, so that glmnet's own stopping does not show.
suppressPackageStartupMessages({ library(glmnet); library(survival) })
d <- read.delim("input.tsv"); X <- as.matrix(d[, grep("^x", names(d))])
Y <- list(gaussian = d$y, binomial = d$bin, cox = Surv(d$time, d$status))
grid <- list(gaussian = c(.8, .3, .1, .03), binomial = c(.2, .1, .05, .02), cox = c(.25, .1, .05, .02))
long <- function(family, alpha, std, f) { a0 <- if (is.null(f$a0)) rep(0, length(f$lambda)) else f$a0
  do.call(rbind, lapply(seq_along(f$lambda), function(k) data.frame(family, alpha, standardize = as.integer(std), lambda = f$lambda[k],
    term = c("(Intercept)", colnames(X), "dev.ratio", "df"), value = c(a0[k], as.vector(f$beta[, k]), f$dev.ratio[k], f$df[k])))) }
out <- do.call(rbind, lapply(names(Y), function(fam) do.call(rbind, lapply(c(1, .5, 0), function(al) do.call(rbind, lapply(c(TRUE, FALSE), function(st)
  long(fam, al, st, glmnet(X, Y[[fam]], family = fam, alpha = al, lambda = grid[[fam]], standardize = st, thresh = 1e-25, maxit = 1e7))))))))
out$alpha <- sprintf("%g", out$alpha); for (v in c("lambda", "value")) out[[v]] <- sprintf("%.15g", out[[v]])
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
