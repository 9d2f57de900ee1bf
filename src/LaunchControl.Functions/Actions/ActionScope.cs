namespace LaunchControl.Functions.Actions;

/// <summary>What an action is done to.</summary>
internal enum ActionScope
{
    Launch,
    Gate,
    Item,
    Metric,
    Lesson,

    /// <summary>A recommendation to hold the launch.</summary>
    Recommendation,
}
