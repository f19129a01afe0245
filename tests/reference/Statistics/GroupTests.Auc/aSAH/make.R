num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(pROC)); d <- read.delim("input.tsv"); m <- c("s100b", "ndka", "wfns", "age")
r <- lapply(m, function(k) roc(d$outcome, d[[k]], levels = c("Good", "Poor"), direction = "<", quiet = TRUE)); ci <- lapply(r, ci.auc)
put(data.frame(marker = m, auc = sapply(r, function(x) as.numeric(auc(x))), variance = sapply(r, var), ci_low = sapply(ci, `[`, 1), ci_high = sapply(ci, `[`, 3)))
