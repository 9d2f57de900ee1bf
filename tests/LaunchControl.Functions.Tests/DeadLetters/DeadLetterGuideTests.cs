using LaunchControl.Drivers;
using LaunchControl.Functions.DeadLetters;

namespace LaunchControl.Functions.Tests.DeadLetters;

/// <summary>What people read about dead letters is what the app says of them.</summary>
public sealed class DeadLetterGuideTests
{
    [Fact]
    public void The_documentation_has_every_reason_as_the_app_explains_it_and_no_other()
    {
        var documented = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "queues.md"))
            .SkipWhile(line => line != "| reason | queue | what is wrong | what to do |").Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(DeadLetterGuide.All.Select(advice => $"| `{advice.Reason}` | {advice.Queues} | {advice.Explanation} | {advice.NextStep} |"), documented);
    }

    [Fact]
    public void A_reason_that_nobody_knows_has_its_advice_too() =>
        Assert.All(new[] { null, "", "something-new" }, reason => Assert.True(DeadLetterGuide.Of(reason) is { Explanation.Length: > 10, NextStep.Length: > 10 }));
}
