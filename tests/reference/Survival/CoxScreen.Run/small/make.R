# A loop of coxph over scaled features: complete, missing values, ties in the feature, a constant one.
suppressPackageStartupMessages(library(survival)); set.seed(77); n <- 60; k <- 25
if (!file.exists("input.tsv")) { X <- matrix(round(rnorm(n * k, 5), 3), n); X[, 3] <- round(X[, 3]); X[sample(n, 9), 7] <- NA; X[sample(n, 30), 8] <- NA; X[, 11] <- rbinom(n, 1, .3); X[, 20] <- 4
  d <- data.frame(id = sprintf("P%02d", 1:n), time = sample(1:40, n, TRUE), status = rbinom(n, 1, .55), age = round(rnorm(n, 60, 8)), sex = rbinom(n, 1, .5), w = sample(c(1, 2, 1.25), n, TRUE), g = sample(c("u", "v"), n, TRUE)); d$start <- pmin(d$time - 1, sample(0:6, n, TRUE)); colnames(X) <- sprintf("F%02d", 1:k); write.table(cbind(d, X), "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE) }
d <- read.delim("input.tsv"); X <- d[, grep("^F", names(d))]; out <- NULL
forms <- list(alone = "Surv(time, status) ~ x", breslow = "Surv(time, status) ~ x", adjusted = "Surv(time, status) ~ age + sex + x", strata = "Surv(time, status) ~ x + strata(g)", entry = "Surv(start, time, status) ~ x + age", weights = "Surv(time, status) ~ x")
for (m in names(forms)) { rows <- NULL
  for (v in names(X)) { d$x <- as.numeric(scale(X[[v]])); e <- d[!is.na(X[[v]]), ]; row <- data.frame(model = m, feature = v, n = nrow(e), events = sum(e$status)); est <- c(NA, NA, NA, NA, NA)
    if (all(is.finite(e$x))) { f <- if (m == "weights") coxph(as.formula(forms[[m]]), e, weights = w, robust = FALSE) else coxph(as.formula(forms[[m]]), e, ties = if (m == "breslow") "breslow" else "efron"); s <- summary(f); est <- c(s$conf.int["x", c(1, 3, 4)], s$coefficients["x", "Pr(>|z|)"], concordance(f)$concordance) } else row[3:4] <- c(sum(!is.na(X[[v]])), sum(d$status[!is.na(X[[v]])]))
    rows <- rbind(rows, cbind(row, hr = est[1], ci_low = est[2], ci_high = est[3], p = est[4], c_index = est[5])) }
  rows$q <- p.adjust(rows$p, "BH"); out <- rbind(out, rows) }
out[-(1:4)] <- lapply(out[-(1:4)], function(v) ifelse(is.na(v), "NA", sprintf("%.17g", v))); write.table(out, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
