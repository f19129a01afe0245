num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d, f) write.table(num(d), f, sep = "\t", quote = FALSE, row.names = FALSE)
set.seed(5)
d <- data.frame(group = rep(c("a", "b", "c", "d"), c(12, 9, 15, 3)), plain = rnorm(39) + rep(c(0, 1, 0.3, -0.5), c(12, 9, 15, 3)))
d$tied <- round(d$plain * 2); d$missing <- replace(d$tied, c(2, 14, 30, 37, 38, 39), NA)
put(d, "input.tsv")
put(do.call(rbind, lapply(c("plain", "tied", "missing"), function(v) { t <- kruskal.test(d[[v]], d$group); data.frame(column = v, statistic = unname(t$statistic), df = unname(t$parameter), p = t$p.value) })), "expected.tsv")
