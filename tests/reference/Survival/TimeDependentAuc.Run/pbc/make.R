num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(survival)); d <- read.delim("input.tsv")
suppressPackageStartupMessages(library(riskRegression)); d$albumin <- -d$albumin
s <- Score(list(logbili = d$logbili, albumin = d$albumin, age = d$age), Surv(time, event) ~ 1, d, times = c(365, 1095, 1825, 2920), metrics = "auc", conf.int = TRUE, null.model = FALSE)
a <- as.data.frame(s$AUC$score); put(data.frame(marker = as.character(a$model), time = a$times, auc = a$AUC, se = a$se))
k <- as.data.frame(s$AUC$contrasts); print(k[, 1:7])
