num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(edgeR)); C <- as.matrix(read.delim("input.tsv", row.names = 1)); y <- calcNormFactors(DGEList(C))
put(data.frame(sample = colnames(C), factor = y$samples$norm.factors, logcpm_g002 = cpm(y, log = TRUE)["g002", ], cpm_g003 = cpm(y)["g003", ]))
