namespace LaunchControl.Core.Performance;

/// <summary>What a check did to an incident.</summary>
internal enum IncidentNews
{
    Opened,

    /// <summary>Breached again, and there is nothing new to say about what to do.</summary>
    Repeated,

    /// <summary>Breached again, and the recommendation got worse.</summary>
    Worsened,
    Cleared,
}
