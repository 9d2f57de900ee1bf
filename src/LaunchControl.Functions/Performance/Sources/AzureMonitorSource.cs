using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Runs a KQL query in an Azure Monitor Logs workspace, as the app's identity.</summary>
/// <remarks>API: https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format.</remarks>
public sealed class AzureMonitorSource(
    SourceCalls calls, SourceSecrets secrets, TokenCredential credential, IOptions<MetricSourceOptions> options, IOptions<OutgoingHttpOptions> outgoing) : IMetricSource
{
    public MetricSourceKind Kind => MetricSourceKind.AzureMonitor;

    public async Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
    {
        if (query.Metric.Source is not { Query: { } kql, Workspace: { } id } || !Guid.TryParseExact(id, "D", out var workspace))
        {
            return Reading.Failed("has no workspace whose id is a GUID, or no query");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.LogsEndpoint, $"v1/workspaces/{workspace:D}/query"))
        {
            Content = Body(kql, query),
        };
        return await AuthorizeAsync(request, cancellationToken) is { } failure
            ? Reading.Failed(failure)
            : await calls.AskAsync(request, json => LogsAnswer.Read(json, query), LogsAnswer.FindError, cancellationToken);
    }

    private static StringContent Body(string kql, MetricQuery query)
    {
        var timespan = string.Create(CultureInfo.InvariantCulture, $"{query.From.UtcDateTime:O}/{query.To.UtcDateTime:O}");
        return new StringContent(JsonSerializer.Serialize(new LogsQuery(kql, timespan), JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
    }

    // Says what is wrong in our words: the library's may name tenants and addresses.
    private async Task<string?> AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(outgoing.Value.Timeout);
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([$"{options.Value.LogsAudience.AbsoluteUri}.default"]), bound.Token);
            return secrets.AttachToken(request, token.Token);
        }
        catch (Exception exception) when (exception is AuthenticationFailedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "was not asked: this app has no identity here that gets a token for Azure Monitor Logs";
        }
    }

    private sealed record LogsQuery(string Query, string Timespan);
}
