using LaunchControl.Functions.Chat;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.People;
using LaunchControl.Functions.Retrospectives;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Actions;

/// <summary>Everything that people can do from a board.</summary>
public sealed class ActionCatalogue
{
    private readonly IReadOnlyList<BoardAction> _actions;
    private readonly SignOffLinks _links;

    public ActionCatalogue(IServiceProvider services, SignOffLinks links)
    {
        _links = links;
        T Make<T>() => ActivatorUtilities.CreateInstance<T>(services);

        _actions =
        [
            .. ActivatorUtilities.CreateInstance<LaunchForms>(services, Make<RescheduleEndpoint>(), Make<ChangeBriefEndpoint>(), Make<ChangePeopleEndpoint>()).All(),
            .. new GateForms(Make<ReassignApproverEndpoint>(), Make<WaitForGatesEndpoint>()).All(),
            .. ItemForms.All(),
            .. ActivatorUtilities.CreateInstance<ChannelForms>(services, Make<TestChannelEndpoint>()).All(),
            .. ActivatorUtilities.CreateInstance<AfterLaunchForms>(services, Make<AddLessonEndpoint>()).All(),
        ];
    }

    /// <summary>Null for an action that there is not.</summary>
    internal BoardAction? Find(string id) => _actions.FirstOrDefault(action => action.Id == id);

    /// <summary>What a person may do, and what makes sense as things are.</summary>
    internal IReadOnlyList<BoardAction> Offered(ActionTarget target, ActionScope scope) =>
        [.. _actions.Where(action => action.Scope == scope && action.IsOffered(target) && action.RuleFor(target).Allows(target.Caller))];

    /// <summary>The links of a board: what this person can do to the launch, its gates and items.</summary>
    /// <param name="channels">Names of its chat channels, where they are shown.</param>
    public ActionMenus MenusOf(Core.Launches.Launch launch, Caller caller, DateTimeOffset now, IEnumerable<string>? channels = null) => new(
        [
            .. Links(new ActionTarget(launch, caller, "", now), ActionScope.Launch),
            .. AccessRule.Manage.Allows(caller) ? [new ActionLink("Start another like it", StartForm.PathLike(launch))] : Array.Empty<ActionLink>(),
        ],
        launch.Gates.ToDictionary(gate => gate.Id, gate => GateLinks(new ActionTarget(launch, caller, gate.Id, now)), StringComparer.Ordinal),
        launch.Gates.SelectMany(gate => gate.Items).ToDictionary(item => item.Id, item => Links(new ActionTarget(launch, caller, item.Id, now), ActionScope.Item), StringComparer.Ordinal),
        launch.Metrics.ToDictionary(metric => metric.Id, metric => Links(new ActionTarget(launch, caller, metric.Id, now), ActionScope.Metric), StringComparer.Ordinal),
        launch.HoldRecommendations.ToDictionary(one => one.Id, one => Links(new ActionTarget(launch, caller, one.Id, now), ActionScope.Recommendation), StringComparer.Ordinal),
        launch.Lessons.ToDictionary(lesson => lesson.Id, lesson => Links(new ActionTarget(launch, caller, lesson.Id, now), ActionScope.Lesson), StringComparer.Ordinal))
    {
        Channels = (channels ?? []).ToDictionary(name => name, name => Links(new ActionTarget(launch, caller, name, now), ActionScope.Channel), StringComparer.Ordinal),
    };

    // Deciding has a page of its own.
    private IReadOnlyList<ActionLink> GateLinks(ActionTarget target) =>
    [
        .. _links.PathFor(target.Launch, target.Gate, target.Caller.Person, target.Now) is { } review
            ? [new ActionLink(review.IsChange ? "Change my decision" : "Review and decide", review.Path)] : Array.Empty<ActionLink>(),
        .. Links(target, ActionScope.Gate),
    ];

    private IReadOnlyList<ActionLink> Links(ActionTarget target, ActionScope scope) =>
        [.. Offered(target, scope).Select(action => new ActionLink(action.Link, action.PathFor(target)))];
}
