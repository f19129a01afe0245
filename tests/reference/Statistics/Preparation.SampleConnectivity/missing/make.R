num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressMessages(library(WGCNA)); x <- read.delim("input.tsv", row.names = 1); k <- apply(adjacency(t(x), type = "distance"), 2, sum) - 1
put(data.frame(sample = rownames(x), k = as.numeric(k), z_k = as.numeric(scale(k))))
