using System.Text.Json;
using CsCheck;
using LaunchControl.Functions.DeadLetters;

namespace LaunchControl.Functions.Tests.DeadLetters;

public sealed class PayloadMaskTests
{
    private const string Secret = "Zq9hidden7";

    [Theory]
    [InlineData("""{"token":"Zq9hidden7"}""")]
    [InlineData("""{"accessToken":"Zq9hidden7","a":1}""")]
    [InlineData("""{"a":{"x-api-key":["Zq9hidden7"]}}""")]
    [InlineData("""{"text":"password: Zq9hidden7"}""")]
    [InlineData("""{"text":"https://x.example/sign-off/Zq9hidden7"}""")]
    [InlineData("""{"text":"Authorization: Bearer Zq9hidden7"}""")]
    [InlineData("""{"https://x.example/sign-off/Zq9hidden7":1}""")]
    public void A_secret_in_JSON_is_masked(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.DoesNotContain(Secret, PayloadMask.Of(document.RootElement)!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"token":"Zq9hidden7""")]
    [InlineData("""{"clientSecret" : "Zq9hidden7","x""")]
    [InlineData("client_secret=Zq9hidden7&x=1")]
    [InlineData("Endpoint=sb://x;SharedAccessKey=Zq9hidden7;")]
    [InlineData("https://x.example/?sig=Zq9hidden7")]
    [InlineData("bearer Zq9hidden7")]
    public void A_secret_in_any_other_text_is_masked(string text) => Assert.DoesNotContain(Secret, PayloadMask.Of(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("The load test ran twice.")]
    [InlineData("completeItem")]
    [InlineData("2027-03-02T09:00:00Z")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, PayloadMask.Of(text));

    [Fact]
    public void Any_text_is_masked_in_time() => Gen.String[0, 4000].Sample(text => Assert.NotNull(PayloadMask.Of(text)), iter: 200);
}
