suppressPackageStartupMessages(library(survival)); set.seed(5); n <- 70
if (!file.exists("input.tsv")) { d <- data.frame(id = sprintf("P%02d", 1:n), time = sample(2:20, n, TRUE), status = rbinom(n, 1, .6), x = round(rnorm(n), 1), w = sample(c(1, 2, 2.5), n, TRUE), g = sample(c("u", "v"), n, TRUE), cl = sample(1:30, n, TRUE)); d$start <- pmin(d$time - 1, sample(0:9, n, TRUE)); write.table(d, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); out <- NULL; R <- Surv(d$time, d$status); S <- Surv(d$start, d$time, d$status)
put <- function(name, c) { k <- if (is.matrix(c$count)) colSums(c$count) else c$count; out <<- rbind(out, data.frame(case = name, c = c$concordance, se = sqrt(c$var), concordant = k[[1]], discordant = k[[2]], tied_score = k[[3]], tied_time = k[[4]], tied_both = k[[5]])) }
for (tw in c("n", "S", "S/G", "n/G2", "I")) put(paste("plain", tw), concordance(R ~ x, d, timewt = tw, reverse = TRUE))
for (tw in c("n", "S", "S/G", "n/G2", "I")) put(paste("weights", tw), concordance(R ~ x, d, weights = w, timewt = tw, reverse = TRUE))
for (tw in c("n")) put(paste("entry", tw), concordance(S ~ x, d, timewt = tw, reverse = TRUE))
put("strata n", concordance(R ~ x + strata(g), d, reverse = TRUE)); put("cluster n", concordance(R ~ x, d, cluster = cl, reverse = TRUE)); put("ymax n", concordance(R ~ x, d, ymax = 12, reverse = TRUE))
put("entry_all n", concordance(S ~ x + strata(g), d, weights = w, cluster = cl, reverse = TRUE))
out[-1] <- lapply(out[-1], function(v) sprintf("%.17g", v)); write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
