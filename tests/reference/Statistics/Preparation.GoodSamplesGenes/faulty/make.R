num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressMessages(library(WGCNA)); x <- read.delim("input.tsv", row.names = 1); g <- goodSamplesGenes(x, verbose = 0)
s <- rownames(x)[!g$goodSamples]; f <- colnames(x)[!g$goodGenes]
put(data.frame(kind = rep(c("sample", "gene"), c(length(s), length(f))), label = c(s, f)))
