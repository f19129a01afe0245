num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
library(survival); d <- read.delim("input.tsv")
one <- function(f, rho) { s <- survdiff(f, d, rho = rho); c(s$chisq, length(s$n) - 1, pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE)) }
cases <- expand.grid(rho = c(0, 0.5, 1), model = c("celltype", "trt in celltype"), stringsAsFactors = FALSE)
r <- t(mapply(function(rho, m) one(if (m == "celltype") Surv(time, status) ~ celltype else Surv(time, status) ~ trt + strata(celltype), rho), cases$rho, cases$model))
put(data.frame(model = cases$model, rho = cases$rho, chisq = r[, 1], df = r[, 2], p = r[, 3]))
