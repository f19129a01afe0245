# 800 simulated genes and 33 sets (the shared inputs ranked800.tsv and ranked800.gmt); the first 120 genes are the list, all 800 the universe.
d <- read.delim("input.tsv"); l <- strsplit(readLines("sets.gmt"), "\t"); sets <- setNames(lapply(l, function(v) v[-(1:2)]), sapply(l, `[`, 1))
fore <- d$gene[d$listed == 1]; N <- nrow(d); n <- length(fore)
k <- sapply(sets, function(s) sum(s %in% fore)); K <- sapply(sets, function(s) sum(s %in% d$gene))
p <- phyper(k - 1, K, N - K, n, lower.tail = FALSE)
out <- data.frame(set = names(sets), k, set_size = K, list_size = n, universe_size = N, odds_ratio = as.numeric(k) * (N - K - n + k) / ((K - k) * (n - k)), p,
                  q = p.adjust(p, "BH"), fold_enrichment = k / (n * K / N), mid_p = p - dhyper(k, K, N - K, n) / 2,
                  log10_p = phyper(k - 1, K, N - K, n, lower.tail = FALSE, log.p = TRUE) / log(10))
out[] <- lapply(out, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); out$odds_ratio <- sub("inf", "Inf", out$odds_ratio, ignore.case = TRUE)
write.table(out[order(out$set), ], "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
