# Values on their way between RadioGenomics and R; the form of the files is told in RadioGenomics.Scripting, SharedFile.
.radiogenomics <- local({
  int <- function(con, n = 1L) readBin(con, "integer", n, size = 4L, endian = "little")
  byte <- function(con) rawToChar(readBin(con, "raw", 1L))
  flags <- function(con) as.integer(readBin(con, "raw", 1L))

  read_values <- function(con, kind) {
    n <- int(con)
    switch(kind,
      d = readBin(con, "double", n, size = 8L, endian = "little"),
      i = int(con, n),
      b = { x <- as.integer(readBin(con, "raw", n)); x[x > 1L] <- NA; as.logical(x) },
      s = {
        lengths <- int(con, n)
        int(con)
        x <- readChar(con, pmax(lengths, 0L), useBytes = TRUE)
        Encoding(x) <- "UTF-8"
        x[lengths < 0L] <- NA_character_
        x
      })
  }

  read_vector <- function(con) {
    kind <- byte(con)
    mark <- flags(con)
    names <- if (bitwAnd(mark, 2L)) read(con)
    x <- read_values(con, kind)
    if (!is.null(names)) names(x) <- names
    x
  }

  read_table <- function(con) {
    rows <- int(con)
    columns <- int(con)
    names <- read(con)
    x <- lapply(seq_len(columns), function(i) read(con))
    structure(x, names = if (is.null(names)) character() else names, row.names = .set_row_names(rows), class = "data.frame")
  }

  read_matrix <- function(con) {
    byte(con)
    rows <- int(con)
    columns <- int(con)
    row_names <- read(con)
    column_names <- read(con)
    x <- readBin(con, "double", rows * columns, size = 8L, endian = "little")
    dim(x) <- c(rows, columns)
    if (!is.null(row_names) || !is.null(column_names)) dimnames(x) <- list(row_names, column_names)
    x
  }

  read_list <- function(con) {
    n <- int(con)
    names <- read(con)
    x <- lapply(seq_len(n), function(i) read(con))
    if (!is.null(names)) names(x) <- names
    x
  }

  read <- function(con) switch(byte(con), N = NULL, V = read_vector(con), T = read_table(con), M = read_matrix(con), L = read_list(con))

  put_int <- function(con, x) writeBin(as.integer(x), con, size = 4L, endian = "little")
  put_byte <- function(con, x) writeBin(charToRaw(x), con)
  put_flags <- function(con, x) writeBin(as.raw(x), con)

  write_values <- function(con, x) {
    put_int(con, length(x))
    if (is.double(x)) writeBin(as.vector(x), con, size = 8L, endian = "little")
    else if (is.integer(x)) writeBin(as.vector(x), con, size = 4L, endian = "little")
    else if (is.logical(x)) writeBin(as.raw(ifelse(is.na(x), 2L, as.integer(x))), con)
    else {
      x <- enc2utf8(as.vector(x))
      lengths <- nchar(x, "bytes")
      lengths[is.na(x)] <- -1L
      put_int(con, lengths)
      put_int(con, sum(pmax(lengths, 0L)))
      x[is.na(x)] <- ""
      writeBin(charToRaw(paste(x, collapse = "")), con)
    }
  }

  kind <- function(x) if (is.double(x)) "d" else if (is.integer(x)) "i" else if (is.logical(x)) "b" else "s"

  # Dates and factors as texts, intervals as numbers; NULL for what is no vector.
  plain <- function(x) {
    if (is.factor(x)) as.character(x)
    else if (inherits(x, "Date")) format(x, "%Y-%m-%d")
    else if (inherits(x, "POSIXt")) format(as.POSIXct(x), "%Y-%m-%d %H:%M:%S", tz = "UTC")
    else if (inherits(x, "integer64")) as.character(x)
    else if (is.atomic(x) && (is.numeric(x) || is.logical(x) || is.character(x)) && is.null(dim(x))) {
      names <- names(x)
      attributes(x) <- NULL
      names(x) <- names
      x
    }
  }

  write_vector <- function(con, x, scalar = FALSE) {
    names <- names(x)
    put_byte(con, paste0("V", kind(x)))
    put_flags(con, (if (scalar) 1L else 0L) + (if (is.null(names)) 0L else 2L))
    if (!is.null(names)) write_vector(con, names)
    write_values(con, unname(x))
  }

  write_names <- function(con, names) if (is.null(names)) put_byte(con, "N") else write_vector(con, as.character(unname(names)))

  write_table <- function(con, x) {
    automatic <- !is.character(attr(x, "row.names"))
    columns <- lapply(seq_along(x), function(i) {
      column <- plain(x[[i]])
      if (is.null(column)) stop("column '", names(x)[i], "' is of class ", class(x[[i]])[1L], "; make it numbers or texts first")
      unname(column)
    })
    names <- names(x)
    if (!automatic) {
      columns <- c(list(row.names(x)), columns)
      names <- c("row_name", names)
    }
    put_byte(con, "T")
    put_int(con, c(nrow(x), length(columns)))
    write_names(con, names)
    for (column in columns) write_vector(con, column)
  }

  write_matrix <- function(con, x) {
    if (!is.numeric(x) && !is.logical(x)) stop("a matrix of texts; share as.data.frame of it")
    put_byte(con, "Md")
    put_int(con, dim(x))
    write_names(con, rownames(x))
    write_names(con, colnames(x))
    writeBin(as.double(x), con, size = 8L, endian = "little")
  }

  write <- function(con, x) {
    vector <- if (is.null(x)) NULL else plain(x)
    if (is.null(x)) put_byte(con, "N")
    else if (is.data.frame(x)) write_table(con, as.data.frame(x))
    else if (!is.null(vector)) write_vector(con, vector, scalar = length(vector) == 1L && is.null(names(vector)))
    else if (is.matrix(x) || (is.table(x) && length(dim(x)) == 2L)) write_matrix(con, unclass(x))
    else if (is.table(x)) write_vector(con, setNames(as.vector(x), names(x)))
    else if (is.list(x) && !is.object(x)) {
      put_byte(con, "L")
      put_int(con, length(x))
      write_names(con, names(x))
      for (item in x) write(con, item)
    }
    else stop("it is of class ", class(x)[1L], "; share its numbers, such as as.data.frame(coef(summary(...)))")
  }

  to_file <- function(path, what) {
    con <- file(path, "wb")
    on.exit(close(con))
    message <- tryCatch({ what(con); NULL }, error = function(e) conditionMessage(e))
    if (!is.null(message)) {
      close(con)
      on.exit()
      con <- file(path, "wb")
      on.exit(close(con))
      bytes <- charToRaw(enc2utf8(message))
      put_byte(con, "E")
      put_int(con, length(bytes))
      writeBin(bytes, con)
    }
    invisible()
  }

  put <- function(name, path) {
    con <- file(path, "rb")
    on.exit(close(con))
    assign(name, read(con), envir = globalenv())
    invisible()
  }

  get <- function(name, path) to_file(path, function(con) {
    if (!exists(name, envir = globalenv(), inherits = FALSE)) put_byte(con, "X")
    else write(con, base::get(name, envir = globalenv(), inherits = FALSE))
  })

  who <- function(path) to_file(path, function(con) {
    names <- ls(globalenv())
    values <- mget(names, envir = globalenv())
    shape <- function(x) {
      size <- dim(x)
      if (is.null(size)) size <- length(x)
      if (is.atomic(x) && length(x) == 1L) substr(format(x)[1L], 1L, 200L) else paste(size, collapse = " x ")
    }
    write_table(con, data.frame(name = names, type = vapply(values, function(x) class(x)[1L], ""),
      value = vapply(values, function(x) tryCatch(shape(x), error = function(e) ""), ""), row.names = NULL))
  })

  environment()
})
