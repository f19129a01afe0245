# Lower tail, upper tail and log upper tail, far out too; quantiles where R's own are good to 1e-12 (qf with 1 df is not).
rows <- list(); add <- function(f, x, a = NA, b = NA, c = NA) rows[[length(rows) + 1]] <<- data.frame(f = f, x = x, a = a, b = b, c = c)
for (z in c(-38, -8, -1.96, 0, 1e-8, 5, 37)) add("norm", z)
for (df in c(1, 2.5, 104, 368)) for (t in c(-40, -1.3, 0, 8, 60)) add("t", t, df)
for (df in c(1, 4.5, 500)) for (x in c(1e-10, 3.84, 1400)) add("chisq", x, df)
for (x in c(1e-6, .3, 6, 300)) { add("f", x, 3, 28); add("f", x, 200, 150) }
for (x in c(1e-12, .01, .5, .99)) { add("beta", x, .5, .5); add("beta", x, 184, .5); add("beta", x, 5000, 4000) }
for (x in c(1e-6, .4, 6, 300)) { add("gamma", x, .01); add("gamma", x, 7.3); add("gamma", x, 250) }
for (k in c(0, 5, 40, 99)) { add("binom", k, 100, .05); add("pois", k, 7.5) }
add("hyper", 3, 20, 980, 50); add("hyper", 40, 200, 19800, 300); add("hyper", 120, 500, 15000, 800)
for (u in c(3, 40)) add("wilcox", u, 10, 8); add("wilcox", 1200, 50, 60)
d <- do.call(rbind, rows); p <- function(lower, log) mapply(function(f, x, a, b, c) {
  v <- c(a, b, c); do.call(paste0("p", f), c(list(x), as.list(v[!is.na(v)]), list(lower.tail = lower, log.p = log))) }, d$f, d$x, d$a, d$b, d$c)
w <- function(d, file) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("^ *NA$|NaN", "NA", sprintf("%.17g", v)) else v); write.table(d, file, sep = "\t", quote = FALSE, row.names = FALSE) }
w(d, "input.tsv"); w(data.frame(lower = p(TRUE, FALSE), upper = p(FALSE, FALSE), log_upper = p(FALSE, TRUE)), "expected.tsv")
