num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
d <- read.delim("input.tsv"); x <- d$x; y <- d$y; u <- d$u; v <- d$v
h <- suppressWarnings(list(ties = wilcox.test(x, y), ties_nocorrect = wilcox.test(x, y, correct = FALSE), exact = wilcox.test(u, v),
  exact_10v8_less = wilcox.test(u[1:10], v[1:8], alternative = "less"), asym_greater = wilcox.test(u, v, exact = FALSE, alternative = "greater")))
put(data.frame(test = names(h), w = sapply(h, function(t) unname(t$statistic)), p = sapply(h, function(t) t$p.value)))
