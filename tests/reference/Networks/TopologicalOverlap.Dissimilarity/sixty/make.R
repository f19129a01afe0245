# 60 genes of the 600 simulated ones (seed 202 of the shared inputs), 100 samples; the text of input.tsv is the data.
suppressPackageStartupMessages(library(WGCNA)); disableWGCNAThreads()
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d }
X <- as.matrix(read.delim("input.tsv", row.names = 1)); up <- function(m) 1 - m[upper.tri(m)]
tom <- function(net, type, power, ...) up(TOMsimilarityFromExpr(X, power = power, networkType = net, TOMType = type, verbose = 0, ...))
out <- data.frame(unsigned_unsigned_min = tom("unsigned", "unsigned", 6), unsigned_unsigned_mean = tom("unsigned", "unsigned", 6, TOMDenom = "mean"),
                  unsigned_signed_min = tom("unsigned", "signed", 6), unsigned_nowick_min = tom("unsigned", "signed Nowick", 6),
                  signed_unsigned_min = tom("signed", "unsigned", 12), signed_signed_min = tom("signed", "signed", 12), signed_nowick_min = tom("signed", "signed Nowick", 12),
                  hybrid_signed_min = tom("signed hybrid", "signed", 6), hybrid_nowick_mean = tom("signed hybrid", "signed Nowick", 6, TOMDenom = "mean"),
                  unsigned_signed_bicor = tom("unsigned", "signed", 6, corType = "bicor"))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
