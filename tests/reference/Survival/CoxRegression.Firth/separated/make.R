# The penalised likelihood maximised by a general optimiser over survival's own likelihood and information at fixed coefficients; profile limits by uniroot.
suppressPackageStartupMessages(library(survival)); set.seed(11); n <- 40
if (!file.exists("input.tsv")) { d <- data.frame(id = sprintf("P%02d", 1:n), time = sample(1:25, n, TRUE), status = rbinom(n, 1, .5), x = 0, y = round(rnorm(n), 3), v = rbinom(n, 1, .4)); d$x[d$status == 0][1:6] <- 1; write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); out <- NULL
for (ties in c("efron", "breslow")) {
  pl <- function(b) { f <- coxph(Surv(time, status) ~ x + y + v, d, ties = ties, init = b, iter.max = 0); f$loglik[2] - .5 * as.numeric(determinant(f$var)$modulus) }
  climb <- function(held = NULL, at = 0, start = c(0, 0, 0)) { free <- setdiff(1:3, held); fn <- function(u) { b <- numeric(3); b[free] <- u; if (!is.null(held)) b[held] <- at; -pl(b) }; u <- start[free]
    for (i in 1:6) { o <- optim(u, fn, method = "BFGS", control = list(reltol = 1e-15, maxit = 500, ndeps = rep(1e-4, length(u)))); if (max(abs(o$par - u)) < 1e-9) break; u <- o$par }; b <- numeric(3); b[free] <- o$par; if (!is.null(held)) b[held] <- at; list(b = b, value = -o$value) }
  best <- climb(); q <- qchisq(.95, 1) / 2; nm <- c("x", "y", "v"); v <- coxph(Surv(time, status) ~ x + y + v, d, ties = ties, init = best$b, iter.max = 0)$var
  for (j in 1:3) { g <- function(t) climb(j, t, best$b)$value - best$value + q; se <- sqrt(v[j, j]); lo <- uniroot(g, best$b[j] + c(-12, -.2) * se, tol = 1e-9)$root; hi <- uniroot(g, best$b[j] + c(.2, 12) * se, tol = 1e-9)$root
    out <- rbind(out, data.frame(ties = ties, term = nm[j], coef = best$b[j], se = se, p = pchisq(2 * (best$value - climb(j, 0, best$b)$value), 1, lower.tail = FALSE), ci_low = exp(lo), ci_high = exp(hi))) } }
out[-(1:2)] <- lapply(out[-(1:2)], function(v) sprintf("%.12g", v)); write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
