using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers.OpenApi;
using LaunchControl.Functions.Tests.Playbooks;

namespace LaunchControl.Functions.Tests.OpenApi;

/// <summary>
/// A request that the document forbids, or that only looks: made from an operation's description and examples, then damaged. The seed and its
/// number decide everything about it.
/// </summary>
internal sealed class FuzzedRequest
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private const int LongBody = 64 * 1024;
    private readonly Random _random;

    private FuzzedRequest(Random random, DocumentedOperation operation) => (_random, Operation) = (random, operation);

    public DocumentedOperation Operation { get; }

    public string Path { get; private set; } = "";

    public byte[]? Body { get; private set; }

    public List<string> Headers { get; } = [];

    /// <param name="known">Path parameters that exist, by name.</param>
    public static FuzzedRequest Create(ApiDocument document, int seed, int number, IReadOnlyDictionary<string, string> known)
    {
        var random = new Random(unchecked((seed * 16_777_619) ^ number));
        var operations = document.Operations.Where(operation => operation.IsSafe || operation.BodySchema is not null || operation.Path.Contains('{', StringComparison.Ordinal)).ToList();
        var request = new FuzzedRequest(random, Garbage.Pick(random, operations));
        request.Damage(document, known);
        return request;
    }

    public HttpRequestMessage ToMessage(Uri host, string token)
    {
        var message = new HttpRequestMessage(new HttpMethod(Operation.Method.ToUpperInvariant()), new Uri(host.AbsoluteUri.TrimEnd('/') + Path, AsWritten));
        message.Headers.TryAddWithoutValidation("Authorization", _random.Next(50) switch { 0 => "", 1 => $"Bearer {token}x", 2 => token, _ => $"Bearer {token}" });
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        // A server that refuses a request by its head may close the connection while a long body is still on its way.
        message.Headers.ExpectContinue = Body?.Length > LongBody ? true : null;
        foreach (var header in Headers.Select(header => header.Split(": ", 2)))
        {
            if (!message.Headers.TryAddWithoutValidation(header[0], header[1]) && message.Content is { } content)
            {
                content.Headers.Remove(header[0]);
                content.Headers.TryAddWithoutValidation(header[0], header[1]);
            }
        }

        return message;
    }

    public override string ToString() =>
        $"{Operation.Method.ToUpperInvariant()} {Path}\n{string.Join('\n', Headers)}\n{Encoding.UTF8.GetString(Body ?? [])}"[..Math.Min(3000, Operation.Method.Length + Path.Length + 3)]
        + (Body is null ? "" : $"\n{Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 3000)))}");

    private void Damage(ApiDocument document, IReadOnlyDictionary<string, string> known)
    {
        // A change that has no body to damage is one of something that is not there.
        var isLost = _random.Next(4) == 0 || (!Operation.IsSafe && Operation.BodySchema is null);
        Path = string.Join('/', Operation.Path.Split('/').Select(segment => !segment.StartsWith('{') ? segment
            : isLost ? Garbage.Segment(_random)
            : known.GetValueOrDefault(segment.Trim('{', '}'), "unknown")));
        Path += Query();
        if (Operation.BodySchema is { } schema)
        {
            Body = _random.Next(4) == 0 ? Garbage.Body(_random) : Mutated(document, schema);
            if (Body.Length == 0 && Operation.IsBodyOptional)
            {
                Body = "null"u8.ToArray(); // To leave it out is allowed there.
            }
        }

        while (_random.Next(3) == 0)
        {
            Headers.Add(Garbage.Header(_random));
        }
    }

    private string Query()
    {
        var names = Operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "query").Select(parameter => parameter["name"]!.GetValue<string>()).Append("unknown").ToList();
        var pairs = new List<string>();
        while (_random.Next(2) == 0)
        {
            pairs.Add($"{Garbage.Pick(_random, names)}={Garbage.Segment(_random)}");
        }

        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    // Until the document forbids it: what it allows would be carried out.
    private byte[] Mutated(ApiDocument document, JsonNode schema)
    {
        for (var attempt = 0; attempt < 30 && Operation.BodyExample is JsonObject example; attempt++)
        {
            var body = example.DeepClone().AsObject();
            for (var mutations = 1 + _random.Next(3); mutations > 0; mutations--)
            {
                new RandomMutation(_random.Next(100_000), _random.Next(6), _random.Next(100_000)).Apply(body);
            }

            var json = body.ToJsonString();
            if (!document.IsValid(schema, json))
            {
                return Encoding.UTF8.GetBytes(json);
            }
        }

        return Garbage.Body(_random);
    }
}
