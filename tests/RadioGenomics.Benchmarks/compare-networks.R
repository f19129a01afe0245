# Soft threshold and modules in one block with R WGCNA, timed, and the agreement of its modules with ours.
# usage: Rscript compare-networks.R EXPRESSION.tsv POWER MODULES.tsv   (genes in rows; MODULES.tsv from `radiogenomics wgcna`)
suppressMessages({ library(WGCNA); library(data.table) })
a <- commandArgs(TRUE)
invisible(enableWGCNAThreads(parallel::detectCores()))
table <- fread(a[1], header = TRUE)
X <- t(as.matrix(table[, -1])); colnames(X) <- table[[1]]
clock <- function(what, e) { t <- system.time(v <- e); cat(sprintf("R %s: %.1f s elapsed, %.1f s CPU\n", what, t[["elapsed"]], sum(t[c(1, 2, 4, 5)], na.rm = TRUE))); v }
sft <- clock("pickSoftThreshold", pickSoftThreshold(X, networkType = "unsigned", verbose = 0, blockSize = 5000))
print(signif(as.matrix(sft$fitIndices)[1:6, ], 4))
net <- clock("blockwiseModules, one block", blockwiseModules(X, power = as.numeric(a[2]), maxBlockSize = ncol(X) + 1, numericLabels = TRUE,
                                                              saveTOMs = FALSE, verbose = 0))
ours <- fread(a[3])
mine <- ours$module[match(colnames(X), ours$gene)]
t <- table(net$colors, mine); c2 <- function(x) sum(x * (x - 1) / 2)
expected <- c2(rowSums(t)) * c2(colSums(t)) / (sum(t) * (sum(t) - 1) / 2)
ari <- (c2(t) - expected) / ((c2(rowSums(t)) + c2(colSums(t))) / 2 - expected)
cat(sprintf("modules: R %d, ours %d; adjusted Rand index %.6f\n", max(net$colors), max(mine), ari))
