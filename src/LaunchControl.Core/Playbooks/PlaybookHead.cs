namespace LaunchControl.Core.Playbooks;

/// <summary>Where the versions of a playbook end.</summary>
/// <param name="Latest">What a launch starts from unless it names a version; null where there is no such playbook.</param>
/// <param name="NextVersion">The version that the next change makes; higher than any that exists.</param>
public sealed record PlaybookHead(Playbook? Latest, int NextVersion);
