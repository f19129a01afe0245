# 40 samples x 150 genes with four planted modules, two of them close; a few missing values. The text of input.tsv is the data.
suppressPackageStartupMessages(library(WGCNA)); disableWGCNAThreads()
if (!file.exists("input.tsv")) { set.seed(73); n <- 40; F <- matrix(rnorm(n * 4), n); F[, 2] <- .9 * F[, 1] + sqrt(1 - .81) * F[, 2]; mod <- sample(0:4, 150, TRUE)
  X <- sapply(mod, function(m) { l <- runif(1, .5, .95) * ifelse(runif(1) < .15, -1, 1); e <- rnorm(n); if (m) l * F[, m] + sqrt(1 - l^2) * e else e }); X <- round(X, 4); X[sample(6000, 25)] <- NA
  write.table(data.frame(sample = sprintf("s%02d", 1:n), `colnames<-`(X, sprintf("g%03d", 1:150))), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
X <- as.matrix(read.delim("input.tsv", row.names = 1))
bw <- function(...) unname(blockwiseModules(X, numericLabels = TRUE, verbose = 0, minModuleSize = 8, ...)$colors)
out <- data.frame(gene = colnames(X), defaults = bw(), merged = bw(mergeCutHeight = .4, deepSplit = 4), strict = bw(minCoreKME = .75, minKMEtoStay = .6, reassignThreshold = .05, TOMType = "unsigned"),
  signed = bw(power = 12, networkType = "signed", corType = "bicor"), hybrid = bw(power = 5, networkType = "signed hybrid", pamRespectsDendro = FALSE, TOMDenom = "mean"))
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
