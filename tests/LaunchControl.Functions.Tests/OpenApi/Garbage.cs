using System.Text;

namespace LaunchControl.Functions.Tests.OpenApi;

/// <summary>Input that nobody sends in good faith. Each is decided by the random numbers alone.</summary>
internal static class Garbage
{
    private static readonly string[] Segments =
    [
        "", "%20", "..", "%2e%2e%2f", "%00", "%0d%0aX-Injected:1", "%ff%fe", "%F0%9F%92%A9", "'%20or%201=1", "%22;--", "%3Cscript%3E", "*", "null", "undefined", "-1", "0", "{launchId}",
        "%25%32%46", "a%7Cb", "%E2%80%AE", "$filter", "a@b.example", new string('9', 400), new string('a', 1500), "%5C%5C", "con", "~", "@", "%2525", "PartitionKey%20eq%20'x'",
    ];

    private static readonly string[] Headers =
    [
        "If-Match: \"", "If-Match: W/\"x\"", "If-Match: ,,,", "Idempotency-Key: " + new string('k', 300), "Idempotency-Key: \u007f", "Accept: */*;q=banana", "Accept: text/csv",
        "Content-Type: text/plain", "Content-Type: application/json; charset=utf-7", "Content-Type: multipart/form-data", "Content-Encoding: gzip", "Expect: 200-ok", "X-HTTP-Method-Override: GET",
        "traceparent: 00-0-0-0", "traceparent: " + new string('0', 500), "X-Forwarded-For: ::1", "X-MS-CLIENT-PRINCIPAL: e30=", "Cookie: launchcontrol-development=x", "Origin: https://evil.example",
        "Range: bytes=0-1", "Prefer: respond-async", "Accept-Language: \u00e9",
    ];

    public static string Segment(Random random) => Pick(random, Segments);

    public static string Header(Random random) => Pick(random, Headers);

    /// <summary>A body that is no JSON object.</summary>
    public static byte[] Body(Random random) => random.Next(14) switch
    {
        0 => [],
        1 => Bytes(random, 1 + random.Next(2000)),
        2 => "{"u8.ToArray(),
        3 => "[]"u8.ToArray(),
        4 => "null"u8.ToArray(),
        5 => Encoding.UTF8.GetBytes(new string('[', 5000)),
        6 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500)),
        7 => "{\"reason\":\"a\",\"reason\":\"b\"}"u8.ToArray(),
        8 => "{\"\\ud800\":1}"u8.ToArray(),
        9 => [0xEF, 0xBB, 0xBF, .. "[1]"u8],
        10 => [.. "{\"reason\":\""u8, 0xC3, 0x28, .. "\"}"u8],
        11 => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("1e999", 1000))}]"),
        12 => Encoding.Unicode.GetBytes("{\"reason\":\"x\"}"),
        _ => random.Next(20) == 0 ? Bytes(random, 1024 * 1024 + 1) : "true"u8.ToArray(),
    };

    public static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
