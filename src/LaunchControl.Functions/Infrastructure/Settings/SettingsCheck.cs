using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Infrastructure.Settings;

/// <summary>Looks at every setting before the app starts, so that a person mends all faults at once.</summary>
public static class SettingsCheck
{
    private const string VaultReference = "@Microsoft.KeyVault(";

    /// <summary>A sentence for each setting that is missing or weak: which one, what it must be, an example. Holds no value of a setting.</summary>
    public static IReadOnlyList<string> Faults(IServiceProvider services, IConfiguration configuration)
    {
        var unread = UnreadReferences(configuration);
        var others = Refused(services).Where(fault => !unread.Any(name => fault.Contains(name, StringComparison.OrdinalIgnoreCase)));
        return [.. unread.Select(NotRead), .. HostFaults(configuration), .. others];
    }

    /// <summary>The sentences of an exception that a faulty setting brought about; empty for any other.</summary>
    public static IReadOnlyList<string> FaultsOf(Exception exception) => exception switch
    {
        AggregateException all => [.. all.InnerExceptions.SelectMany(FaultsOf)],
        OptionsValidationException invalid => [.. invalid.Failures.Select(Plain).Distinct()],
        _ => [],
    };

    /// <summary>What stands on standard error, and so in the platform's log, when the start is refused.</summary>
    public static string Report(IReadOnlyList<string> faults) =>
        $"LaunchControl did not start: {faults.Count} setting{(faults.Count == 1 ? "" : "s")} to mend.\n{string.Join('\n', faults.Select(fault => $"  - {fault}"))}";

    private static IReadOnlyList<string> Refused(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception exception) when (FaultsOf(exception) is { Count: > 0 } faults)
        {
            return faults;
        }
    }

    // The platform leaves the reference in place of a secret that it can't read.
    private static List<string> UnreadReferences(IConfiguration configuration) =>
        [.. configuration.AsEnumerable()
            .Where(setting => setting.Value?.StartsWith(VaultReference, StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static string NotRead(string name) =>
        $"{name} refers to a secret that could not be read. Is it in the vault, and has the app's identity the role Key Vault Secrets User? The portal shows why beside the setting.";

    // The Functions host needs it; without it nothing of the app would run.
    private static IEnumerable<string> HostFaults(IConfiguration configuration)
    {
        string[] ways = ["AzureWebJobsStorage", "AzureWebJobsStorage:accountName", "AzureWebJobsStorage:blobServiceUri"];
        if (ways.All(way => string.IsNullOrWhiteSpace(configuration[way])))
        {
            yield return "AzureWebJobsStorage__accountName must be the name of the storage account of the Functions host, for instance stlaunches (or, for Azurite, AzureWebJobsStorage must be UseDevelopmentStorage=true).";
        }
    }

    // The framework wraps our sentence: "DataAnnotation validation failed for ... with the error: '...'."
    private static string Plain(string failure)
    {
        const string Wrapping = "with the error: '";
        var start = failure.IndexOf(Wrapping, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + Wrapping.Length)..].TrimEnd('.').TrimEnd('\'');
    }
}
