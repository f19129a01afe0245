# The 90 points of DynamicTreeCut.Run. Labels of the "tree" method under several settings.
suppressPackageStartupMessages(library(dynamicTreeCut))
Y <- as.matrix(read.delim("input.tsv", row.names = 1)); h <- hclust(dist(Y), "average")
out <- data.frame(item = rownames(Y))
for (m in 2:9) { for (d in c(FALSE, TRUE)) {
  out[[paste0(if (d) "deep" else "once", m)]] <- unname(cutreeDynamic(h, method = "tree", deepSplit = d, minClusterSize = m, verbose = 0)) }
  out[[paste0("low", m)]] <- unname(cutreeDynamic(h, method = "tree", deepSplit = FALSE, minClusterSize = m, cutHeight = h$height[85], verbose = 0)) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
