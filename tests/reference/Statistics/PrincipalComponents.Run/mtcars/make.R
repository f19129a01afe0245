num <- function(d) { d[] <- lapply(d, function(v) if (is.numeric(v)) sub("NaN|^ *NA$", "NA", sprintf("%.17g", v)) else v); d }
put <- function(d, f) write.table(num(d), f, sep = "\t", quote = FALSE, row.names = FALSE)
put(data.frame(car = rownames(mtcars), mtcars), "input.tsv")
out <- NULL
for (center in c(TRUE, FALSE)) for (scale in c(FALSE, TRUE)) {
  p <- prcomp(mtcars, center = center, scale. = scale); n <- ncol(p$x)
  # Signs mean nothing: the largest entry of every direction is made positive.
  s <- apply(p$rotation, 2, function(v) sign(v[which.max(abs(v))]))
  set <- sprintf("center %s, scale %s", center, scale)
  out <- rbind(out, data.frame(setting = set, what = "sd", row = seq_len(n), component = seq_len(n), value = p$sdev))
  for (k in 1:4) {
    out <- rbind(out, data.frame(setting = set, what = "loading", row = seq_len(ncol(mtcars)), component = k, value = p$rotation[, k] * s[k]))
    out <- rbind(out, data.frame(setting = set, what = "score", row = seq_len(nrow(mtcars)), component = k, value = p$x[, k] * s[k]))
  }
}
put(out, "expected.tsv")
