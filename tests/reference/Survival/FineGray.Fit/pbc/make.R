num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(cmprsk)); d <- read.delim("input.tsv")
f <- crr(d$time, d$status, as.matrix(d[, c("trt", "age", "albumin")]), failcode = 2, gtol = 1e-12)
put(data.frame(term = names(f$coef), coef = unname(f$coef), se = sqrt(diag(f$var)), loglik = f$loglik, loglik_null = f$loglik.null))
