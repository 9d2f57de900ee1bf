using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>A time that comes twice on its day, because clocks are put back: which of the two is meant is asked once such a time was given.</summary>
internal static class RepeatedHour
{
    private const string First = "first";
    private const string Second = "second";

    /// <summary>The question about a day and a time.</summary>
    public static FormField QuestionOf(FormField moment) => new($"{moment.Name}-turn", $"{moment.Label}: which of the two", FormFieldKind.Choice)
    {
        Options = [new(First, "The first, before the clocks are put back"), new(Second, "The second, after they were put back")],
        Pointer = "",
    };

    /// <summary>The question with what was answered, if anything was.</summary>
    public static FormField AnswerTo(FormField moment, IReadOnlyList<FormField> fields) =>
        QuestionOf(moment) is var asked && fields.FirstOrDefault(field => field.Name == asked.Name) is { } answered ? answered : asked;

    /// <summary>The instant that is meant; null where that was not answered.</summary>
    public static DateTimeOffset? Resolve(DateTime local, TimeZoneInfo zone, FormField moment, IReadOnlyList<FormField> fields) => AnswerTo(moment, fields).Value switch
    {
        First => new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max()),
        Second => new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Min()),
        _ => null,
    };

    public static FormError Unanswered(FormField moment) =>
        new($"{moment.Label}: this time comes twice on that day, because clocks are put back. Say which of the two is meant.", QuestionOf(moment).Name);
}
