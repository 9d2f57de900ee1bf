using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>Development mode lets anybody be anybody: the program does not start in it where it finds itself on Azure.</summary>
public sealed class DevelopmentModeTests
{
    [Theory]
    [InlineData("WEBSITE_SITE_NAME", "launchcontrol")]
    [InlineData("WEBSITE_SKU", "FlexConsumption")]
    public async Task The_program_ends_with_a_sentence_where_the_environment_is_Azures(string variable, string value)
    {
        await using var host = new LocalHostProcess(
            "--port", $"{Ports.Free()}", "--in-memory", "--tables", Azurite.ConnectionString, "--table-prefix", $"d{Guid.NewGuid().ToString("N")[..12]}");
        host.Environment[variable] = value;

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync("LaunchControl is ready"));

        Assert.Equal(1, await host.ExitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains(host.Output, line => line.Contains("Access__developmentMode must not be set on Azure", StringComparison.Ordinal));
    }
}
