num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d) write.table(num(d), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
suppressPackageStartupMessages(library(survival)); d <- read.delim("input.tsv")
suppressPackageStartupMessages(library(rms)); d$celltype <- factor(d$celltype); dd <- datadist(d); options(datadist = "dd")
f <- cph(Surv(time, event) ~ karno + rcs(age, 4) + celltype, d, x = TRUE, y = TRUE, surv = TRUE, eps = 1e-12, iter.max = 50)
fine <- function(x) min(x) + (max(x) - min(x)) * (0:200) / 200
k <- sort(unique(c(fine(d$karno), seq(10, 90, 10)))); a <- sort(unique(c(fine(d$age), seq(35, 80, 5))))
nm <- nomogram(f, karno = k, age = a); pt <- function(v, at) { z <- nm[[v]]; approx(as.numeric(z[[1]]), z$points, at, rule = 1)$y }
lv <- levels(d$celltype); cp <- nm$celltype$points[match(lv, nm$celltype$celltype)]
put(data.frame(variable = c(rep("karno", 9), rep("age", 10), rep("celltype", 4)), value = c(seq(10, 90, 10), seq(35, 80, 5), lv), points = c(pt("karno", seq(10, 90, 10)), pt("age", seq(35, 80, 5)), cp)))
