# 200 genes of unequal variance, some hypervariable, 14 samples; a numeric feature, a factor, an intercept.
suppressPackageStartupMessages(library(limma))
if (!file.exists("input.tsv")) {
  set.seed(21); G <- 200; n <- 14; f <- round(rnorm(n), 2); b <- rep(0:1, n / 2); sd <- sqrt(1 / rgamma(G, 4, 3)); sd[1:8] <- sd[1:8] * 6; m <- runif(G, 2, 12)
  X <- round(t(sapply(1:G, function(g) m[g] + (g %% 10 == 0) * f + rnorm(n, 0, sd[g] * (1 + m[g] / 12)))), 4); dimnames(X) <- list(sprintf("g%03d", 1:G), sprintf("s%02d", 1:n))
  write.table(data.frame(sample = colnames(X), t(X)), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE); write.table(data.frame(sample = colnames(X), intercept = 1, feature = f, batch = b), "input_design.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
}
X <- t(as.matrix(read.delim("input.tsv", row.names = 1))); D <- as.matrix(read.delim("input_design.tsv", row.names = 1)); fit <- lmFit(X, D); k <- list(plain = eBayes(fit), trend = eBayes(fit, trend = TRUE), robust = eBayes(fit, robust = TRUE)); tr <- treat(fit, lfc = .1)
out <- NULL; p <- function(x) sprintf("%.17g", rep(x, length.out = nrow(X))); for (m in names(k)) { e <- k[[m]]; out <- rbind(out, data.frame(model = m, gene = rownames(X), log_fc = p(e$coefficients[, 2]), t = p(e$t[, 2]), p = p(e$p.value[, 2]), b = p(e$lods[, 2]), s2_prior = p(e$s2.prior), df_prior = p(e$df.prior))) }
out <- rbind(out, data.frame(model = "treat", gene = rownames(X), log_fc = p(tr$coefficients[, 2]), t = p(tr$t[, 2]), p = p(tr$p.value[, 2]), b = "NA", s2_prior = p(tr$s2.prior), df_prior = p(tr$df.prior)))
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
