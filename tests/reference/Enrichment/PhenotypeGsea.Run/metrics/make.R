# Rscript make.R: writes input.tsv and expected.tsv beside it; R alone, no packages.
set.seed(41); n <- 14; genes <- sprintf("g%02d", 1:10); cls <- rep(c(1, 0), c(6, 8))
X <- sapply(1:10, function(g) round(rnorm(n, c(8, 5, 0, -3, 20)[(g - 1) %% 5 + 1], c(1, 2, .1, 1, .5)[(g - 1) %% 5 + 1]) + cls * (g %% 3), 3)); colnames(X) <- genes
write.table(data.frame(sample = sprintf("s%02d", 1:n), X, class = cls), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
floor_sd <- function(v) max(sd(v), .2 * abs(mean(v)))
s2n <- apply(X, 2, function(v) (mean(v[cls == 1]) - mean(v[cls == 0])) / (floor_sd(v[cls == 1]) + floor_sd(v[cls == 0])))
welch <- apply(X, 2, function(v) unname(t.test(v[cls == 1], v[cls == 0])$statistic)); r <- apply(X, 2, cor, cls)
write.table(data.frame(gene = genes, signal_to_noise = sprintf("%.15g", s2n), t = sprintf("%.15g", welch), pearson = sprintf("%.15g", r)), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
