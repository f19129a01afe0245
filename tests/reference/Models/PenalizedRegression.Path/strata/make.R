# Made-up follow-up with tied times, three strata, weights and an offset; the text of input.tsv is the data. Times are small whole numbers, where the ties of glmnet are exact.
suppressPackageStartupMessages({ library(glmnet); library(survival) }); glmnet.control(epsnr = 1e-16, mxitnr = 1000)
if (!file.exists("input.tsv")) { set.seed(41); n <- 150; X <- matrix(rnorm(n * 12), n); X[, 12] <- X[, 1] + .3 * X[, 12]; colnames(X) <- sprintf("x%02d", 1:12); s <- rep(1:3, 50)
  t <- rexp(n, .05 * s * exp(.5 * X[, 1] - .5 * X[, 2])); cens <- rexp(n, .03); time <- pmin(60, ceiling(pmin(t, cens)))
  d <- data.frame(time, status = as.integer(t <= cens & time < 60), stratum = s, weight = sample(c(.5, 1, 2), n, TRUE), offset = round(rnorm(n) * .3, 3), round(X, 4)); write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); X <- as.matrix(d[, grep("^x", names(d))]); y <- stratifySurv(Surv(d$time, d$status), d$stratum)
out <- do.call(rbind, lapply(c(1, .3), function(al) { f <- glmnet(X, y, family = "cox", alpha = al, lambda = c(.1, .05, .02, .005), weights = d$weight, offset = d$offset, thresh = 1e-20, maxit = 1e6)
  do.call(rbind, lapply(seq_along(f$lambda), function(k) data.frame(family = "cox", alpha = al, standardize = 1, lambda = f$lambda[k], term = c(colnames(X), "dev.ratio", "df", "nulldev"), value = c(as.vector(f$beta[, k]), f$dev.ratio[k], f$df[k], f$nulldev)))) }))
out$alpha <- sprintf("%g", out$alpha); for (v in c("lambda", "value")) out[[v]] <- sprintf("%.15g", out[[v]])
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
