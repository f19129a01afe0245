# All variables ranked first, then as partial-pearson.
num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sprintf("%.17g", v) else v); d[is.na(d) | d == "NaN"] <- "NA"; d }
x <- as.matrix(read.delim("x.tsv", row.names = 1)); y <- as.matrix(read.delim("y.tsv", row.names = 1)); z <- as.matrix(read.delim("covariates.tsv", row.names = 1))
rk <- function(m) apply(m, 2, rank); x <- rk(x); y <- rk(y); z <- rk(z)
e <- function(m) apply(m, 2, function(v) residuals(lm(v ~ z)))
r <- cor(e(x), e(y)); df <- nrow(x) - 2 - ncol(z); t <- r * sqrt(df / (1 - r^2))
out <- data.frame(x = rep(colnames(x), ncol(y)), y = rep(colnames(y), each = ncol(x)), n = nrow(x), r = as.vector(r), p = 2 * pt(-abs(as.vector(t)), df), r_unadjusted = as.vector(cor(x, y)))
write.table(num(out), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
