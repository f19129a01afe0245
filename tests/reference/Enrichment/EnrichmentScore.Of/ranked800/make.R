# Rscript make.R FOLDER: input.tsv and sets.tsv come from ranked800.tsv and ranked800.gmt in FOLDER. Needs package fgsea.
library(fgsea); f <- commandArgs(TRUE)[1]
rk <- read.delim(file.path(f, "ranked800.tsv")); st <- setNames(rk$stat, rk$gene)
l <- strsplit(readLines(file.path(f, "ranked800.gmt")), "\t"); sets <- setNames(lapply(l, function(v) v[-(1:2)]), sapply(l, `[`, 1))
score <- function(s, ...) calcGseaStat(st, na.omit(match(sets[[s]], names(st))), ...)
for (s in names(sets)) print(list(s, score(s, gseaParam = 0), score(s, gseaParam = 1, returnLeadingEdge = TRUE), score(s, scoreType = "pos"), score(s, scoreType = "neg")))
set.seed(42); print(suppressWarnings(fgseaMultilevel(sets, st, minSize = 5, maxSize = 500, eps = 0, nproc = 1)))
