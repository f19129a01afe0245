# 68 p-values, one of them NA (not counted), some equal.
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d[d == "NaN"] <- "NA"; d }
p <- read.delim("input.tsv")$p
out <- data.frame(p = p, bh = p.adjust(p, "BH"), by = p.adjust(p, "BY"), holm = p.adjust(p, "holm"), bonferroni = p.adjust(p, "bonferroni"), hochberg = p.adjust(p, "hochberg"))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
