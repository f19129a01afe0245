num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
library(survival); d <- read.delim("input.tsv")
types <- c("log", "log-log", "plain", "logit", "arcsin"); fits <- lapply(types, function(ct) summary(survfit(Surv(start, time, status) ~ transplant, d, conf.type = ct), censored = TRUE)); f <- fits[[1]]
e <- data.frame(time = f$time, n_risk = f$n.risk, n_event = f$n.event, n_censor = f$n.censor, survival = f$surv, std_err = f$std.err)
for (i in seq_along(types)) { e[[paste0("low_", sub("-", "", types[i]))]] <- fits[[i]]$lower; e[[paste0("high_", sub("-", "", types[i]))]] <- fits[[i]]$upper }
put(e)
