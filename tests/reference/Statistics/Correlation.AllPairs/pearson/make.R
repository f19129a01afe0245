# 6 radiomic features against 12 genes, 50 samples, complete.
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d[is.na(d) | d == "NaN"] <- "NA"; d }
suppressMessages(library(WGCNA))
x <- as.matrix(read.delim("x.tsv", row.names = 1)); y <- as.matrix(read.delim("y.tsv", row.names = 1))
k <- suppressWarnings(corAndPvalue(x, y)); R <- k$cor
out <- data.frame(x = rep(colnames(x), ncol(y)), y = rep(colnames(y), each = ncol(x)), n = as.vector(k$nObs), r = as.vector(R), p = as.vector(k$p), q = p.adjust(as.vector(k$p), "BH"))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
