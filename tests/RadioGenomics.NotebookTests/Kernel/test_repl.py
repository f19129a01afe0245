"""The REPL in a pseudo-terminal, with the keys that a person presses. Run by ReplTests; the argument is the command line, as JSON."""
import fcntl
import json
import os
import pty
import re
import select
import signal
import stat
import struct
import sys
import tempfile
import termios
import time

COMMAND = json.loads(sys.argv[-1])


class Terminal:
    def __init__(self, columns=80, rows=24, arguments=(), **environment):
        self.state = tempfile.mkdtemp()
        self.text = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # A test run without colours says so to its children, too.
            inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
            settings = dict(inherited, TERM="xterm-256color", XDG_STATE_HOME=self.state, **environment)
            os.execvpe(COMMAND[0], [*COMMAND, "repl", *arguments], settings)
        self.resize(columns, rows)

    def resize(self, columns, rows):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, text):
        os.write(self.fd, text.encode())

    def wait(self, pattern, seconds=90):
        """Reads until the pattern comes; returns what came up to and with it, and keeps the rest."""
        end = time.monotonic() + seconds
        while True:
            found = re.search(pattern, self.text, re.S)
            if found:
                taken, self.text = self.text[: found.end()], self.text[found.end():]
                return taken
            if time.monotonic() > end:
                raise AssertionError(f"{pattern!r} did not come; there was {self.text!r}")
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    self.text += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:
                    raise AssertionError(f"ended before {pattern!r}; there was {self.text!r}") from None

    def prompt(self, number):
        return self.wait(rf"In\[{number}\]: ")

    def end(self):
        """The exit code."""
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    os.read(self.fd, 65536)
                except OSError:
                    pass
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError("did not end")

    def history(self):
        return os.path.join(self.state, "radiogenomics", "repl-history.jsonl")


def values_lines_and_history():
    t = Terminal()
    t.prompt(1)
    t.send("6 * 7\r")
    assert "\r\n42\r\n" in t.prompt(2)
    # A block goes on until it is closed; the text in it is UTF-8.
    t.send("foreach (var s in new[] { \"α\", \"🧬\" })\r{\rConsole.WriteLine(s + s);\r")
    t.wait(r"\.\.\.: ")
    t.send("}\r")
    out = t.prompt(3)
    assert "αα\r\n" in out and "🧬🧬\r\n" in out, out
    # Upwards, through the lines of the block, to what was typed before.
    t.send("\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A")
    t.wait(r"6 \* 7")
    t.send("\x7f8\r")
    assert "\r\n48\r\n" in t.prompt(4)
    # Keys of shells: start of the line, end of the line, delete a word, into the middle.
    t.send("+ 1\x01100 \x05 + abc\x172\r")
    assert "\r\n103\r\n" in t.prompt(5)
    # Half a surrogate pair is never left behind.
    t.send("\"🧬x\"\x1b[D\x1b[D\x7f\r")
    assert "\r\nx\r\n" in t.prompt(6)
    t.send("\x04")
    assert t.end() == 0
    with open(t.history(), encoding="utf-8") as f:
        lines = [json.loads(line) for line in f]
    assert lines[0] == "6 * 7" and lines[2] == "6 * 8" and len(lines) == 5, lines
    assert stat.S_IMODE(os.stat(t.history()).st_mode) == 0o600


def completion_and_explanation():
    t = Terminal()
    t.prompt(1)
    t.send("Math.Sqr\t")
    t.wait("Sqrt")
    t.send("(2.25)\r")
    assert "\r\n1.5\r\n" in t.prompt(2)
    t.send("Math.Sin\t")
    listed = t.wait("SinCos.*In")
    assert "Sinh" in listed
    t.send("\x15Math.Sqrt?\r")
    # It is no cell and does not count.
    t.wait("double")
    t.prompt(2)
    t.send("\x04")
    assert t.end() == 0


def interrupt_ends_the_cell_and_not_the_process():
    t = Terminal()
    t.prompt(1)
    t.send("var kept = 5;\r")
    t.prompt(2)
    t.send("while (true) { }\r")
    time.sleep(3)
    t.send("\x03")
    assert "cancelled" in t.prompt(3)
    # At the prompt it takes back the line.
    t.send("garbage(\x03")
    t.prompt(3)
    t.send("kept + 1\r")
    assert "\r\n6\r\n" in t.prompt(4)
    t.send("throw new Exception(\"broken\");\r")
    assert "\x1b[31m" in t.prompt(5)
    t.send("exit\r")
    assert t.end() == 0


def paste_is_taken_as_it_is():
    t = Terminal()
    t.prompt(1)
    t.send("\x1b[200~if (1 > 0)\n{\n\tConsole.WriteLine(\"pasted\");\n}\nelse\n{\n    Console.WriteLine(\"no\");\n}\x1b[201~\r")
    assert "\r\npasted\r\n" in t.prompt(2)
    t.send("\x04")
    assert t.end() == 0


def tables_fit_and_resizing_is_seen():
    t = Terminal(columns=60)
    t.prompt(1)
    t.send("var rows = Enumerable.Range(0, 3).Select(i => new { First = new string('a', 25), Second = new string('b', 25), Third = new string('c', 25) }).ToList();\r")
    t.prompt(2)
    t.send("rows\r")
    out = t.prompt(3)
    assert "first 2 columns shown" in out and "cccc" not in out.split("rows\r\n")[-1], out
    t.resize(120, 30)
    t.send("rows\r")
    out = t.prompt(4)
    assert "cccc" in out and "columns shown" not in out, out
    t.send("\x04")
    assert t.end() == 0


def figure_is_kept_where_it_says():
    t = Terminal(columns=200)
    t.prompt(1)
    t.send('FigureSpec.Single("f", "", new PanelSpec { Marks = [new PointsMark { X = [1.0], Y = [2.0] }] })\r')
    out = t.prompt(2)
    path = re.search(r"open (\S+\.svg) in a browser", out).group(1)
    with open(path, encoding="utf-8") as f:
        assert f.read().startswith("<svg")
    t.send("\x04")
    assert t.end() == 0
    assert not os.path.exists(path)


def progress_is_one_line_that_goes_away():
    t = Terminal()
    t.prompt(1)
    t.send('for (int i = 0; i < 60; i++) { Run.Report("permutations", i / 60.0); System.Threading.Thread.Sleep(30); }\r')
    out = t.prompt(2)
    assert re.search(r"\r\x1b\[Kpermutations █+░+ \d+ %", out), out
    assert out.rstrip().rfind("\r\x1b[K") > out.rfind("permutations"), out
    t.send("\x04")
    assert t.end() == 0


def input_and_quiet_settings():
    t = Terminal(arguments=["--no-history"], NO_COLOR="1")
    out = t.prompt(1)
    assert "\x1b[3" not in out, out
    t.send('var name = input("who? ");\r')
    t.wait(r"who\? ")
    t.send("Zoë\r")
    t.prompt(2)
    t.send("name\r")
    assert "\r\nZoë\r\n" in t.prompt(3)
    t.send("nonsense\r")
    assert "\x1b[31m" not in t.prompt(4)
    t.send("\x04")
    assert t.end() == 0
    assert not os.path.exists(t.history())


for test in [values_lines_and_history, completion_and_explanation, interrupt_ends_the_cell_and_not_the_process, paste_is_taken_as_it_is,
             tables_fit_and_resizing_is_seen, figure_is_kept_where_it_says, progress_is_one_line_that_goes_away, input_and_quiet_settings]:
    test()
    print("ok", test.__name__, flush=True)
