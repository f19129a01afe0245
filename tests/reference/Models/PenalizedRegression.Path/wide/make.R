# 60 rows, 90 features: more features than rows, one constant, two pairs nearly alike; weights; the text of input.tsv is the data.
suppressPackageStartupMessages({ library(glmnet); library(survival) })
if (!file.exists("input.tsv")) { set.seed(42); n <- 60; X <- matrix(rnorm(n * 90), n); X[, 5] <- 3; X[, 7] <- X[, 6] + .01 * X[, 7]; X[, 9] <- -X[, 8] + .01 * X[, 9]; X[, 3] <- 1e4 + 50 * X[, 3]; colnames(X) <- sprintf("x%02d", 1:90)
  e <- X[, 1] - X[, 2] + X[, 6] - .5 * X[, 8]; t <- rexp(n, exp(.6 * e)); cens <- rexp(n, .5); d <- data.frame(y = round(e + rnorm(n), 4), bin = as.integer(e + rnorm(n) > 0), time = rank(pmin(t, cens), ties.method = "max"), status = as.integer(t <= cens), weight = sample(1:3, n, TRUE), fold = sample(rep(1:6, 10)), round(X, 4))
  write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); X <- as.matrix(d[, grep("^x", names(d))]); Y <- list(gaussian = d$y, binomial = d$bin, cox = Surv(d$time, d$status)); grid <- list(gaussian = c(.8, .3, .1), binomial = c(.15, .08, .04), cox = c(.2, .1, .06))
out <- do.call(rbind, lapply(names(Y), function(fam) do.call(rbind, lapply(c(1, .5), function(al) { f <- glmnet(X, Y[[fam]], family = fam, alpha = al, lambda = grid[[fam]], weights = d$weight, thresh = 1e-25, maxit = 1e8); a0 <- if (is.null(f$a0)) rep(0, length(f$lambda)) else f$a0
  do.call(rbind, lapply(seq_along(f$lambda), function(k) data.frame(family = fam, alpha = al, standardize = 1, lambda = f$lambda[k], term = c("(Intercept)", colnames(X), "dev.ratio", "df", "nulldev"), value = c(a0[k], as.vector(f$beta[, k]), f$dev.ratio[k], f$df[k], f$nulldev)))) }))))
out$alpha <- sprintf("%g", out$alpha); for (v in c("lambda", "value")) out[[v]] <- sprintf("%.15g", out[[v]])
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
