# Knots and basis of Hmisc, curves of splines::ns and rms::rcs through coxph, non-linearity of rms. Natural splines differ in basis: their curve is compared.
suppressPackageStartupMessages({ library(survival); library(splines); library(rms) }); set.seed(9); n <- 150
if (!file.exists("input.tsv")) { d <- data.frame(id = sprintf("P%03d", 1:n), x = round(rnorm(n, 50, 12), 1), z = round(rexp(n, .2), 2)); d$time <- ceiling(rexp(n, exp(.02 * abs(d$x - 50) - 4))); d$status <- rbinom(n, 1, .7); write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); out <- NULL; put <- function(case, item, value) out <<- rbind(out, data.frame(case = case, item = as.character(item), value = sprintf("%.17g", value)))
dd <- datadist(d); options(datadist = "dd")
for (rows in c(150, 60)) for (k in 3:7) { e <- d[1:rows, ]; b <- rcspline.eval(e$x, nk = k, inclx = TRUE, norm = 2); case <- sprintf("rcs %d %d", rows, k); put(case, sprintf("knot%d", 1:k), attr(b, "knots")); j <- seq(1, rows, by = 13); for (c in 1:ncol(b)) put(case, sprintf("col%d row%d", c, j), b[j, c]) }
for (k in 3:5) { f <- coxph(Surv(time, status) ~ rcs(x, k), d); case <- sprintf("rcsfit %d", k); put(case, "loglik", f$loglik[2]); put(case, sprintf("coef%d", seq_along(coef(f))), coef(f)); a <- anova(cph(Surv(time, status) ~ rcs(x, k), d, eps = 1e-9), test = "Chisq"); put(case, "nonlinear", a[" Nonlinear", "Chi-Square"]) }
for (k in 2:5) { f <- coxph(Surv(time, status) ~ ns(x, df = k), d); case <- sprintf("nsfit %d", k); put(case, "loglik", f$loglik[2]); j <- seq(1, n, by = 13); lp <- f$linear.predictors; put(case, sprintf("lp row%d", j), lp[j] - lp[1]) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
