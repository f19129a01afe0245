# 60 points; the text of input.tsv is the data. Trees of four linkages.
if (!file.exists("input.tsv")) { set.seed(72); Y <- round(matrix(rnorm(180), 60), 3)
  write.table(data.frame(sample = sprintf("p%02d", 1:60), `colnames<-`(Y, c("x", "y", "z"))), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
Y <- as.matrix(read.delim("input.tsv", row.names = 1)); out <- data.frame(step = 1:59)
for (m in c("average", "complete", "single", "ward.D2")) { h <- hclust(dist(Y), m); out[[paste0(m, "_left")]] <- h$merge[, 1]; out[[paste0(m, "_right")]] <- h$merge[, 2]; out[[paste0(m, "_height")]] <- sprintf("%.17g", h$height); out[[paste0(m, "_order")]] <- h$order[1:59] }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
