using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Feedback;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.Retrospectives;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What is done about results: metrics, values, feedback, lessons.</summary>
internal sealed class AfterLaunchForms(AddLessonEndpoint addLesson, ObservationDesk observations, IFeedback feedback, Randomness randomness, TimeProvider time)
{
    public IEnumerable<BoardAction> All() =>
    [
        new("observe", ActionScope.Launch, "Enter a value of a metric")
        {
            IsOffered = target => !target.Launch.IsFinal && Pushed(target.Launch).Any(),
            Sentences = _ => ["Checks after launch judge it by what was agreed."],
            Fields = target =>
            [
                new FormField("metric", "Metric", FormFieldKind.Select) { Options = [.. Pushed(target.Launch).Select(metric => new FormOption(metric.Id, metric.Name ?? metric.Id))], Pointer = "/observations/0/metric" },
                new FormField("value", "Value", FormFieldKind.Number) { Hint = "A number such as 41.2.", Pointer = "/observations/0/value" },
                ActionFields.Moment("at", "Observed at", target.Launch) with { IsOptional = true, Hint = "Leave it empty for now.", Pointer = "/observations/0/at" },
            ],
            Work = ObserveAsync,
        },
        new("metric", ActionScope.Launch, "Agree on a metric")
        {
            Sentences = _ => ["What is agreed before the go is what results are judged by. After the go, a change needs a reason, and the contract of the go stays as it was."],
            IsOffered = target => !target.Launch.IsFinal,
            Fields = target => [new FormField("metricId", "Id", FormFieldKind.Text) { Hint = "Lower-case letters, digits and hyphens, such as activation-rate." }, .. MetricFields.Of(null, target.Launch)],
            Command = _ => Agree,
        },
        new("change-metric", ActionScope.Metric, "Change")
        {
            Title = target => $"Change {Named(target)}",
            IsOffered = target => !target.Launch.IsFinal,
            Fields = target => MetricFields.Of(target.Launch.Metrics.First(metric => metric.Id == target.Of), target.Launch),
            Command = target => AgreeOn(target.Of),
        },
        new("remove-metric", ActionScope.Metric, "Remove")
        {
            Title = target => $"Remove {Named(target)}",
            IsOffered = target => !target.Launch.IsFinal,
            Fields = target => [MetricFields.Reason(target.Launch, "Why it does not count any more.")],
            Command = target => RemoveMetricEndpoint.Action(target.Of),
            AsksTwice = true,
        },
        new("feedback", ActionScope.Launch, "Add feedback")
        {
            IsOffered = target => FeedbackWindow.Closed(target.Launch, target.Now) is null,
            Fields = _ => FeedbackFields,
            Access = AccessRule.TakePart,
            Work = AddFeedbackAsync,
        },
        new("feedback-link", ActionScope.Launch, "Open a public feedback form")
        {
            Sentences = target => target.Launch.FeedbackLink is { IsWorking: true } ? ["There is a form already. It gets another address, and the old one stops working."]
                : ["Everybody with its address can send feedback. The address is on the board afterwards."],
            IsOffered = target => FeedbackWindow.Closed(target.Launch, target.Now) is null,
            Fields = _ => [ActionFields.OptionalReason],
            Command = _ => IssueFeedbackLinkEndpoint.Action,
            AsksTwice = true,
        },
        new("close-feedback-link", ActionScope.Launch, "Close the public feedback form")
        {
            IsOffered = target => target.Launch.FeedbackLink is { IsWorking: true },
            Fields = _ => [ActionFields.Reason("Why its address must not work any more.")],
            Command = _ => RevokeFeedbackLinkEndpoint.Action(),
            AsksTwice = true,
        },
        new("lesson", ActionScope.Launch, "Write a lesson down")
        {
            IsOffered = target => target.Launch.IsLaunched,
            Fields = _ =>
            [
                new FormField("kind", "What to do next time", FormFieldKind.Choice) { Options = ActionFields.Words<LessonKind>() },
                new FormField("text", "What the team learnt", FormFieldKind.Paragraph),
            ],
            Command = _ => addLesson.Action,
        },
        new("remove-lesson", ActionScope.Lesson, "Take it back")
        {
            Title = _ => "Take a lesson back",
            Sentences = target => [target.Launch.Lessons.First(lesson => lesson.Id == target.Of).Text],
            IsOffered = _ => true,
            Fields = _ => [ActionFields.Reason("Why it is taken back.")],
            Command = target => RemoveLessonEndpoint.Action(target.Of),
            AsksTwice = true,
        },
    ];

    private static IReadOnlyList<FormField> FeedbackFields { get; } =
    [
        new("text", "What was said", FormFieldKind.Paragraph) { Pointer = "/entries/0/text" },
        new("kind", "Where it comes from", FormFieldKind.Choice)
        {
            Value = "customer", Options = ActionFields.Words<FeedbackKind>(kind => kind == FeedbackKind.Customer ? "Customers" : "People of the company"), Pointer = "/entries/0/kind",
        },
        new("sentiment", "How they feel", FormFieldKind.Select) { IsOptional = true, Hint = "Leave it empty, and the words decide.", Options = ActionFields.Words<Sentiment>(), Pointer = "/entries/0/sentiment" },
        new("from", "From whom", FormFieldKind.Text) { IsOptional = true, Pointer = "/entries/0/from" },
        new("themes", "What it is about", FormFieldKind.Lines)
        {
            IsOptional = true, Hint = "Themes such as pricing or sign-up, one a line. Leave it empty, and the words decide.", Pointer = "/entries/0/themes",
        },
    ];

    // The others are read from where they come from.
    private static IEnumerable<SuccessMetric> Pushed(Launch launch) => launch.Metrics.Where(IsPushed);

    private static bool IsPushed(SuccessMetric metric) => metric.Source is null or { Kind: MetricSourceKind.Push };

    private static LaunchAction Agree { get; } = new(AccessRule.ManageLaunch, (caller, launch, fields, cancellationToken) =>
    {
        var metricId = fields.String("metricId") ?? "";
        if (launch.Metrics.Any(metric => metric.Id == metricId))
        {
            fields.Fault("metricId", "This metric is agreed on already. Change it from its row on the board, or choose another id.");
        }

        return AgreeOn(metricId).Read(caller, launch, fields, cancellationToken);
    });

    // Without a source values are pushed; to say so is no change.
    private static LaunchAction AgreeOn(string metricId) => new(AccessRule.ManageLaunch, async (caller, launch, fields, cancellationToken) =>
    {
        var change = (ChangeMetric)await ChangeMetricEndpoint.Action(metricId).Read(caller, launch, fields, cancellationToken);
        var present = launch.Metrics.FirstOrDefault(metric => metric.Id == metricId);
        return IsPushed(change.Metric) && (present is null || IsPushed(present)) ? change with { Metric = change.Metric with { Source = present?.Source } } : change;
    });

    private static string Named(ActionTarget target) => target.Launch.Metrics.First(metric => metric.Id == target.Of) is { Name: { } name } ? name : target.Of;

    // A form that is sent twice is one observation.
    private async Task<Refusal?> ObserveAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var drafts = ObservationReader.Read(request.Fields).Select(draft => draft with { Id = request.Submission }).ToList();
        return (await observations.TakeAsync(request.Target.Launch, drafts, request.Faults, cancellationToken)).Refusal;
    }

    private async Task<Refusal?> AddFeedbackAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var drafts = FeedbackBody.Read(request.Fields, randomness).Select(draft => draft with { Id = request.Submission }).ToList();
        if (!request.Faults.IsEmpty)
        {
            return request.Faults.ToRefusal("Nothing was stored.");
        }

        var now = time.GetUtcNow();
        return FeedbackWindow.Closed(request.Target.Launch, now)
            ?? ((await feedback.AddAsync(request.Target.Launch.Id, [.. drafts.Select(draft => FeedbackEntry.Of(draft, now))], cancellationToken)).IsFull ? AddFeedbackEndpoint.Full : null);
    }
}
