using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Kernel.Zmq;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>Ten thousand messages that no client should send, to all channels of a running kernel.</summary>
[Collection("kernel")]
public sealed class FuzzTests
{
    const int Messages = 10_000;
    const long MostGrowth = 300_000_000;
    static readonly string[] Types =
        ["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open", "comm_msg", "kernel_info_request",
         "interrupt_request", "input_reply", "debug_request", "connect_request", "no_such_request", "", "\u0000"];

    // It answers or drops, lives, does not grow, and is as quick afterwards as before.
    [Fact]
    public void Kernel_TenThousandMutatedMessages_AnswersOrDropsAndLives()
    {
        using var kernel = new RawKernel();
        kernel.Shown(kernel.Execute("1 + 1"));
        long before = Memory(kernel.Process);
        ZmqSocket[] channels = [kernel.Shell, kernel.Control, kernel.Stdin];
        var random = new Philox(20260131, 0);
        for (int i = 0; i < Messages; i++)
        {
            channels[random.NextInt(channels.Length)].Send(Mutated(kernel, random, i));
            if (i % 500 == 499)
            {
                // The replies are read, as a client reads them; the kernel is not given time to drown.
                Assert.Equal("kernel_info_reply", kernel.Reply(kernel.Send(kernel.Control, "kernel_info_request"), kernel.Control).Type);
                foreach (ZmqSocket socket in (ZmqSocket[])[.. channels, kernel.Iopub])
                {
                    kernel.Forget(socket);
                }
            }
        }
        // Whatever was asked of it has been done when this is answered; an error of a cell aborts what is behind it, so it is asked again.
        Assert.Equal("ok", kernel.Reply(kernel.Execute("2 + 2", stopOnError: false)).Text("status") is "ok" ? "ok" : kernel.Reply(kernel.Execute("2 + 2")).Text("status"));
        Assert.False(kernel.Process.HasExited);
        Assert.InRange(Memory(kernel.Process) - before, long.MinValue, MostGrowth);
        Assert.InRange(Median(kernel), 0, Busy * 60);
    }

    // The bar is 60 ms on a quiet machine; on a busy one the test asks for no more than that it is a matter of a moment.
    static double Busy => Environment.GetEnvironmentVariable("RADIOGENOMICS_QUIET") is null ? 10 : 1;

    static double Median(RawKernel kernel)
    {
        double[] milliseconds = [.. Enumerable.Range(0, 21).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            kernel.Reply(kernel.Execute("1 + 1"));
            return clock.Elapsed.TotalMilliseconds;
        }).Order()];
        return milliseconds[10];
    }

    static long Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    static List<byte[]> Mutated(RawKernel kernel, Philox random, int number)
    {
        JsonObject content = Content(random, number);
        KernelMessage message = RawKernel.Message(FormattableString.Invariant($"f{number}"), Types[random.NextInt(Types.Length)], content, []);
        return random.NextInt(12) switch
        {
            0 => kernel.Frames(Deep(message, random)),
            1 => kernel.Frames(message with { Header = Odd(message.Header, random) }),
            2 => kernel.Frames(message with { Buffers = [.. Enumerable.Range(0, random.NextInt(50)).Select(_ => Noise(random, 200))] }),
            3 => [Noise(random, random.NextInt(40)), .. kernel.Frames(message)],
            4 => Changed(kernel.Frames(message), random),
            5 => Resigned(random),
            6 => [.. Enumerable.Range(0, 1 + random.NextInt(random.NextInt(20) == 0 ? 2000 : 12)).Select(_ => Noise(random, random.NextInt(60)))],
            7 => Truncated(kernel.Frames(message), random),
            8 => Huge(kernel.Frames(message), random),
            _ => kernel.Frames(message with { Content = Odd(content, random) }),
        };
    }

    static JsonObject Content(Philox random, int number) => new()
    {
        ["code"] = random.NextInt(4) switch
        {
            0 => FormattableString.Invariant($"{number} + 1"),
            1 => "Math.Sq\ud83e\uddec(",
            2 => "throw new Exception(",
            _ => new string('(', random.NextInt(300)),
        },
        ["cursor_pos"] = random.NextInt(100) - 50,
        ["detail_level"] = 0,
        ["hist_access_type"] = "search",
        ["pattern"] = new string('*', random.NextInt(50)),
        ["n"] = random.NextInt(10) - 5,
        // Executed are few of them: this is about the messages, not about the compiler.
        ["silent"] = true,
        ["store_history"] = false,
        ["user_expressions"] = new JsonObject(),
        ["allow_stdin"] = false,
        ["stop_on_error"] = false,
        ["comm_id"] = "c",
        ["value"] = "x",
    };

    static JsonObject Odd(JsonObject json, Philox random)
    {
        var odd = (JsonObject)json.DeepClone();
        for (int change = 0; change <= random.NextInt(3); change++)
        {
            string name = odd.Select(m => m.Key).ElementAt(random.NextInt(odd.Count));
            odd[name] = random.NextInt(7) switch
            {
                0 => null,
                1 => new JsonArray(1, "2", null),
                2 => new JsonObject { ["a"] = new JsonObject() },
                3 => JsonValue.Create(1e300),
                4 => JsonValue.Create(true),
                5 => JsonValue.Create(""),
                _ => JsonValue.Create("\u2028\u0000<script>"),
            };
        }
        return odd;
    }

    static KernelMessage Deep(KernelMessage message, Philox random)
    {
        JsonNode deep = new JsonObject();
        for (int i = 0; i < random.NextInt(160); i++)
        {
            deep = random.NextInt(2) == 0 ? new JsonObject { ["d"] = deep } : new JsonArray(deep);
        }
        var header = (JsonObject)message.Header.DeepClone();
        header["extra"] = deep;
        return message with { Header = header };
    }

    static List<byte[]> Changed(List<byte[]> frames, Philox random)
    {
        // A copy: the delimiter is one array for all messages.
        int at = random.NextInt(frames.Count);
        byte[] frame = frames[at] = [.. frames[at]];
        if (frame.Length > 0)
        {
            frame[random.NextInt(frame.Length)] ^= (byte)(1 + random.NextInt(255));
        }
        return frames;
    }

    // Correctly signed, and not JSON, or not UTF-8, or JSON that is no object.
    static List<byte[]> Resigned(Philox random)
    {
        byte[][] parts = [.. Enumerable.Range(0, 4).Select(_ => random.NextInt(5) switch
        {
            0 => Encoding.UTF8.GetBytes(new string('[', random.NextInt(100_000))),
            1 => "[1,2]"u8.ToArray(),
            2 => "{\"a\":1,\"a\":\"\\ud800\"}"u8.ToArray(),
            3 => Noise(random, 100),
            _ => "{}"u8.ToArray(),
        })];
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHMAC(System.Security.Cryptography.HashAlgorithmName.SHA256, "the key"u8);
        Array.ForEach(parts, hash.AppendData);
        return ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())), .. parts];
    }

    static List<byte[]> Truncated(List<byte[]> frames, Philox random)
    {
        int at = random.NextInt(frames.Count);
        frames[at] = frames[at][..random.NextInt(frames[at].Length + 1)];
        return random.NextInt(2) == 0 ? frames : frames[..(1 + random.NextInt(frames.Count))];
    }

    // A megabyte where a word belongs; rarely more, because the test's own memory counts too.
    static List<byte[]> Huge(List<byte[]> frames, Philox random)
    {
        int size = random.NextInt(100) == 0 ? 8_000_000 : 1000 * random.NextInt(300);
        frames.Insert(random.NextInt(frames.Count + 1), new byte[size]);
        return frames;
    }

    static byte[] Noise(Philox random, int length) => [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(256))];
}
