# The data of Wgcna.Run/planted; eigengenes of three arbitrary modules, missing values filled.
suppressPackageStartupMessages(library(WGCNA))
if (!file.exists("input.tsv")) file.copy("../../Wgcna.Run/planted/input.tsv", "input.tsv")
X <- as.matrix(read.delim("input.tsv", row.names = 1)); sink("/dev/null"); me <- moduleEigengenes(X, rep(c(0, 1, 2), length.out = ncol(X))); sink()
out <- data.frame(sample = rownames(X)); for (m in 0:2) { out[[paste0("ME", m)]] <- sprintf("%.17g", me$eigengenes[[paste0("ME", m)]]) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
