using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Tests.Counting;

/// <summary>Counts calls of Table Storage, each attempt of them.</summary>
/// <param name="prefix">Of the tables' names.</param>
/// <param name="countsLooks">Also calls made for GET requests: those of a test that looks at something while the product works are no cost of the product's.</param>
internal sealed class StorageCounter(string prefix, bool countsLooks) : HttpPipelinePolicy
{
    private static readonly HttpContextAccessor Requests = new();

    private readonly ConcurrentDictionary<string, long> _byTable = new(StringComparer.Ordinal);
    private long _reads;
    private long _changes;
    private long _rows;

    public StorageTotals Totals => new(
        Interlocked.Read(ref _reads), Interlocked.Read(ref _changes), Interlocked.Read(ref _rows), _byTable.ToDictionary(StringComparer.Ordinal));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Count(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Count(message);
    }

    private void Count(HttpMessage message)
    {
        if (!countsLooks && Requests.HttpContext is { Request.Method: "GET" })
        {
            return;
        }

        var isRead = message.Request.Method == RequestMethod.Get;
        _byTable.AddOrUpdate($"{message.Request.Method} {TableOf(message.Request)}", 1, (_, count) => count + 1);
        Interlocked.Increment(ref isRead ? ref _reads : ref _changes);
        Interlocked.Add(ref _rows, isRead ? RowsOf(message.Response) : 0);
    }

    private string TableOf(Request request) =>
        request.Uri.Path.Split('/')[^1].Split('(')[0] is var table && table.StartsWith(prefix, StringComparison.Ordinal) ? table[prefix.Length..] : table;

    private static long RowsOf(Response response)
    {
        if (response.IsError || response.ContentStream is null)
        {
            return 0;
        }

        using var answer = JsonDocument.Parse(response.Content);
        return answer.RootElement.TryGetProperty("value", out var rows) && rows.ValueKind == JsonValueKind.Array ? rows.GetArrayLength() : 1;
    }
}
