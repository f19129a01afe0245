num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.15g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages({ library(survival); library(dcurves) }); d <- read.delim("input.tsv")
r <- as.data.frame(dca(Surv(time, event) ~ risk5, d, time = 1825, thresholds = seq(.05, .6, .05))$dca)
put(data.frame(strategy = sub("^all$", "treat all", sub("^none$", "treat none", r$variable)), threshold = r$threshold, net_benefit = r$net_benefit, tp_rate = r$tp_rate, fp_rate = r$fp_rate))
