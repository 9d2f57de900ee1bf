using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Pages;

/// <summary>The words of a roll call.</summary>
internal static class RollCallText
{
    public static string Answer(RollCallOutcome outcome) => outcome switch
    {
        RollCallOutcome.Go => "Yes: go",
        RollCallOutcome.ConditionalGo => "Yes, on conditions",
        RollCallOutcome.NoGo => "No",
        RollCallOutcome.Open => "Not decided",
        _ => "Not asked yet",
    };

    public static StatusMark Mark(RollCallOutcome outcome) => outcome switch
    {
        RollCallOutcome.Go => new StatusMark("approved", "Go"),
        RollCallOutcome.ConditionalGo => new StatusMark("approved", "Conditional go"),
        RollCallOutcome.NoGo => new StatusMark("work", "No-go"),
        RollCallOutcome.Open => new StatusMark("review", "Calls are being taken"),
        _ => new StatusMark("waiting", "Not open"),
    };

    public static StatusMark Mark(Call call) => call switch
    {
        Call.Go => new StatusMark("approved", "Go"),
        Call.ConditionalGo => new StatusMark("approved", "Conditional go"),
        Call.NoGo => new StatusMark("work", "No-go"),
        Call.Abstained => new StatusMark("unjudged", "Abstained"),
        _ => new StatusMark("waiting", "Not called yet"),
    };
}
