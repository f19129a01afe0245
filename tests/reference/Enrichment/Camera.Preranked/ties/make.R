# 300 statistics with ties; sets of size 1, 2, 30, 250; preset correlations, with and without ranks.
suppressPackageStartupMessages(library(limma))
if (!file.exists("input.tsv")) {
  set.seed(5); g <- sprintf("g%03d", 1:300); st <- round(rnorm(300) + (1:300 <= 40) * .7, 1); write.table(data.frame(gene = g, statistic = st), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
  s <- list(one = g[3], two = g[c(1, 300)], head = g[1:30], wide = g[20:269], spread = g[seq(4, 300, 9)]); write.table(data.frame(set = rep(names(s), lengths(s)), gene = unlist(s)), "input_sets.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
}
x <- read.delim("input.tsv"); d <- read.delim("input_sets.tsv"); s <- split(d$gene, factor(d$set, unique(d$set))); st <- setNames(x$statistic, x$gene); i <- ids2indices(s, x$gene)
out <- NULL; for (rk in c(FALSE, TRUE)) for (r in c(0, .01, .05, .3)) { a <- cameraPR(st, i, use.ranks = rk, inter.gene.cor = r, sort = FALSE); out <- rbind(out, data.frame(ranks = tolower(rk), correlation = r, set = rownames(a), size = a$NGenes, direction = a$Direction, p = sprintf("%.17g", a$PValue), q = sprintf("%.17g", a$FDR))) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
