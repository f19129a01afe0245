# Small data with many ties, late entries, strata, weights, clusters; every model prints all it has as one long table.
suppressPackageStartupMessages(library(survival)); set.seed(20240501); n <- 90
if (!file.exists("input.tsv")) { d <- data.frame(id = sprintf("P%02d", 1:n), time = sample(2:30, n, TRUE), status = rbinom(n, 1, .6), x1 = round(rnorm(n), 3), x2 = round(rexp(n), 3), f = sample(c("a", "b", "c"), n, TRUE), w = sample(c(.5, 1, 1.5, 2.25), n, TRUE), g = sample(c("u", "v", "w"), n, TRUE), cl = sample(1:40, n, TRUE), off = round(rnorm(n, sd = .3), 3))
  d$start <- pmin(d$time - 1, sample(0:8, n, TRUE)); write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); out <- NULL
put <- function(model, statistic, term, value) out <<- rbind(out, data.frame(model = model, statistic = statistic, term = term, value = sprintf("%.17g", value)))
R <- Surv(d$time, d$status); S <- Surv(d$start, d$time, d$status)
models <- list(
  efron = coxph(R ~ x1 + x2 + f, d), breslow = coxph(R ~ x1 + x2 + f, d, ties = "breslow"), exact = coxph(R ~ x1 + x2 + f, d, ties = "exact"),
  weighted = coxph(R ~ x1 + x2 + f, d, weights = w, robust = FALSE), robust = coxph(R ~ x1 + x2 + f, d, weights = w, robust = TRUE), cluster = coxph(R ~ x1 + x2 + f, d, weights = w, cluster = cl),
  entry = coxph(S ~ x1 + x2 + f, d), entry_strata = coxph(S ~ x1 + x2 + f + strata(g), d), entry_all = coxph(S ~ x1 + x2 + f + strata(g), d, weights = w, cluster = cl, ties = "breslow"),
  entry_exact = coxph(S ~ x1 + x2 + f, d, ties = "exact"), offset = coxph(R ~ x1 + x2 + f + offset(off), d))
class(models$entry_exact) <- "coxph"  # this version forgets the class
for (m in names(models)) { f <- models[[m]]; nm <- names(coef(f))
  put(m, "coef", nm, coef(f)); put(m, "se", nm, sqrt(diag(vcov(f)))); put(m, "p", nm, pchisq(coef(f)^2 / diag(vcov(f)), 1, lower.tail = FALSE)); put(m, "ci_low", nm, exp(confint(f)[, 1])); put(m, "ci_high", nm, exp(confint(f)[, 2]))
  put(m, "loglik", c("null", "fit"), f$loglik); put(m, "lrt", "", 2 * diff(f$loglik)); put(m, "score", "", f$score); put(m, "wald", "", f$wald.test); if (!is.null(f$rscore)) put(m, "robust_score", "", f$rscore)
  if (m == "entry_exact") next
  put(m, "concordance", c("c", "se"), c(concordance(f)$concordance, sqrt(concordance(f)$var)))
  k <- seq(1, n, by = 9); put(m, "martingale", d$id[k], residuals(f)[k]); put(m, "deviance", d$id[k], residuals(f, "deviance")[k]); put(m, "lp", d$id[k], f$linear.predictors[k])
  if (f$method != "exact") { for (r in c("score", "dfbeta", "dfbetas")) put(m, r, d$id[k], residuals(f, r)[k, 1] + residuals(f, r)[k, 2]); for (r in c("schoenfeld", "scaledsch")) { v <- residuals(f, r); j <- seq(1, nrow(v), by = 7); put(m, r, sprintf("%d", j), v[j, 1] + v[j, 4]) } }
  if (m != "offset") { for (tr in c("km", "rank", "identity", "log")) { z <- cox.zph(f, transform = tr)$table; put(m, paste0("zph_", tr), rownames(z), z[, "chisq"]) }; z <- cox.zph(f, terms = FALSE)$table; put(m, "zph_coefs", rownames(z), z[, "chisq"])
    new <- data.frame(x1 = c(-1, .5), x2 = c(.2, 2), f = c("a", "c")); sf <- survfit(f, newdata = new); k <- seq(1, length(sf$time), by = 4); for (c in 1:2) { put(m, paste0("surv", c), sprintf("%d", k), sf$surv[k, c]); put(m, paste0("chaz_se", c), sprintf("%d", k), sf$std.err[k, c]); put(m, paste0("surv_low", c), sprintf("%d", k), sf$lower[k, c]); put(m, paste0("surv_high", c), sprintf("%d", k), sf$upper[k, c]) } } }
out$value[out$value == "NaN" | out$value == "Inf"] <- "NA"; write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
