# 30 of 60 genes of the 600 simulated ones (seed 202 of the shared inputs), 100 samples; some values of every third gene removed at random; the text of input.tsv is the data.
suppressPackageStartupMessages(library(WGCNA)); disableWGCNAThreads()
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d }
X <- as.matrix(read.delim("input.tsv", row.names = 1)); up <- function(m) m[upper.tri(m)]
out <- data.frame(unsigned = up(adjacency(X, type = "unsigned", power = 6)), signed = up(adjacency(X, type = "signed", power = 12)),
                  signed_hybrid = up(adjacency(X, type = "signed hybrid", power = 6)), signed_bicor = up(adjacency(X, type = "signed", power = 12, corFnc = "bicor")),
                  unsigned_spearman = up(adjacency(X, type = "unsigned", power = 6, corOptions = list(use = "p", method = "spearman"))))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
