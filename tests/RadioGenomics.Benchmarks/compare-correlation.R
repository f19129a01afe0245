# Times what RadioGenomics' correlation benchmark does, in R on the same numbers: Rscript compare-correlation.R FOLDER X Y SAMPLES
a <- commandArgs(TRUE); nx <- as.integer(a[2]); ny <- as.integer(a[3]); n <- as.integer(a[4])
suppressMessages(library(WGCNA)); invisible(enableWGCNAThreads())
x <- matrix(readBin(file.path(a[1], "x.bin"), "double", nx * n), n); y <- matrix(readBin(file.path(a[1], "y.bin"), "double", ny * n), n)
seconds <- function(what, e) { t <- system.time(v <- e)[["elapsed"]]; cat(sprintf("R %-28s %7.2f s\n", what, t)); invisible(v) }
k <- seconds("corAndPvalue", corAndPvalue(x, y)); q <- seconds("p.adjust BH", p.adjust(k$p, "BH"))
cat(sprintf("R pearson, q < 0.05: %d\n", sum(q < 0.05))); rm(k, q); invisible(gc())
seconds("rank and cor", cor(apply(x, 2, rank), apply(y, 2, rank))); invisible(gc())
seconds("bicorAndPvalue", bicorAndPvalue(x, y))
