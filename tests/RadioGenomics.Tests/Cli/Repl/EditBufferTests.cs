using RadioGenomics.Cli.Repl;
using Xunit;

namespace RadioGenomics.Tests.Cli.Repl;

public sealed class EditBufferTests
{
    static EditBuffer With(string text)
    {
        var buffer = new EditBuffer();
        buffer.Set(text.Replace("|", "", StringComparison.Ordinal));
        buffer.MoveTo(text.IndexOf('|', StringComparison.Ordinal));
        return buffer;
    }

    static string Shown(EditBuffer buffer) => buffer.Text.Insert(buffer.Cursor, "|");

    [Theory]
    [InlineData("ab|c", "Left", "a|bc")]
    [InlineData("|abc", "Left", "|abc")]
    [InlineData("abc|", "Right", "abc|")]
    // An emoji is two UTF-16 units and one character.
    [InlineData("a🧬|", "Left", "a|🧬")]
    [InlineData("a🧬|", "Backspace", "a|")]
    [InlineData("a|🧬b", "Delete", "a|b")]
    [InlineData("foo.bar|", "WordLeft", "foo.|bar")]
    [InlineData("|foo.bar", "WordRight", "foo|.bar")]
    [InlineData("one\ntw|o", "LineStart", "one\n|two")]
    [InlineData("o|ne\ntwo", "LineEnd", "one|\ntwo")]
    [InlineData("one\ntwo|", "Up", "one|\ntwo")]
    [InlineData("o|ne\ntwo", "Down", "one\nt|wo")]
    [InlineData("🧬\na|b", "Up", "|🧬\nab")]
    [InlineData("a|bc\nd", "KillToLineEnd", "a|\nd")]
    [InlineData("a|\nd", "KillToLineEnd", "a|d")]
    [InlineData("a\nbc|d", "KillToLineStart", "a\n|d")]
    [InlineData("foo bar|", "KillWord", "foo |")]
    public void Key_Pressed_MovesOrRemoves(string before, string key, string after)
    {
        EditBuffer buffer = With(before);
        typeof(EditBuffer).GetMethod(key)!.Invoke(buffer, null);
        Assert.Equal(after, Shown(buffer));
    }

    [Fact]
    public void Yank_AfterAKill_BringsItBack()
    {
        EditBuffer buffer = With("foo bar|");
        buffer.KillWord();
        buffer.LineStart();
        buffer.Yank();
        Assert.Equal("bar|foo ", Shown(buffer));
    }

    [Fact]
    public void Replace_Word_PutsTheCursorBehindIt()
    {
        EditBuffer buffer = With("Math.Sq|(2)");
        buffer.Replace(5, 7, "Sqrt");
        Assert.Equal("Math.Sqrt|(2)", Shown(buffer));
    }

    // On a screen of ten columns with a prompt of four; wide characters take two columns.
    [Theory]
    [InlineData("ab|", 0, 6)]
    [InlineData("abcdef|", 1, 0)]
    [InlineData("abcdefg|", 1, 1)]
    [InlineData("abc\nd|", 1, 5)]
    [InlineData("abcdefgh\nd|", 2, 5)]
    [InlineData("漢字|", 0, 8)]
    [InlineData("e\u0301|", 0, 5)]
    [InlineData("|\nab", 0, 4)]
    public void Place_TextOnANarrowScreen_IsWhereTheTerminalPutsIt(string text, int row, int column) =>
        Assert.Equal((row, column), ScreenText.Place(text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|', StringComparison.Ordinal), 4, 10));
}
