using Azure;
using LaunchControl.Functions.Infrastructure.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>Starts the host, or says in plain words why it can't.</summary>
internal static class StartUp
{
    /// <returns>Null where the start failed for a reason that a person can mend; the reason is on standard error.</returns>
    public static async Task<LocalHostApp?> TryAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await LocalHostApp.StartAsync(options, cancellationToken);
        }
        catch (Exception exception) when (Reasons(exception, options).Distinct().ToList() is { Count: > 0 } reasons)
        {
            await Console.Error.WriteLineAsync($"LaunchControl did not start:\n{string.Join('\n', reasons.Select(reason => $"  - {reason}"))}");
            return null;
        }
    }

    private static List<string> Reasons(Exception exception, LocalHostOptions options) => exception switch
    {
        AggregateException all => [.. all.InnerExceptions.SelectMany(inner => Reasons(inner, options))],
        OptionsValidationException invalid => [.. SettingsCheck.FaultsOf(invalid)],
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => [$"Port {options.Port} is in use. Give another one: --port N."],
        SqliteException full => [StorageFaults.Sentence(full, options.DataDirectory)],
        RequestFailedException { Status: 0 } => ["Azurite does not answer. Start it, or give its connection string: --tables."],
        _ => [],
    };
}
