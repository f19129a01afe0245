# Times go in as ranks: the partial likelihood is the same, and glmnet 4.1-6 mistakes some ties at times above 256.
# cv.glmnet on the files that `survival-lasso write` made; args: folder, features, samples, thresh. Prints seconds, lambda.min and what both selected.
suppressPackageStartupMessages({ library(glmnet); library(survival) })
a <- commandArgs(TRUE); p <- as.integer(a[2]); n <- as.integer(a[3]); thresh <- if (length(a) > 3) as.numeric(a[4]) else 1e-7
bin <- function(name, k) readBin(file.path(a[1], paste0(name, ".bin")), "double", k)
x <- matrix(bin("x", n * p), n); t <- bin("time", n); y <- Surv(match(t, sort(unique(t))), bin("event", n)); fold <- bin("fold", n); colnames(x) <- paste0("V", seq_len(p))
s <- system.time(r <- suppressWarnings(cv.glmnet(x, y, family = "cox", foldid = fold, thresh = thresh)))
b <- coef(r, s = "lambda.min"); chosen <- sort(rownames(b)[b@i + 1])
cat(sprintf("R cv.glmnet cox %d x %d, thresh %g: %.2f s (user %.2f); %d penalties, lambda.min %.17g with %d features, lambda.1se %.17g, cvm %.12g\n", n, p, thresh, s[["elapsed"]], s[["user.self"]], length(r$lambda), r$lambda.min, length(chosen), r$lambda.1se, min(r$cvm)))
f <- file.path(a[1], "ours.tsv")
if (file.exists(f)) { o <- read.delim(f); cat(sprintf("selected by both %d, only here %d, only R %d; largest difference of a coefficient %.2g\n", length(intersect(o$feature, chosen)), length(setdiff(o$feature, chosen)), length(setdiff(chosen, o$feature)), max(abs(o$coefficient - as.vector(b[o$feature, 1]))))) }
