num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(pROC)); d <- read.delim("input.tsv"); m <- c("s100b", "ndka", "wfns", "age")
r <- lapply(m, function(k) roc(d$outcome, d[[k]], levels = c("Good", "Poor"), direction = "<", quiet = TRUE)); names(r) <- m
out <- NULL
for (k in m) { ci <- ci.auc(r[[k]]); out <- rbind(out, data.frame(kind = "auc", first = k, second = "-", x = as.numeric(auc(r[[k]])), y = ci[1], z = ci[3])) }
# From strict to lenient. Thresholds lie between the values, so only the rates compare.
for (k in m) { o <- order(r[[k]]$thresholds, decreasing = TRUE); out <- rbind(out, data.frame(kind = "curve", first = k, second = "-", x = r[[k]]$sensitivities[o], y = r[[k]]$specificities[o], z = NA)) }
for (j in 2:4) for (i in 1:(j - 1)) { t <- roc.test(r[[i]], r[[j]], method = "delong", paired = TRUE); out <- rbind(out, data.frame(kind = "contrast", first = m[i], second = m[j], x = as.numeric(auc(r[[i]]) - auc(r[[j]])), y = unname(t$statistic), z = t$p.value)) }
put(out)
