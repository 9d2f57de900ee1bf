using System.Text.RegularExpressions;

namespace LaunchControl.Deployment.Tests.Templates;

/// <summary>Identity only, least roles, TLS 1.2 or later, shared keys off, diagnostics on.</summary>
public sealed partial class IdentityTests
{
    // Azure's built-in roles that the templates may grant: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string> KnownRoles = new(StringComparer.Ordinal)
    {
        ["storageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["storageQueueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["serviceBusDataSender"] = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39",
        ["serviceBusDataReceiver"] = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
        ["keyVaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["keyVaultSecretsOfficer"] = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
        ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
        ["durableTaskDataContributor"] = "0ad04412-c4d5-4796-b79c-f76d14c8d402",
    };

    [Fact]
    public void Only_rbac_grants_and_each_role_is_known_named_in_a_comment_and_used()
    {
        Assert.Equal(["app/rbac.bicep"], BicepFile.All.Where(file => file.Text.Contains("Microsoft.Authorization/roleAssignments", StringComparison.Ordinal)).Select(file => file.Name));
        Assert.All(BicepFile.All.Where(file => file.Name != "app/rbac.bicep"), file => Assert.DoesNotMatch(Guid(), file.Text));

        var rbac = BicepFile.Named("app/rbac.bicep").Text;
        var granted = Role().Matches(rbac);
        Assert.Equal(Guid().Count(rbac), granted.Count);
        Assert.All(granted, role => Assert.Equal(KnownRoles[role.Groups["name"].Value], role.Groups["id"].Value));
        Assert.All(granted, role => Assert.Contains($"roles.{role.Groups["name"].Value}", rbac, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_role_is_granted_on_one_resource_and_to_a_principal_of_a_stated_kind()
    {
        var assignments = Assignment().Matches(BicepFile.Named("app/rbac.bicep").Text);

        Assert.Equal(6, assignments.Count);
        Assert.All(assignments, assignment =>
        {
            Assert.Matches(@"\bscope: (storage|serviceBus|vault|insights|scheduler)\n", assignment.Value);
            Assert.Matches(@"\bprincipalType: ", assignment.Value);
        });
    }

    [Fact]
    public void No_file_holds_or_asks_for_a_key()
    {
        var files = Directory.EnumerateFiles(BicepFile.Folder, "*", SearchOption.AllDirectories);

        Assert.All(files, file => Assert.DoesNotMatch(Key(), File.ReadAllText(file)));
    }

    [Fact]
    public void Secrets_are_references_to_the_vault()
    {
        var settings = AppSettings.InTemplate();

        Assert.All(settings.Where(setting => SecretName().IsMatch(setting.Key)), setting => Assert.StartsWith("@Microsoft.KeyVault(SecretUri=", setting.Value, StringComparison.Ordinal));
        Assert.Equal(3, settings.Values.Count(value => value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("app/storage.bicep", "allowSharedKeyAccess: false")]
    [InlineData("app/storage.bicep", "allowBlobPublicAccess: false")]
    [InlineData("app/storage.bicep", "minimumTlsVersion: 'TLS1_2'")]
    [InlineData("app/storage.bicep", "supportsHttpsTrafficOnly: true")]
    [InlineData("app/servicebus.bicep", "disableLocalAuth: true")]
    [InlineData("app/servicebus.bicep", "minimumTlsVersion: '1.2'")]
    [InlineData("app/keyvault.bicep", "enableRbacAuthorization: true")]
    [InlineData("app/keyvault.bicep", "enablePurgeProtection: true")]
    [InlineData("app/monitoring.bicep", "DisableLocalAuth: true")]
    [InlineData("app/workspace.bicep", "disableLocalAuth: true")]
    [InlineData("app/functionapp.bicep", "httpsOnly: true")]
    [InlineData("app/functionapp.bicep", "minTlsVersion: '1.2'")]
    [InlineData("app/functionapp.bicep", "scmMinTlsVersion: '1.2'")]
    [InlineData("app/functionapp.bicep", "ftpsState: 'Disabled'")]
    [InlineData("app/functionapp.bicep", "type: 'UserAssignedIdentity'")]
    public void What_keeps_others_out_is_on(string file, string line) => Assert.Contains(line, BicepFile.Named(file).Text, StringComparison.Ordinal);

    [Fact]
    public void Deployment_with_user_name_and_password_is_off() =>
        Assert.Equal(2, Regex.Count(BicepFile.Named("app/functionapp.bicep").Text, @"'basicPublishingCredentialsPolicies' = \{\n.*\n.*\n      allow: false\n"));

    [Theory]
    [InlineData("app/storage.bicep", 3)]
    [InlineData("app/servicebus.bicep", 1)]
    [InlineData("app/keyvault.bicep", 1)]
    [InlineData("app/functionapp.bicep", 1)]
    public void Diagnostics_go_to_the_workspace(string file, int settings) =>
        Assert.Equal(settings, Regex.Count(BicepFile.Named(file).Text, @"'Microsoft\.Insights/diagnosticSettings@"));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guid();

    [GeneratedRegex(@"^  // .+\n  (?<name>\w+): '(?<id>[0-9a-f-]{36})'$", RegexOptions.Multiline)]
    private static partial Regex Role();

    [GeneratedRegex(@"^resource \w+ 'Microsoft\.Authorization/roleAssignments@(?:.*\n)+?^[}\]]", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"listKeys|listAccountSas|AccountKey=|SharedAccessKey=|Password=|SG\.[\w-]{20}|-----BEGIN|DefaultEndpointsProtocol", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex("ApiKey$|__keys__|[sS]ecret")]
    private static partial Regex SecretName();
}
