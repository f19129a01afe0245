# 600 simulated genes (seed 202 of the shared inputs), 100 samples; the text of input.tsv is the data.
suppressPackageStartupMessages(library(WGCNA)); disableWGCNAThreads()
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d }
X <- as.matrix(read.delim("input.tsv", row.names = 1))
one <- function(kind, ...) { t <- pickSoftThreshold(X, verbose = 0, ...)$fitIndices; names(t) <- c("power", "sft_r2", "slope", "truncated_r2", "mean_k", "median_k", "max_k"); cbind(kind, t) }
out <- rbind(one("unsigned pearson", networkType = "unsigned"), one("unsigned bicor", networkType = "unsigned", corFnc = "bicor"),
             one("unsigned spearman", networkType = "unsigned", corOptions = list(use = "p", method = "spearman")),
             one("signed pearson", networkType = "signed"), one("signed bicor", networkType = "signed", corFnc = "bicor"),
             one("signedhybrid pearson", networkType = "signed hybrid"), one("signedhybrid bicor", networkType = "signed hybrid", corFnc = "bicor"))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
