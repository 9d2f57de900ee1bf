using System.Text.Json.Nodes;

namespace LaunchControl.Deployment.Tests.Hooks;

/// <summary>What <c>azd up</c> runs beside the templates.</summary>
public sealed class HookTests : IDisposable
{
    private const string SendGridKey = "SG.only-a-test";

    private readonly FakeAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task The_keys_are_made_once_and_never_again()
    {
        var first = await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));
        var made = _azure.Vault;
        var second = await _azure.RunAsync("postprovision");

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Equal(["Mail-sendGridApiKey", "SignOffLinks-2027a", "Webhooks-2027b"], made.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(SendGridKey, made["Mail-sendGridApiKey"]);
        Assert.All(["SignOffLinks-2027a", "Webhooks-2027b"], name => Assert.Equal(32, Convert.FromBase64String(made[name]).Length));
        Assert.NotEqual(made["SignOffLinks-2027a"], made["Webhooks-2027b"]);
        Assert.Equal(made, _azure.Vault);
    }

    [Fact]
    public async Task A_new_name_makes_a_new_key_beside_the_old_one()
    {
        await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));
        var before = _azure.Vault;
        await _azure.RunAsync("postprovision", ("SIGN_OFF_KEY_NAME", "2028a"));

        Assert.Equal(before["SignOffLinks-2027a"], _azure.Vault["SignOffLinks-2027a"]);
        Assert.Equal(32, Convert.FromBase64String(_azure.Vault["SignOffLinks-2028a"]).Length);
    }

    [Fact]
    public async Task A_new_key_is_stored_before_any_setting_names_it()
    {
        await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));
        var run = await _azure.RunAsync("preprovision", ("SIGN_OFF_KEY_NAME", "2028a"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("SignOffLinks-2028a", _azure.Vault.Keys);
    }

    [Fact]
    public async Task The_app_is_told_to_read_its_keys()
    {
        await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));

        Assert.Contains(_azure.Calls, call => call.Contains("sites/func-test/config/configreferences/appsettings/refresh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_vault_is_left_alone()
    {
        _azure.Refuse(100);
        var run = await _azure.RunAsync("postprovision", ("IS_PRIVATE", "true"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("DEPLOYER_ADDRESS", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_that_people_come_back_to_are_added_to_those_that_are_there()
    {
        File.WriteAllText(_azure.PathOf("redirects"), "https://elsewhere.contoso.example/callback\n");
        await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey), ("BASE_ADDRESS", "https://launches.contoso.example/"));

        Assert.Contains(
            "az ad app update --id client --web-redirect-uris https://elsewhere.contoso.example/callback https://func-test.azurewebsites.net/.auth/login/aad/callback https://launches.contoso.example/.auth/login/aad/callback",
            _azure.Calls);
    }

    [Fact]
    public async Task Addresses_that_are_all_there_are_not_written_again()
    {
        File.WriteAllText(_azure.PathOf("redirects"), "https://func-test.azurewebsites.net/.auth/login/aad/callback\n");
        await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));

        Assert.DoesNotContain(_azure.Calls, call => call.Contains("--web-redirect-uris", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_is_on_a_command_line_or_printed()
    {
        var run = await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));

        Assert.All(_azure.Vault.Values, secret =>
        {
            Assert.DoesNotContain(_azure.Calls, call => call.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_role_that_does_not_count_yet_is_waited_for()
    {
        _azure.Refuse(2);
        var run = await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(3, _azure.Vault.Count);
    }

    [Fact]
    public async Task A_vault_that_can_not_be_listed_keeps_its_keys()
    {
        _azure.Refuse(100);
        var run = await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Key Vault Secrets Officer", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_azure.Calls, call => call.Contains("secret set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_SendGrid_key_it_says_what_to_do()
    {
        var run = await _azure.RunAsync("postprovision");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("SENDGRID_API_KEY=... azd provision", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_for_this_machine_are_written_once_with_keys_of_their_own()
    {
        await _azure.RunAsync("postprovision", ("SENDGRID_API_KEY", SendGridKey));
        var written = File.ReadAllText(_azure.PathOf("local.settings.json"));
        var values = JsonNode.Parse(written)!["Values"]!;
        await _azure.RunAsync("postprovision");

        Assert.Equal(written, File.ReadAllText(_azure.PathOf("local.settings.json")));
        Assert.Equal("https://login.microsoftonline.com/tenant/v2.0", values["Access__authority"]!.GetValue<string>());
        Assert.Equal("client", values["Access__audience"]!.GetValue<string>());
        Assert.Equal(32, Convert.FromBase64String(values["SignOffLinks__keys__2027a"]!.GetValue<string>()).Length);
        Assert.DoesNotContain(_azure.Vault.Values, secret => written.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_registration_is_made_where_none_is_named()
    {
        var run = await _azure.RunAsync("preprovision", ("AUTH_CLIENT_ID", ""), ("AZURE_KEY_VAULT_NAME", ""));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("azd env set AUTH_CLIENT_ID 11111111-2222-3333-4444-555555555555", _azure.Calls);
        Assert.Contains(_azure.Calls, call => call.StartsWith("az ad sp create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_an_earlier_attempt_made_is_described_and_used()
    {
        File.WriteAllText(_azure.PathOf("registration"), "99999999-2222-3333-4444-555555555555\n");
        var run = await _azure.RunAsync("preprovision", ("AUTH_CLIENT_ID", ""), ("AZURE_KEY_VAULT_NAME", ""));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az ad app create", StringComparison.Ordinal));
        Assert.Contains("azd env set AUTH_CLIENT_ID 99999999-2222-3333-4444-555555555555", _azure.Calls);
    }

    [Fact]
    public async Task One_that_is_named_is_left_alone()
    {
        var run = await _azure.RunAsync("preprovision", ("AZURE_KEY_VAULT_NAME", ""));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az ad", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MAIL_FROM", "azd env set MAIL_FROM")]
    [InlineData("signed-out", "az login")]
    public async Task What_is_missing_is_said_before_anything_is_created(string missing, string advice)
    {
        if (missing == "signed-out")
        {
            File.WriteAllText(_azure.PathOf(missing), "");
        }

        var run = await _azure.RunAsync("preprovision", (missing.Replace('-', '_'), ""), ("AUTH_CLIENT_ID", ""), ("AZURE_KEY_VAULT_NAME", ""));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(advice, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az ad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_addresses_are_printed_at_the_end()
    {
        var run = await _azure.RunAsync("postdeploy");

        Assert.Contains("https://func-test.azurewebsites.net/board", run.Output, StringComparison.Ordinal);
        Assert.Contains("https://func-test.azurewebsites.net/api/health", run.Output, StringComparison.Ordinal);
    }
}
