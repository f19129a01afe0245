# The sets of ../../TermRedundancy.Run/sets in a universe of 400 genes: pairs i > j in rows.
d <- read.delim("input.tsv"); g <- strsplit(d$genes, " "); all <- sprintf("g%03d", 1:400)
m <- t(sapply(g, function(s) all %in% s)) + 0; j <- 1 - as.matrix(dist(m, method = "binary")); n <- m %*% t(m); size <- rowSums(m)
out <- NULL
for (a in 2:24) for (b in 1:(a - 1)) out <- rbind(out, data.frame(first = d$set[a], second = d$set[b], jaccard = sprintf("%.17g", j[a, b]),
  overlap = sprintf("%.17g", n[a, b] / min(size[a], size[b])), kappa = sprintf("%.17g", e1071::classAgreement(table(m[a, ], m[b, ]))$kappa)))
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
