p <- read.delim("input.tsv")$p; lambda <- seq(.05, 0.95, .05)
out <- data.frame(smoother = qvalue::pi0est(p, lambda)$pi0, bootstrap = qvalue::pi0est(p, pi0.method = "bootstrap")$pi0)
out[] <- lapply(out, function(v) sprintf("%.17g", v))
write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
