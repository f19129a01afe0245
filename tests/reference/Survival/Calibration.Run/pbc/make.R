num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(survival)); d <- read.delim("input.tsv")
suppressPackageStartupMessages(library(Hmisc)); h <- 1825
f <- coxph(Surv(time, event) ~ age + logbili + albumin, d[1:200, ]); b <- basehaz(f, centered = FALSE); risk <- 1 - exp(-max(b$hazard[b$time <= h]) * exp(as.matrix(d[, c("age", "logbili", "albumin")]) %*% coef(f)))[, 1]
x <- log(-log(1 - risk)); k <- quantile(x, c(.1, .5, .9)); X <- rcspline.eval(x, knots = k, inclx = TRUE, norm = 2); q <- data.frame(d, x1 = X[, 1], x2 = X[, 2])
m <- coxph(Surv(time, event) ~ x1 + x2, q); bm <- basehaz(m, centered = FALSE); obs <- 1 - exp(-max(bm$hazard[bm$time <= h]) * exp(as.matrix(q[, c("x1", "x2")]) %*% coef(m)))[, 1]
s <- coxph(Surv(time, event) ~ x, data.frame(d, x = x)); km <- function(i) 1 - summary(survfit(Surv(time, event) ~ 1, d[i, ], conf.type = "log-log"), times = h)$surv
e <- abs(obs - risk); o <- order(risk); g <- lapply(1:5, function(j) o[(floor((j - 1) * nrow(d) / 5) + 1):floor(j * nrow(d) / 5)])
kg <- lapply(g, function(i) summary(survfit(Surv(time, event) ~ 1, d[i, ], conf.type = "log-log"), times = h))
put(data.frame(what = c("observed_over_expected", "slope", "slope_se", "ici", "e50", "e90", "largest", paste0(rep(c("predicted", "observed", "low", "high"), each = 5), 1:5)),
  value = c(km(seq_len(nrow(d))) / mean(risk), coef(s), sqrt(vcov(s)), mean(e), median(e), quantile(e, .9), max(e), sapply(g, function(i) mean(risk[i])), sapply(kg, function(z) 1 - z$surv), sapply(kg, function(z) 1 - z$upper), sapply(kg, function(z) 1 - z$lower))))
write.table(num(data.frame(id = d$id, risk = risk)), "input_risk.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
