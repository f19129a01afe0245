num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
d <- read.delim("input.tsv"); t <- t.test(d$u, d$v)
put(data.frame(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, ci_low = t$conf.int[1], ci_high = t$conf.int[2]))
