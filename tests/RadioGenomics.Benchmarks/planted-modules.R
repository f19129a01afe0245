# Modules found in a synthetic cohort against the planted ones: this program's beside R's, by adjusted Rand index.
# usage: Rscript planted-modules.R DIR MODULES.TSV [norun]
#   DIR          output of ../shared/reference/gen_expr.R (expr.tsv, truth.tsv)
#   MODULES.TSV  modules.tsv of: radiogenomics wgcna DIR/expr.tsv --power 6 --min-module-size 30 --out FOLDER
#   norun        leave R out (20,000 genes need 10 GB there)
a <- commandArgs(TRUE); truth <- read.delim(file.path(a[1], "truth.tsv")); own <- read.delim(a[2])
ari <- function(x, y) { t <- table(x, y); p <- function(n) sum(n * (n - 1) / 2); e <- p(rowSums(t)) * p(colSums(t)) / p(sum(t)); (p(t) - e) / ((p(rowSums(t)) + p(colSums(t))) / 2 - e) }
m <- own$module[match(truth$gene, own$gene)]; m[is.na(m)] <- 0; inside <- truth$module > 0
line <- function(name, l) cat(sprintf("%-14s modules %3d  unassigned %6d  ARI all genes %.4f  ARI planted genes %.4f\n", name, length(setdiff(unique(l), 0)), sum(l == 0), ari(l, truth$module), ari(l[inside], truth$module[inside])))
line("RadioGenomics", m)
if (!"norun" %in% a) {
  suppressPackageStartupMessages(library(WGCNA)); d <- data.table::fread(file.path(a[1], "expr.tsv")); X <- t(as.matrix(d[, -1])); colnames(X) <- d[[1]]
  r <- blockwiseModules(X, power = 6, minModuleSize = 30, maxBlockSize = 50000, numericLabels = TRUE, verbose = 0)$colors
  line("R WGCNA", r[match(truth$gene, colnames(X))]); cat(sprintf("same genes in the same modules: %s; ARI between the two %.6f\n", identical(as.integer(r), as.integer(m[match(colnames(X), truth$gene)])), ari(r, m[match(colnames(X), truth$gene)])))
}
