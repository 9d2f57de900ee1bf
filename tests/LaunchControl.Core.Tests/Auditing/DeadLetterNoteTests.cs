using LaunchControl.Core.Auditing;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Auditing;

public sealed class DeadLetterNoteTests
{
    private static readonly NoteDeadLetter Replay = new("launch-commands", 7, "ci-1", "item-not-found", IsDiscarded: false, null);

    [Fact]
    public void A_replay_is_in_the_trail_once_and_so_is_a_discard_of_the_same_message()
    {
        var scenario = Given().When(Replay).When(Replay).When(Replay with { IsDiscarded = true, Reason = "Moot." }).When(Replay with { IsDiscarded = true, Reason = "Again." });
        Assert.Equal(["deadLetter.replayed", "deadLetter.discarded"], scenario.Audit.Skip(Given().Audit.Count).Select(entry => entry.Action));
        Assert.Equal(("deadLetter/launch-commands.7", "Moot."), (scenario.Audit[^1].Subject!, scenario.Audit[^1].Reason!));
    }

    [Fact]
    public void Another_message_under_the_same_number_is_another_dead_letter() =>
        Assert.Equal(2, Given().When(Replay).When(Replay with { MessageId = "ci-2" }).Audit.Count(entry => entry.Action == "deadLetter.replayed"));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Nothing_is_discarded_without_a_reason(string? reason) =>
        Assert.Equal("reason-required", Given().When(Replay with { IsDiscarded = true, Reason = reason }).Outcome!.Refusal!.Code);

    [Fact]
    public void No_more_notes_are_kept_than_are_needed()
    {
        var scenario = Given();
        for (var number = 0; number < 200; number++)
        {
            scenario.When(Replay with { Number = number });
        }

        Assert.Equal(50, scenario.Launch.DeadLetterNotes.Count);
    }

    private static LaunchScenario Given() => LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana")));
}
