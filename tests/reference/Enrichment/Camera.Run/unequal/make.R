# The data of Statistics/ModeratedT.Run/unequal; sets of size 1, 3, 20, 60.
suppressPackageStartupMessages(library(limma))
if (!file.exists("input.tsv")) { file.copy("../../../Statistics/ModeratedT.Run/unequal/input.tsv", "input.tsv"); file.copy("../../../Statistics/ModeratedT.Run/unequal/input_design.tsv", "input_design.tsv")
  g <- sprintf("g%03d", 1:200); s <- list(one = g[10], three = g[c(5, 50, 150)], tens = g[seq(10, 200, 10)], first = g[1:60]); write.table(data.frame(set = rep(names(s), lengths(s)), gene = unlist(s)), "input_sets.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
X <- t(as.matrix(read.delim("input.tsv", row.names = 1))); D <- as.matrix(read.delim("input_design.tsv", row.names = 1)); d <- read.delim("input_sets.tsv"); i <- ids2indices(split(d$gene, factor(d$set, unique(d$set))), rownames(X))
k <- list(preset = camera(X, i, D, 2, sort = FALSE), estimated = camera(X, i, D, 2, inter.gene.cor = NA, sort = FALSE), negative = camera(X, i, D, 2, inter.gene.cor = NA, allow.neg.cor = TRUE, sort = FALSE),
  ranks = camera(X, i, D, 2, inter.gene.cor = NA, use.ranks = TRUE, sort = FALSE), trend = camera(X, i, D, 2, trend.var = TRUE, sort = FALSE))
out <- NULL; for (m in names(k)) { a <- k[[m]]; out <- rbind(out, data.frame(model = m, set = rownames(a), size = a$NGenes, correlation = sprintf("%.17g", if (is.null(a$Correlation)) .01 else a$Correlation), direction = a$Direction, p = sprintf("%.17g", a$PValue), q = sprintf("%.17g", a$FDR))) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
