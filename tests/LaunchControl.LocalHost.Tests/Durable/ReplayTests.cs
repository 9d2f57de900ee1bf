using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Durable.Histories;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Tests.Durable;

/// <summary>Code that changed under a running instance.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task An_instance_whose_code_was_reordered_fails_and_names_both_sides()
    {
        await using var driver = new EngineDriver();
        Fill(driver.Catalog, isReordered: false);
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("steps");
        await driver.IdleAsync();

        await driver.RedeployAsync(Fill(new DurableTaskCatalog(), isReordered: true));
        await driver.Client.RaiseEventAsync(id, "go", 1);

        var ended = await driver.EndAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("'first'", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'second'", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_history_is_accepted_by_the_same_code_and_refused_by_a_reordered_one()
    {
        await using var driver = new EngineDriver();
        Fill(driver.Catalog, isReordered: false);
        await driver.StartAsync();
        var id = await driver.ScheduleAsync("steps");
        await driver.IdleAsync();
        foreach (var isFinished in new[] { false, true })
        {
            if (isFinished)
            {
                await driver.Client.RaiseEventAsync(id, "go", 1);
                await driver.EndAsync(id);
            }

            var recorded = RecordedHistory.FromJson(driver.Engine.Record(id)!.ToJson());

            Assert.Null(ReplayCheck.FindDivergence(recorded, Fill(new DurableTaskCatalog(), isReordered: false)));
            Assert.Contains("diverged", ReplayCheck.FindDivergence(recorded, Fill(new DurableTaskCatalog(), isReordered: true)), StringComparison.Ordinal);
        }
    }

    private static DurableTaskCatalog Fill(DurableTaskCatalog catalog, bool isReordered) => catalog
        .AddActivity("first", (_, _) => Task.FromResult<object?>(1))
        .AddActivity("second", (_, _) => Task.FromResult<object?>(2))
        .AddOrchestrator("steps", async context =>
        {
            string[] order = isReordered ? ["second", "first"] : ["first", "second"];
            var sum = await context.CallActivityAsync<int>(order[0]) + await context.CallActivityAsync<int>(order[1]);
            return sum + await context.WaitForExternalEvent<int>("go");
        });
}
