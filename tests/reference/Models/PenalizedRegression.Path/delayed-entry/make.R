# Delayed entry, strata, weights, offset, ties, without a penalty: Breslow's coefficients of survival::coxph. glmnet 4.1-6 does not reach them with delayed entry
# (its own objective falls further when its solution is handed to optim), so it is no reference there. The text of input.tsv is the data.
suppressPackageStartupMessages(library(survival))
if (!file.exists("input.tsv")) { set.seed(43); n <- 150; X <- matrix(rnorm(n * 6), n); colnames(X) <- sprintf("x%02d", 1:6); s <- rep(1:3, 50)
  t <- rexp(n, .05 * s * exp(.5 * X[, 1] - .5 * X[, 2])); cens <- rexp(n, .03); time <- pmin(60, ceiling(pmin(t, cens))); start <- pmax(0, time - sample(1:20, n, TRUE))
  d <- data.frame(start, time, status = as.integer(t <= cens & time < 60), stratum = s, weight = sample(c(.5, 1, 2), n, TRUE), offset = round(rnorm(n) * .3, 3), round(X, 4)); write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); X <- as.matrix(d[, grep("^x", names(d))])
f <- coxph(Surv(start, time, status) ~ X + strata(stratum) + offset(offset), d, weights = d$weight, ties = "breslow", control = coxph.control(eps = 1e-14, iter.max = 100, timefix = FALSE))
out <- data.frame(family = "cox", alpha = 1, standardize = 1, lambda = 0, term = colnames(X), value = sprintf("%.15g", coef(f)))
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
