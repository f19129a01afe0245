# 90 points around five centres; the text of input.tsv is the data. Labels of cutreeDynamic under many settings.
suppressPackageStartupMessages(library(dynamicTreeCut))
if (!file.exists("input.tsv")) { set.seed(71); C <- matrix(rnorm(15, sd = 3), 5); Y <- round(C[sample(5, 90, TRUE), ] + matrix(rnorm(270), 90), 3)
  write.table(data.frame(sample = sprintf("p%02d", 1:90), `colnames<-`(Y, c("x", "y", "z"))), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
Y <- as.matrix(read.delim("input.tsv", row.names = 1)); D <- as.matrix(dist(Y)); h <- hclust(as.dist(D), "average")
cut <- function(...) unname(cutreeDynamic(h, distM = D, verbose = 0, ...))
out <- data.frame(item = rownames(Y))
for (s in 0:4) { out[[paste0("dendro", s)]] <- cut(deepSplit = s, minClusterSize = 5); out[[paste0("free", s)]] <- cut(deepSplit = s, minClusterSize = 8, pamRespectsDendro = FALSE)
  out[[paste0("nopam", s)]] <- cut(deepSplit = s, minClusterSize = 4, pamStage = FALSE); out[[paste0("medoid", s)]] <- cut(deepSplit = s, minClusterSize = 6, useMedoids = TRUE)
  out[[paste0("single", s)]] <- cut(deepSplit = s, minClusterSize = 6, respectSmallClusters = FALSE, pamRespectsDendro = FALSE, maxPamDist = 3)
  out[[paste0("split", s)]] <- cut(deepSplit = s, minClusterSize = 3, minSplitHeight = 0.4, cutHeight = h$height[80]) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
