using System.Text;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Webhooks;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>Secrets and signatures of webhooks.</summary>
public sealed class WebhookSignatureTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly WebhookDraft Draft = new("https://hooks.contoso.example/", [], null, "ops@contoso.example", null);
    private static readonly Webhook Fresh = WebhookDecider.Create("a1", Draft, "2027a", "admin@contoso.example", Now);

    // The example of the specification: https://github.com/standard-webhooks/standard-webhooks.
    [Fact]
    public void The_tests_own_verifier_takes_the_specifications_example_and_nothing_near_it()
    {
        var example = new Posted(
            "/", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "application/json", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        Assert.True(example.IsSignedBy(Secret));
        Assert.False((example with { Timestamp = "1614265331" }).IsSignedBy(Secret));
        Assert.False((example with { Body = Encoding.UTF8.GetBytes("""{"test": 2432232315}""") }).IsSignedBy(Secret));
        Assert.False(example.IsSignedBy("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSv"));
    }

    [Fact]
    public void A_secret_is_the_same_each_time_and_differs_by_webhook_generation_and_key()
    {
        var secrets = With(("2027a", 1), ("2027b", 2));
        string[] texts =
        [
            secrets.TextOf("a1", new WebhookSecret(1, "2027a", Now)),
            secrets.TextOf("a1", new WebhookSecret(2, "2027a", Now)),
            secrets.TextOf("a2", new WebhookSecret(1, "2027a", Now)),
            secrets.TextOf("a1", new WebhookSecret(1, "2027b", Now)),
        ];

        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.Equal(texts[0], With(("2027a", 1)).TextOf("a1", new WebhookSecret(1, "2027a", Now)));
        Assert.All(texts, text => Assert.Equal(32, Convert.FromBase64String(text["whsec_".Length..]).Length));
    }

    [Fact]
    public void A_key_that_is_removed_takes_its_secrets_with_it_and_a_rotation_before_that_keeps_the_webhook_alive()
    {
        var rotated = WebhookDecider.RotateSecret(Fresh, "2027b", "admin@contoso.example", Now);
        Assert.Equal(2, With(("2027a", 1), ("2027b", 2)).Sign(rotated, "m", Now, "{}").Split(' ').Length);
        Assert.Single(With(("2027b", 2)).Sign(rotated, "m", Now, "{}").Split(' '), signature => signature.StartsWith("v1,", StringComparison.Ordinal));
        Assert.Empty(With(("2027b", 2)).Sign(Fresh, "m", Now, "{}"));
    }

    private static WebhookSecrets With(params (string Id, byte Value)[] keys)
    {
        var options = new WebhookOptions { ActiveKey = keys[^1].Id };
        foreach (var (id, value) in keys)
        {
            options.Keys[id] = Convert.ToBase64String(Enumerable.Repeat(value, 32).ToArray());
        }

        return new WebhookSecrets(Options.Create(options));
    }
}
