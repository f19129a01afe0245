# One test at a time, with confidence intervals.
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d[is.na(d) | d == "NaN"] <- "NA"; d }
x <- as.matrix(read.delim("x.tsv", row.names = 1)); y <- as.matrix(read.delim("y.tsv", row.names = 1))
out <- do.call(rbind, lapply(colnames(y), function(j) do.call(rbind, lapply(colnames(x), function(i) { h <- cor.test(x[, i], y[, j]); data.frame(x = i, y = j, n = h$parameter + 2, r = h$estimate, ci_low = h$conf.int[1], ci_high = h$conf.int[2], p = h$p.value) }))))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
