# The same tests by phyper, one vectorised call per list: Rscript compare-enrichment-ora.R FOLDER
read <- function(f) { l <- strsplit(readLines(file.path(commandArgs(TRUE)[1], f)), "\t"); setNames(lapply(l, function(v) v[-(1:2)]), sapply(l, `[`, 1)) }
sets <- read("sets.gmt"); lists <- read("lists.gmt"); universe <- readLines(file.path(commandArgs(TRUE)[1], "universe.txt"))
t <- system.time({
  N <- length(universe); K <- lengths(sets); flat <- match(unlist(sets), universe); id <- rep(seq_along(sets), K)
  p <- sapply(lists, function(g) { k <- tabulate(id[flat %in% match(g, universe)], length(sets)); phyper(k - 1, K, N - K, length(g), lower.tail = FALSE) })
  q <- matrix(p.adjust(p, "BH"), nrow(p)); o <- apply(p, 2, order)
})
cat(sprintf("R %s: tests, q and order %.3f s (processor %.3f s), sum of log10 p = %.10f\n", getRversion(), t[["elapsed"]], t[["user.self"]], sum(log10(p))))
