using System.Text;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Kernel;

public sealed class WireTests
{
    static readonly WireFormat Signed = new("secret"u8.ToArray());

    static KernelMessage Message() => new()
    {
        Identities = [[0, 1, 2]],
        Header = new() { ["msg_id"] = "1", ["msg_type"] = "execute_request" },
        Content = new() { ["code"] = "\"α\u2028\"", ["n"] = 3 },
        Buffers = [[9]],
    };

    [Fact]
    public void Read_WhatWasWritten_IsTheSameMessage()
    {
        KernelMessage? read = Signed.Read(Signed.Write(Message()), out string fault);
        Assert.Equal("", fault);
        Assert.Equal(("execute_request", "\"α\u2028\"", 3), (read!.Type, read.Text("code"), read.Integer("n")));
        Assert.Equal([9], read.Buffers.Single());
        Assert.Equal([0, 1, 2], read.Identities.Single());
    }

    // HMAC-SHA256 of "{}{}{}{}" with the key "secret", from Python's hmac module: the signature is that of other programs.
    [Fact]
    public void Write_FourEmptyObjects_HasTheSignatureOfOtherPrograms() =>
        Assert.Equal("34982f0bfec60e7b933ffde06c1ecab0fba073717a95ab943d1dd06f82c2d5e4",
            Encoding.ASCII.GetString(new WireFormat(Encoding.ASCII.GetBytes("secret")).Write(new KernelMessage { Header = [] })[1]));

    // Whoever does not know the key must not be able to run code.
    [Fact]
    public void Read_OneByteChanged_IsDropped()
    {
        List<byte[]> frames = Signed.Write(Message());
        for (int frame = 2; frame < 7; frame++)
        {
            List<byte[]> changed = [.. frames.Select(f => (byte[])f.Clone())];
            changed[frame][0] ^= 1;
            Assert.Null(Signed.Read(changed, out string fault));
            Assert.NotEqual("", fault);
        }
    }

    // Frames are hostile until proven otherwise: nothing that is not a message may throw.
    [Fact]
    public void Read_MutatedFrames_NeverThrows()
    {
        var open = new WireFormat([]);
        var random = new Philox(7, 0);
        for (int i = 0; i < 10_000; i++)
        {
            List<byte[]> frames = [.. open.Write(Message()).Select(f => (byte[])f.Clone())];
            for (int change = 0; change <= random.NextInt(4); change++)
            {
                int at = random.NextInt(frames.Count);
                switch (random.NextInt(4))
                {
                    case 0:
                        frames.RemoveAt(at);
                        break;
                    case 1 when frames[at].Length > 0:
                        frames[at][random.NextInt(frames[at].Length)] = (byte)random.NextInt(256);
                        break;
                    case 2:
                        frames[at] = frames[at][..(frames[at].Length / 2)];
                        break;
                    default:
                        frames.Insert(at, Encoding.UTF8.GetBytes(new string('[', random.NextInt(300))));
                        break;
                }
                frames.AddRange(frames.Count == 0 ? [[]] : []);
            }
            KernelMessage? read = open.Read(frames, out string fault);
            Assert.Equal(read is null, fault.Length > 0);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"shell_port\": 99999999}")]
    [InlineData("{\"transport\": \"smoke\"}")]
    [InlineData("{\"signature_scheme\": \"none\"}")]
    public void Parse_BadConnectionFile_SaysWhatIsWrong(string json)
    {
        var error = Assert.Throws<RadioGenomicsException>(() => ConnectionFile.Parse(json, "c.json"));
        Assert.Equal(ErrorCode.ConnectionInvalid, error.Code);
        Assert.Contains("c.json", error.Message, StringComparison.Ordinal);
    }

    // Logs and error messages print the connection; its key would let any reader run code.
    [Fact]
    public void ToString_Connection_DoesNotHoldTheKey()
    {
        var json = new JsonObject { ["key"] = "top-secret", ["shell_port"] = 1, ["control_port"] = 2, ["iopub_port"] = 3, ["stdin_port"] = 4, ["hb_port"] = 5 };
        Assert.DoesNotContain("top-secret", ConnectionFile.Parse(json.ToJsonString(), "c.json").ToString(), StringComparison.Ordinal);
    }

    // An emoji is one character of the protocol and two units here.
    [Theory]
    [InlineData("a😀b", 0, 0)]
    [InlineData("a😀b", 2, 3)]
    [InlineData("a😀b", 3, 4)]
    [InlineData("a😀b", 99, 4)]
    public void CodePoints_BehindAnEmoji_CountBothWays(string text, int position, int units)
    {
        Assert.Equal(units, CodePoints.ToUtf16(text, position));
        Assert.Equal(Math.Min(position, 3), CodePoints.FromUtf16(text, units));
    }
}
