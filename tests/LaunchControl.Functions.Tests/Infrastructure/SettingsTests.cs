using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Infrastructure;

/// <summary>Settings: the example lists every one, and a missing or weak one stops the start.</summary>
public sealed class SettingsTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public void The_example_with_its_secrets_filled_in_starts() => Validate(Example());

    [Fact]
    public void The_example_holds_no_secret() =>
        Assert.All(Example().Where(setting => setting.Key.Contains("key", StringComparison.OrdinalIgnoreCase) && !setting.Key.EndsWith("activeKey", StringComparison.Ordinal)),
            setting => Assert.True(ExampleFile()[setting.Key.Replace(":", "__", StringComparison.Ordinal)]!.GetValue<string>() is "" or ['<', ..]));

    [Theory]
    [InlineData("Site:baseAddress", "", "Site__baseAddress")]
    [InlineData("Site:baseAddress", "launch.contoso.example", "Site__baseAddress")]
    [InlineData("Site:baseAddress", "https://launch.contoso.example/x", "Site__baseAddress")]
    [InlineData("Tables:connectionString", "", "Tables__endpoint")]
    [InlineData("Tables:prefix", "no-hyphens", "Tables__prefix")]
    [InlineData("ServiceBus", "", "ServiceBus__fullyQualifiedNamespace")]
    [InlineData("Mail:sendGridApiKey", "", "Mail__sendGridApiKey")]
    [InlineData("Mail:from", "nobody", "Mail__from")]
    [InlineData("Mail:eventWebhookPublicKey", "not base64", "Mail__eventWebhookPublicKey")]
    [InlineData("Mail:eventWebhookPublicKey", Key, "Mail__eventWebhookPublicKey")]
    [InlineData("SignOffLinks:activeKey", "missing", "SignOffLinks__activeKey")]
    [InlineData("SignOffLinks:keys:2027a", "c2hvcnQ=", "SignOffLinks__keys__2027a")]
    [InlineData("SignOffLinks:keys:2027a", "not base64", "SignOffLinks__keys__2027a")]
    [InlineData("SignOffLinks:lifetime", "00:00:01", "SignOffLinks__lifetime")]
    [InlineData("Webhooks:activeKey", "missing", "Webhooks__activeKey")]
    [InlineData("Webhooks:keys:2027a", "c2hvcnQ=", "Webhooks__keys__2027a")]
    [InlineData("Access:authority", "", "Access__authority")]
    [InlineData("Access:authority", "http://insecure.example", "Access__authority")]
    [InlineData("Access:authority", "https://login.microsoftonline.com/common/v2.0", "Access__authority")]
    [InlineData("Access:authority", "https://login.microsoftonline.com/Organizations", "Access__authority")]
    [InlineData("Access:audience", " ", "Access__audience")]
    [InlineData("RateLimits:window", "00:00:00", "RateLimits__window")]
    [InlineData("RateLimits:readsPerLink", "0", "RateLimits__readsPerLink")]
    [InlineData("RateLimits:feedbackPerLink", "0", "RateLimits__feedbackPerLink")]
    [InlineData("RateLimits:webhooksPerAddress", "2000000", "RateLimits__webhooksPerAddress")]
    [InlineData("RateLimits:trustedProxies", "-1", "RateLimits__trustedProxies")]
    [InlineData("Tickets:jiraSecrets:0", "too short", "Tickets__jiraSecrets__0")]
    [InlineData("Tickets:webhookSecrets:1", Key, "Tickets__webhookSecrets__1")]
    [InlineData("Tickets:webhookSecrets:0", "whsec_c2hvcnQ=", "Tickets__webhookSecrets__0")]
    [InlineData("Tickets:webhookSecrets:2", "", "Tickets__webhookSecrets")]
    [InlineData("Access:developmentMode", "true", "Access__developmentKey")]
    [InlineData("Outbox:grace", "2.00:00:00", "Outbox__grace")]
    [InlineData("OutgoingHttp:timeout", "00:00:00", "OutgoingHttp__timeout")]
    [InlineData("OutgoingHttp:timeout", "00:05:00", "OutgoingHttp__timeout")]
    [InlineData("OutgoingHttp:allowedHosts:0", "https://contoso.example/", "OutgoingHttp__allowedHosts__0")]
    [InlineData("MetricSources:secrets:prometheus_read:value", "s3cr3t", "MetricSources__secrets__prometheus_read__host")]
    [InlineData("MetricSources:secrets:prometheus_read:host", "metrics.contoso.example", "MetricSources__secrets__prometheus_read__value")]
    [InlineData("MetricSources:secrets:Not a name:value", "s3cr3t", "MetricSources__secrets__Not a name")]
    [InlineData("MetricSources:logsEndpoint", "api.loganalytics.azure.com", "MetricSources__logsEndpoint")]
    [InlineData("MetricSources:logsEndpoint", "https://api.loganalytics.azure.com/v1", "MetricSources__logsEndpoint")]
    [InlineData("MetricSources:logsAudience", "https://api.loganalytics.io/.default", "MetricSources__logsAudience")]
    public void A_missing_or_weak_setting_stops_the_start_and_is_named(string setting, string value, string named)
    {
        var settings = Example();
        settings[setting] = value;

        var refused = Assert.Throws<OptionsValidationException>(() => Validate(settings));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words", "metrics.contoso.example", "__value")]
    [InlineData("a\r\nb", "metrics.contoso.example", "__value")]
    [InlineData("s3cr3t", "*.contoso.example", "__host")]
    [InlineData("s3cr3t", "https://metrics.contoso.example/", "__host")]
    public void A_secret_of_a_metric_source_that_could_not_be_sent_stops_the_start_and_is_not_shown(string value, string host, string named)
    {
        var settings = Example();
        settings["MetricSources:secrets:prometheus_read:value"] = value;
        settings["MetricSources:secrets:prometheus_read:host"] = host;

        var refused = Assert.Throws<OptionsValidationException>(() => Validate(settings));

        Assert.Contains($"MetricSources__secrets__prometheus_read{named}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("WEBSITE_INSTANCE_ID")]
    [InlineData("WEBSITE_SKU")]
    [InlineData("WEBSITE_POD_NAME")]
    [InlineData("LEGION_SERVICE_HOST")]
    [InlineData("WEBSITE_OWNER_NAME")]
    [InlineData("WEBSITE_HOME_STAMPNAME")]
    [InlineData("CONTAINER_APP_NAME")]
    public void Development_mode_does_not_start_on_Azure(string variable)
    {
        var settings = Example();
        (settings["Access:developmentMode"], settings["Access:developmentKey"]) = ("true", Key);
        settings[variable] = "anything";

        var refused = Assert.Throws<OptionsValidationException>(() => Validate(settings));

        Assert.Contains("Access__developmentMode", refused.Message, StringComparison.Ordinal);
    }

    private static void Validate(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddLogging().AddLaunchControl(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static Dictionary<string, string?> Example()
    {
        var settings = ExampleFile().ToDictionary(
            setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value!.GetValue<string>(), StringComparer.OrdinalIgnoreCase);
        settings["Mail:sendGridApiKey"] = "SG.example";
        settings["SignOffLinks:keys:2027a"] = Key;
        settings["Webhooks:keys:2027a"] = Key;
        settings["Access:authority"] = "https://login.microsoftonline.com/tenant/v2.0";
        settings["Access:audience"] = "api://launchcontrol";
        return settings;
    }

    private static JsonObject ExampleFile() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.example.json")))!["Values"]!.AsObject();
}
