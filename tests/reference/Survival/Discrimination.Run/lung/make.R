num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(survival)); d <- read.delim("input.tsv")
one <- function(m, w) { k <- concordance(as.formula(paste("Surv(time, event) ~", m)), d, timewt = w, reverse = TRUE, ymax = 700); unname(k$concordance) }
put(data.frame(marker = rep(c("age", "sex"), each = 2), measure = c("harrell", "uno"), c = c(unname(concordance(Surv(time, event) ~ age, d, reverse = TRUE)$concordance), one("age", "n/G2"), unname(concordance(Surv(time, event) ~ sex, d, reverse = TRUE)$concordance), one("sex", "n/G2"))))
