# 300 genes in 40 samples, 10 sets of 8 to 35 genes (written into input_sets.tsv) with correlated genes, two features, a covariate (used in ../covariate).
# Fisher's z of r, inter-gene correlation of limma, cameraPR set by set; p on min(genes - 2, residual) degrees of freedom from its t.
suppressMessages(library(limma)); covariate <- basename(getwd()) == "covariate"
if (!file.exists("input.tsv")) { set.seed(11); n <- 40; f <- matrix(rnorm(n * 10), n); y <- matrix(rnorm(n * 300), n)
  sets <- lapply(1:10, function(s) sort(sample(300, 5 + 3 * s))); for (s in 1:10) y[, sets[[s]]] <- y[, sets[[s]]] + .6 * f[, s]
  x <- cbind(f1 = f[, 1] + rnorm(n), f2 = rnorm(n)); v <- f[, 2] + rnorm(n)
  w <- function(m, file) write.table(data.frame(sample = sprintf("P%02d", 1:n), round(m, 4)), file, sep = "\t", quote = FALSE, row.names = FALSE)
  w(`colnames<-`(y, sprintf("g%03d", 1:300)), "input.tsv"); w(x, "input_features.tsv"); w(cbind(volume = v), "input_covariates.tsv")
  write.table(data.frame(set = sprintf("set%02d", 1:10), genes = sapply(sets, function(s) paste(sprintf("g%03d", s), collapse = " "))), "input_sets.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
y <- as.matrix(read.delim("input.tsv", row.names = 1)); x <- as.matrix(read.delim("input_features.tsv", row.names = 1)); v <- as.matrix(read.delim("input_covariates.tsv", row.names = 1))
d <- read.delim("input_sets.tsv"); g <- strsplit(d$genes, " "); z0 <- if (covariate) cbind(1, v) else matrix(1, nrow(y)); res <- function(a) residuals(lm(a ~ z0 - 1)); k <- ncol(z0) - 1
out <- NULL
for (f in colnames(x)) { z <- atanh(cor(res(x[, f]), res(y))[1, ]) * sqrt(nrow(y) - 3 - k); df <- min(ncol(y) - 2, nrow(y) - 2 - k)
  for (s in seq_along(g)) { i <- match(g[[s]], colnames(y)); rho <- max(0, interGeneCorrelation(t(y)[i, ], cbind(z0, x[, f]))$correlation)
    pr <- cameraPR(z, list(i), inter.gene.cor = rho, sort = FALSE); t <- -qt(pr$PValue / 2, ncol(y) - 2)
    out <- rbind(out, data.frame(list = f, set = d$set[s], direction = tolower(pr$Direction), inter_gene_correlation = sprintf("%.17g", rho), p = sprintf("%.17g", 2 * pt(-t, df)))) } }
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
