# 24 sets of 400 genes in five families; the text of input.tsv is the data (set, p, genes separated by blanks). p differ, so representatives are unique.
if (!file.exists("input.tsv")) { set.seed(4); core <- split(sample(400, 200), rep(1:5, each = 40)); fam <- rep(1:5, length.out = 24)
  genes <- sapply(1:24, function(i) paste(sprintf("g%03d", sort(unique(c(sample(core[[fam[i]]], sample(15:38, 1)), sample(400, sample(0:25, 1)))))), collapse = " "))
  write.table(data.frame(set = sprintf("set%02d", 1:24), p = signif(runif(24)^3, 4), genes = genes), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); g <- strsplit(d$genes, " "); all <- sort(unique(unlist(g)))
m <- t(sapply(g, function(s) all %in% s)) + 0; j <- dist(m, method = "binary"); s <- 1 - as.matrix(j)
out <- data.frame(set = d$set)
for (l in c("average", "complete", "single")) { k <- cutree(hclust(j, l), h = 1 - 0.25); rep <- sapply(k, function(x) { i <- which(k == x); i[which.min(d$p[i])] })
  out[[paste0(l, "_cluster")]] <- match(rep, unique(rep[order(d$p)])); out[[paste0(l, "_representative")]] <- d$set[rep]; out[[paste0(l, "_similarity")]] <- sprintf("%.17g", s[cbind(1:24, rep)]) }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
