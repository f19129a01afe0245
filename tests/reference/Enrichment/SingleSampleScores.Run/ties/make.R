# Scores of 15 samples and 80 genes with rounded (tied) values, a constant gene, a gene without a set, sets of size 1, 2 and 70, names that are not there.
suppressPackageStartupMessages(library(GSVA))
if (!file.exists("input.tsv")) {
  set.seed(11); G <- 80; n <- 15; X <- matrix(round(rnorm(G * n, rep(runif(G, 0, 9), each = n), rep(runif(G, .2, 2), each = n)), 1), n); X[X < 0] <- 0; X[, 40] <- 3
  dimnames(X) <- list(sprintf("s%02d", 1:n), sprintf("g%02d", 1:G)); write.table(data.frame(sample = rownames(X), X), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
  C <- matrix(rnbinom(G * n, mu = rep(exp(runif(G, 0, 7)), each = n), size = 3), n, dimnames = dimnames(X)); write.table(data.frame(sample = rownames(C), C), "input_counts.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
  s <- list(one = "g07", two = c("g01", "g80"), head = colnames(X)[1:12], most = colnames(X)[6:75], spread = colnames(X)[seq(3, 80, 5)], absent = c("g11", "g40", "zz", "g52", "yy"))
  write.table(data.frame(set = rep(names(s), lengths(s)), gene = unlist(s)), "input_sets.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
}
X <- t(as.matrix(read.delim("input.tsv", row.names = 1))); C <- t(as.matrix(read.delim("input_counts.tsv", row.names = 1))); storage.mode(C) <- "integer"; d <- read.delim("input_sets.tsv"); s <- split(d$gene, factor(d$set, unique(d$set)))
sink("/dev/null"); q <- function(M, ...) suppressWarnings(gsva(M, s, verbose = FALSE, ...))
r <- list(gsva = q(X), gsva_max = q(X, mx.diff = FALSE), gsva_abs = q(X, abs.ranking = TRUE, tau = .5), gsva_none = q(X, kcdf = "none"), gsva_poisson = q(C, kcdf = "Poisson"), ssgsea = q(X, method = "ssgsea"),
  ssgsea_raw = q(X, method = "ssgsea", ssgsea.norm = FALSE, tau = 1), plage = q(X, method = "plage"), zscore = q(X, method = "zscore")); sink()
# The sign of a singular vector is arbitrary: here it goes with the set's mean z-score. One gene is that gene (GSVA 1.46 gives 1 for every sample).
Z <- t(scale(t(X))); for (k in names(s)) { m <- colSums(Z[intersect(s[[k]], rownames(Z)[-40]), , drop = FALSE]); if (k == "one") r$plage[k, ] <- m / sqrt(sum(m^2)); if (sum(r$plage[k, ] * m) < 0) r$plage[k, ] <- -r$plage[k, ] }
out <- data.frame(set = rep(names(s), each = ncol(X)), sample = rep(colnames(X), length(s))); for (m in names(r)) out[[m]] <- sprintf("%.17g", as.vector(t(r[[m]][names(s), colnames(X)])))
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
