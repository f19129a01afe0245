# Times in R what the survival-screen benchmark does, on the numbers that it wrote: Rscript compare-survival.R FOLDER FEATURES PATIENTS
a <- commandArgs(TRUE); p <- as.integer(a[2]); n <- as.integer(a[3]); suppressMessages(library(survival))
x <- matrix(readBin(file.path(a[1], "features.bin"), "double", p * n), n); f <- readBin(file.path(a[1], "follow.bin"), "double", 2 * n)
y <- Surv(f[1:n], f[n + 1:n]); x <- scale(x); control <- coxph.control()
seconds <- function(what, e) { t <- system.time(v <- e)[["elapsed"]]; cat(sprintf("R %-58s %7.2f s\n", what, t)); invisible(v) }
seconds("coxph.fit in a loop, coefficient and variance only", b <- sapply(seq_len(p), function(j) { m <- coxph.fit(x[, j, drop = FALSE], y, NULL, NULL, NULL, control, NULL, "efron", NULL, resid = FALSE); c(m$coefficients, m$var) }))
q <- p.adjust(2 * pnorm(-abs(b[1, ] / sqrt(b[2, ]))), "BH"); cat(sprintf("R q < 0.05: %d\n", sum(q < .05)))
some <- min(p, 2000); t <- system.time(for (j in seq_len(some)) { m <- coxph(y ~ x[, j]); s <- summary(m); c(s$conf.int, s$coefficients[5], m$concordance[6]) })[["elapsed"]]
cat(sprintf("R coxph and summary in a loop: %.2f s for %d features, %.1f s for %d\n", t, some, t * p / some, p))
d <- data.frame(time = f[1:n], status = f[n + 1:n], x[, 1:10]); t <- system.time(for (i in 1:200) coxph(Surv(time, status) ~ ., d[sample.int(n, n, TRUE), ]))[["elapsed"]]
cat(sprintf("R bootstrap of ten variables: %.2f s for 200 samples, %.1f s for 1000\n", t, 5 * t))
