using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What people can do from a board: a form in front of what the API takes.</summary>
/// <param name="Id">Last part of the form's path; never changed once released.</param>
/// <param name="Link">What a link to the form says.</param>
internal sealed record BoardAction(string Id, ActionScope Scope, string Link)
{
    /// <summary>Heading and button of the form: what it does.</summary>
    public Func<ActionTarget, string> Title { get => field ?? (_ => Link); init; }

    /// <summary>What happens, for whoever has not done it before.</summary>
    public Func<ActionTarget, IReadOnlyList<string>> Sentences { get; init; } = _ => [];

    /// <summary>Reads what the form has to know beside the launch; null for nothing.</summary>
    public Func<ActionTarget, CancellationToken, Task<ActionTarget>>? Prepare { get; init; }

    /// <summary>The questions, with what is in them at first.</summary>
    public Func<ActionTarget, IReadOnlyList<FormField>> Fields { get; init; } = _ => [];

    /// <summary>It makes sense as things are. What is offered nevertheless and can't be done is refused with a reason.</summary>
    public Func<ActionTarget, bool> IsOffered { get; init; } = target => target.IsRunning;

    /// <summary>The command of the API; null where it is no command of a launch.</summary>
    public Func<ActionTarget, LaunchAction>? Command { get; init; }

    /// <summary>What else is done; null for a command.</summary>
    public ActionWork? Work { get; init; }

    /// <summary>Who may, where it is no command.</summary>
    public Func<Launch, AccessRule> Access { get; init; } = AccessRule.ManageLaunch;

    /// <summary>Puts the answers into the shape of the request where their pointers alone can't; null where they can.</summary>
    public Action<JsonObject>? Shape { get; init; }

    /// <summary>What it would do is shown before it is done: it can't be undone, or it concerns many.</summary>
    public bool AsksTwice { get; init; }

    /// <summary>The fields hold what is; only what is changed in them is sent.</summary>
    public bool IsEdit { get; init; }

    public AccessRule RuleFor(ActionTarget target) => Command is null ? Access(target.Launch) : Command(target).Access(target.Launch);

    /// <summary>Path of the form.</summary>
    public string PathFor(ActionTarget target) =>
        $"/board/{target.Launch.Id}/actions/{Id}{(target.Of.Length == 0 ? "" : $"?of={Uri.EscapeDataString(target.Of)}")}";
}
