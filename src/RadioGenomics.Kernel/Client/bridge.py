# Values on their way between RadioGenomics and Python; the form of the files is told in RadioGenomics.Scripting, SharedFile.
def _radiogenomics_make():
    import array, datetime, decimal, math, struct, sys, types
    try:
        import numpy
    except ImportError:
        numpy = None
    try:
        import pandas
    except ImportError:
        pandas = None
    little = sys.byteorder == "little"

    class Matrix:
        """Samples in rows, features in columns: index, columns, values (a list of rows)."""

        def __init__(self, index, columns, values):
            self.index, self.columns, self.values = index, columns, values

        @property
        def shape(self):
            return len(self.index), len(self.columns)

        def column(self, name):
            place = self.columns.index(name)
            return [row[place] for row in self.values]

        def __repr__(self):
            return "Matrix: %d samples x %d features" % self.shape

    class Reader:
        def __init__(self, data):
            self.data, self.at = data, 0

        def take(self, count):
            self.at += count
            return self.data[self.at - count:self.at]

        def int(self):
            return struct.unpack("<i", self.take(4))[0]

        def numbers(self, code, size, count):
            values = array.array(code)
            values.frombytes(self.take(size * count))
            if not little:
                values.byteswap()
            return values.tolist()

        def vector(self):
            kind, flags = self.take(1), self.take(1)[0]
            names = self.value() if flags & 2 else None
            n = self.int()
            if kind == b"d":
                values = self.numbers("d", 8, n)
            elif kind == b"i":
                values = [None if v == -2147483648 else v for v in self.numbers("i", 4, n)]
            elif kind == b"l":
                values = self.numbers("q", 8, n)
            elif kind == b"b":
                values = [None if v > 1 else v == 1 for v in self.take(n)]
            else:
                lengths = self.numbers("i", 4, n)
                self.int()
                values = [None if length < 0 else self.take(length).decode("utf-8") for length in lengths]
            if names is not None:
                return dict(zip(names, values))
            return values[0] if flags & 1 and n == 1 else values

        def table(self):
            rows, count = self.int(), self.int()
            names = self.value() or []
            columns = [self.value() for _ in range(count)]
            if pandas is None:
                return dict(zip(names, columns))
            series = [pandas.Series(c, dtype=object if any(isinstance(v, str) for v in c) or all(v is None for v in c) and c else None) for c in columns]
            frame = pandas.concat(series, axis=1) if series else pandas.DataFrame(index=range(rows))
            frame.columns = names
            return frame

        def matrix(self):
            self.take(1)
            rows, columns = self.int(), self.int()
            row_names, column_names = self.value(), self.value()
            data = self.take(8 * rows * columns)
            if numpy is not None:
                values = numpy.frombuffer(data, dtype="<f8").reshape((columns, rows)).T.astype(float)
                values[numpy.isnan(values)] = numpy.nan
            else:
                flat = array.array("d")
                flat.frombytes(data)
                values = [flat[r::rows].tolist() for r in range(rows)]
            if row_names is None or column_names is None:
                return values
            return pandas.DataFrame(values, index=row_names, columns=column_names) if pandas is not None else Matrix(row_names, column_names, values)

        def value(self):
            tag = self.take(1)
            if tag == b"N":
                return None
            if tag == b"V":
                return self.vector()
            if tag == b"T":
                return self.table()
            if tag == b"M":
                return self.matrix()
            n, names = self.int(), self.value()
            values = [self.value() for _ in range(n)]
            return values if names is None else dict(zip(names, values))

    def missing(v):
        return v is None or (pandas is not None and v is pandas.NA) or (pandas is not None and v is pandas.NaT)

    def simple(v):
        """A number, text or truth value of Python itself."""
        if numpy is not None and isinstance(v, numpy.generic):
            v = v.item()
        if isinstance(v, decimal.Decimal):
            return float(v)
        if isinstance(v, datetime.datetime):
            return v.strftime("%Y-%m-%d" if v.time() == datetime.time() else "%Y-%m-%d %H:%M:%S")
        if isinstance(v, datetime.date):
            return v.isoformat()
        return v

    class Writer:
        def __init__(self):
            self.parts = []

        def raw(self, *parts):
            self.parts.extend(parts)

        def int(self, *values):
            self.raw(struct.pack("<%di" % len(values), *values))

        def packed(self, code, values):
            data = array.array(code, values)
            if not little:
                data.byteswap()
            self.raw(data.tobytes())

        def texts(self, values):
            encoded = [None if v is None else v.encode("utf-8", "replace") for v in values]
            self.packed("i", [-1 if e is None else len(e) for e in encoded])
            data = b"".join(e for e in encoded if e is not None)
            self.int(len(data))
            self.raw(data)

        def vector(self, values, scalar=False, names=None):
            """Whether the values are of one kind; if so they are written."""
            values = [None if missing(v) else simple(v) for v in values]
            known = [v for v in values if v is not None]
            whole = len(known) == len(values)
            if known and all(isinstance(v, bool) for v in known):
                kind = b"b"
            elif known and whole and all(isinstance(v, int) and not isinstance(v, bool) for v in known):
                kind = b"l"
                if any(not -2**63 <= v < 2**63 for v in known):
                    raise ValueError("whole numbers beyond 64 bits; share them as texts")
            elif known and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in known):
                kind = b"d"
            elif all(isinstance(v, str) or (isinstance(v, float) and math.isnan(v)) for v in known):
                kind = b"s"
                values = [v if isinstance(v, str) else None for v in values]
            else:
                return False
            self.raw(b"V", kind, bytes([(1 if scalar else 0) + (2 if names is not None else 0)]))
            if names is not None:
                self.vector([str(n) for n in names])
            self.int(len(values))
            if kind == b"b":
                self.raw(bytes(2 if v is None else int(v) for v in values))
            elif kind == b"l":
                self.packed("q", values)
            elif kind == b"d":
                self.packed("d", [math.nan if v is None else float(v) for v in values])
            else:
                self.texts(values)
            return True

        def names(self, names):
            if names is None:
                self.raw(b"N")
            else:
                self.vector([str(n) for n in names])

        def matrix(self, values, index, columns):
            self.raw(b"Md")
            self.int(*values.shape)
            self.names(index)
            self.names(columns)
            self.raw(numpy.asarray(values, dtype="<f8").tobytes(order="F"))

        def frame(self, frame):
            labels, columns = [str(i) for i in frame.index], [str(c) for c in frame.columns]
            plain = frame.index.name is None and frame.index.dtype.kind in "iu"
            if isinstance(frame.index, pandas.MultiIndex) or isinstance(frame.columns, pandas.MultiIndex):
                raise TypeError("a DataFrame with several levels of labels; share frame.reset_index()")
            if not plain and all(isinstance(i, str) for i in frame.index) and len(set(labels)) == len(labels) and columns and all(t == float for t in frame.dtypes):
                return self.matrix(frame.to_numpy(), labels, columns)
            series = [(c, frame.iloc[:, i]) for i, c in enumerate(columns)]
            if not plain:
                series.insert(0, (str(frame.index.name) if frame.index.name is not None else "index", frame.index))
            self.raw(b"T")
            self.int(len(frame), len(series))
            self.names([name for name, _ in series])
            for name, values in series:
                if not self.vector(values.tolist()):
                    raise TypeError("column '%s' mixes kinds; make it numbers or texts first" % name)

        def value(self, v, depth=0):
            if depth > 30:
                raise ValueError("lists within lists, too deep")
            v = simple(v)
            if missing(v):
                self.raw(b"N")
            elif isinstance(v, (bool, int, float, str)):
                self.vector([v], scalar=True)
            elif pandas is not None and isinstance(v, pandas.DataFrame):
                self.frame(v)
            elif pandas is not None and isinstance(v, (pandas.Series, pandas.Index)):
                named = isinstance(v, pandas.Series) and v.index.dtype.kind not in "iu"
                if not self.vector(v.tolist(), names=v.index.tolist() if named else None):
                    raise TypeError("a Series that mixes kinds")
            elif isinstance(v, Matrix):
                self.raw(b"Md")
                self.int(*v.shape)
                self.names(v.index)
                self.names(v.columns)
                self.packed("d", [x for name in range(len(v.columns)) for x in (row[name] for row in v.values)])
            elif numpy is not None and isinstance(v, numpy.ndarray):
                if v.ndim == 2 and v.dtype.kind in "fiub":
                    self.matrix(v, None, None)
                elif v.ndim != 1 or not self.vector(v.tolist()):
                    raise TypeError("an array of %d dimensions of %s" % (v.ndim, v.dtype))
            elif isinstance(v, dict):
                self.items(list(v.values()), [str(k) for k in v], depth)
            elif isinstance(v, (list, tuple, set, frozenset, range)):
                items = list(v)
                if not items or not self.vector(items):
                    self.items(items, None, depth)
            else:
                raise TypeError("it is of type %s; share its numbers, such as a DataFrame of them" % type(v).__name__)

        def items(self, values, names, depth):
            self.raw(b"L")
            self.int(len(values))
            self.names(names)
            for value in values:
                self.value(value, depth + 1)

    def save(path, what):
        writer = Writer()
        try:
            what(writer)
        except Exception as error:
            message = str(error).encode("utf-8", "replace")
            writer = Writer()
            writer.raw(b"E")
            writer.int(len(message))
            writer.raw(message)
        with open(path, "wb") as file:
            file.writelines(writer.parts)

    def put(space, name, path):
        with open(path, "rb") as file:
            space[name] = Reader(file.read()).value()

    def get(space, name, path):
        save(path, lambda w: w.value(space[name]) if name in space else w.raw(b"X"))

    def who(space, path):
        hidden = {"In", "Out", "exit", "quit", "get_ipython", "open"}
        items = [(k, v) for k, v in list(space.items()) if not k.startswith("_") and k not in hidden and not isinstance(v, types.ModuleType)]

        def text(v):
            if isinstance(v, (bool, int, float, str)):
                return str(v)[:200]
            size = getattr(v, "shape", None)
            if size is None and hasattr(v, "__len__"):
                size = (len(v),)
            return " x ".join(str(s) for s in size) if size is not None else ""

        def write(w):
            w.raw(b"T")
            w.int(len(items), 3)
            w.names(["name", "type", "value"])
            w.vector([k for k, _ in items])
            w.vector([type(v).__name__ for _, v in items])
            w.vector([text(v) for _, v in items])
        save(path, write)

    module = types.ModuleType("radiogenomics_bridge")
    module.put, module.get, module.who, module.Matrix = put, get, who, Matrix
    sys.modules["radiogenomics_bridge"] = module


_radiogenomics_make()
del _radiogenomics_make
