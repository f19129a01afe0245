num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
d <- read.delim("input.tsv"); alt <- c(TwoSided = "two.sided", Greater = "greater", Less = "less")
h <- lapply(seq_len(nrow(d)), function(i) fisher.test(matrix(c(d$a[i], d$c[i], d$b[i], d$d[i]), 2), alternative = alt[[d$alternative[i]]]))
# fisher.test finds odds ratio and interval with uniroot's default tolerance (1.2e-4); the same equations are solved here to the last digits.
exact <- function(a, b, c, d, alternative) {
  m <- a + c; n <- b + d; k <- a + b; s <- max(0, k - n):min(k, m); alpha <- if (alternative == "TwoSided") .025 else .05
  at <- function(w) { l <- dhyper(s, m, n, k, log = TRUE) + w * s; e <- exp(l - max(l)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-30, 30), tol = 1e-15, maxiter = 10000)$root)
  c(if (a == min(s)) 0 else if (a == max(s)) Inf else root(function(w) sum(s * at(w)) - a),
    if (alternative == "Less" || a == min(s)) 0 else root(function(w) sum(at(w)[s >= a]) - alpha),
    if (alternative == "Greater" || a == max(s)) Inf else root(function(w) sum(at(w)[s <= a]) - alpha)) }
e <- t(mapply(exact, d$a, d$b, d$c, d$d, d$alternative)); est <- sapply(h, function(t) unname(t$estimate))
stopifnot(all(abs(e[, 1] / est - 1) < 1e-3 | e[, 1] == est))
put(data.frame(p = sapply(h, function(t) t$p.value), odds_ratio = e[, 1], ci_low = e[, 2], ci_high = e[, 3]))
