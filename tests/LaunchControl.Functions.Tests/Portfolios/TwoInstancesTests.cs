using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Portfolios;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>Two instances of the app on one storage.</summary>
public sealed class TwoInstancesTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task What_one_does_it_lists_at_once_and_the_other_soon()
    {
        var other = new RunningHost { TablePrefix = host.TablePrefix };
        await other.InitializeAsync();
        try
        {
            var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("two-instances"));
            Assert.Equal("inReadiness", await StatusAsync(host, launch));
            Assert.Equal("inReadiness", await StatusAsync(other, launch));

            (await launch.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "No pilot customers" })).IsAccepted();

            Assert.Equal("cancelled", await StatusAsync(host, launch));
            await Eventually.GetAsync(() => StatusAsync(other, launch), status => status == "cancelled", "The change on the other instance", PortfolioReader.FreshFor * 3);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static async Task<string?> StatusAsync(RunningHost at, SmallLaunch launch) =>
        (await at.Api.GetAsync($"api/launches?q={launch.Id}"))["items"]!.AsArray().SingleOrDefault()?["status"]!.GetValue<string>();
}
