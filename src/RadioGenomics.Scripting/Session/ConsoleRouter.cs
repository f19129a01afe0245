using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>
/// Sends what a cell prints to its cell, and everything else where it went before. Installed once per process, because the console is one
/// per process.
/// </summary>
sealed class ConsoleRouter : TextWriter
{
    static readonly Lock Gate = new();
    static TextWriter? installedOut;
    static TextWriter? installedError;
    static TextReader? installedIn;
    readonly string _name;
    readonly TextWriter _before;

    ConsoleRouter(string name, TextWriter before)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        _name = name;
        _before = before;
    }

    public override Encoding Encoding => Encoding.UTF8;

    public static void Install()
    {
        lock (Gate)
        {
            if (!ReferenceEquals(Console.Out, installedOut))
            {
                Console.SetOut(Synchronized(new ConsoleRouter("stdout", Console.Out) { NewLine = "\n" }));
                installedOut = Console.Out;
            }
            if (!ReferenceEquals(Console.Error, installedError))
            {
                Console.SetError(Synchronized(new ConsoleRouter("stderr", Console.Error) { NewLine = "\n" }));
                installedError = Console.Error;
            }
            if (!ReferenceEquals(Console.In, installedIn))
            {
                Console.SetIn(new CellReader(Console.In));
                installedIn = Console.In;
            }
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (CellScope.Current is CellScope cell)
        {
            cell.Sink.WriteStream(_name, value ?? "");
        }
        else
        {
            _before.Write(value);
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush() => _before.Flush();

    // What is left of a line that was read in pieces belongs to the cell that asked for it.
    sealed class CellReader(TextReader before) : TextReader
    {
        CellScope? _owner;
        string _rest = "";

        public override int Peek() => CellScope.Current is null ? before.Peek() : Fill() ? _rest[0] : -1;

        public override int Read()
        {
            int next = CellScope.Current is null ? before.Read() : Peek();
            _rest = CellScope.Current is null || _rest.Length == 0 ? _rest : _rest[1..];
            return next;
        }

        public override string? ReadLine()
        {
            if (CellScope.Current is not CellScope cell)
            {
                return before.ReadLine();
            }
            string rest = ReferenceEquals(_owner, cell) ? _rest : "";
            _rest = "";
            return rest.Length > 0 ? rest.TrimEnd('\n') : cell.ReadLine("", isPassword: false);
        }

        bool Fill()
        {
            CellScope cell = CellScope.Current!;
            if (!ReferenceEquals(_owner, cell) || _rest.Length == 0)
            {
                _owner = cell;
                _rest = cell.ReadLine("", isPassword: false) is string line ? line + "\n" : "";
            }
            return _rest.Length > 0;
        }
    }
}
