# cameraPR on the statistics and sets that RadioGenomics' benchmark wrote: Rscript compare-enrichment-camera.R FOLDER
suppressPackageStartupMessages(library(limma)); a <- commandArgs(TRUE)
x <- read.delim(file.path(a[1], "statistics.tsv"), header = FALSE); l <- strsplit(readLines(file.path(a[1], "sets.gmt")), "\t"); st <- setNames(x$V2, x$V1)
i <- ids2indices(setNames(lapply(l, function(v) v[-(1:2)]), sapply(l, `[`, 1)), names(st))
for (k in 1:5) { t <- system.time(r <- cameraPR(st, i)); cat(sprintf("R cameraPR, round %d: %.3f s wall, %.3f s user, smallest p %.15g of %s\n", k, t[["elapsed"]], t[["user.self"]], r$PValue[1], rownames(r)[1])) }
