num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(survival)); d <- read.delim("input.tsv")
suppressPackageStartupMessages(library(riskRegression)); tt <- c(365, 1095, 1825, 2920)
f <- coxph(Surv(time, event) ~ age + logbili + albumin, d, x = TRUE); g <- coxph(Surv(time, event) ~ age, d, x = TRUE)
s <- Score(list(full = f, age = g), Surv(time, event) ~ 1, d, times = tt, metrics = "brier", summary = c("ibs", "ipa"), conf.int = TRUE)
b <- as.data.frame(s$Brier$score); put(data.frame(model = sub("Null model", "null model", as.character(b$model)), time = b$times, brier = b$Brier, se = b$se, ipa = b$IPA, integrated_brier = b$IBS))
