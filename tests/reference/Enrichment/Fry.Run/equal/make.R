# 150 genes of equal variance, so that the prior degrees of freedom are infinite and the closed form is exact; the mixed p is another statistic in limma and not compared.
suppressPackageStartupMessages(library(limma))
if (!file.exists("input.tsv")) {
  set.seed(8); G <- 150; n <- 16; f <- round(rnorm(n), 2); z <- rnorm(n); X <- round(t(sapply(1:G, function(g) 5 + (g <= 25) * (.4 * f + .6 * z) + rnorm(n))), 4); dimnames(X) <- list(sprintf("g%03d", 1:G), sprintf("s%02d", 1:n))
  write.table(data.frame(sample = colnames(X), t(X)), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE); write.table(data.frame(sample = colnames(X), intercept = 1, feature = f), "input_design.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
  g <- rownames(X); s <- list(one = g[10], first = g[1:25], mixed = g[15:45], late = g[80:150]); write.table(data.frame(set = rep(names(s), lengths(s)), gene = unlist(s)), "input_sets.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
}
X <- t(as.matrix(read.delim("input.tsv", row.names = 1))); D <- as.matrix(read.delim("input_design.tsv", row.names = 1)); d <- read.delim("input_sets.tsv"); i <- ids2indices(split(d$gene, factor(d$set, unique(d$set))), rownames(X))
stopifnot(is.infinite(eBayes(lmFit(X, D))$df.prior)); a <- fry(X, i, D, 2, sort = "none"); write.table(data.frame(set = rownames(a), size = a$NGenes, direction = a$Direction, p = sprintf("%.17g", a$PValue), q = sprintf("%.17g", a$FDR)), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
