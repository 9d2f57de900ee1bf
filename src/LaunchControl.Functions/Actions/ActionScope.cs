namespace LaunchControl.Functions.Actions;

/// <summary>What an action is done to.</summary>
internal enum ActionScope
{
    Launch,
    Gate,
    Item,
    Metric,
    Lesson,

    /// <summary>A chat channel, by its name.</summary>
    Channel,

    /// <summary>A recommendation to hold the launch.</summary>
    Recommendation,
}
