using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Where the tables are. Section <c>Tables</c>.</summary>
public sealed class TablesOptions : IValidatableObject
{
    public const string Section = "Tables";

    /// <summary>Address of the table service; the app signs in with its identity. For Azure.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>For Azurite only.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Put before each table's name, so that several systems can share an account. Letters and digits, starting with a letter; may be empty.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>How long one attempt of a call may take. Default 10 seconds, 1 second to 2 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult(
                "Tables__endpoint must be the address of a table service, for instance https://ACCOUNT.table.core.windows.net (or, for Azurite, Tables__connectionString must be its connection string).",
                [nameof(Endpoint)]);
        }

        if (!Prefix.All(char.IsAsciiLetterOrDigit) || (Prefix.Length > 0 && char.IsAsciiDigit(Prefix[0])) || Prefix.Length > 20)
        {
            yield return new ValidationResult("Tables__prefix has at most 20 letters and digits and starts with a letter, for instance staging.", [nameof(Prefix)]);
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(2))
        {
            yield return new ValidationResult("Tables__timeout must be between one second and two minutes, for instance 00:00:10.", [nameof(Timeout)]);
        }
    }
}
