namespace LaunchControl.Core.Commands;

/// <summary>Something that a person or LaunchControl itself wants of a running launch.</summary>
public abstract record LaunchCommand;
