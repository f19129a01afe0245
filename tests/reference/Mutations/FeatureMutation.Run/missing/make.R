num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
# wilcox.test takes the exact distribution where both classes have fewer than 50 values and no ties; RARE (2 mutated) is left out.
suppressPackageStartupMessages(library(pROC)); f <- read.delim("input_features.tsv"); g <- read.delim("input_mutations.tsv"); out <- NULL
for (k in names(f)[-1]) for (m in setdiff(names(g)[-1], "RARE")) { ok <- !is.na(f[[k]]) & !is.na(g[[m]]); x <- f[[k]][ok]; y <- g[[m]][ok]
  ci <- ci.auc(roc(y, x, levels = 0:1, direction = "<", quiet = TRUE)); p <- suppressWarnings(wilcox.test(x[y == 1], x[y == 0]))$p.value
  out <- rbind(out, data.frame(feature = k, gene = m, n_mutated = sum(y == 1), n_wild_type = sum(y == 0), auc = ci[2], ci_low = ci[1], ci_high = ci[3], p = p)) }
out$q <- p.adjust(out$p, "BH"); put(out[order(out$p, out$feature, out$gene), ])
