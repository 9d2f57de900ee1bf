namespace LaunchControl.Core.Playbooks;

/// <summary>How large a playbook and its parts may be.</summary>
public static class PlaybookLimits
{
    public const int MostPhases = 12;

    /// <summary>Opening a phase stores up to three rows a gate in one transaction of a hundred.</summary>
    public const int MostGatesPerPhase = 30;

    public const int MostGates = 60;
    public const int MostItemsPerGate = 50;
    public const int MostItems = 500;
    public const int MostRoles = 50;
    public const int MostInputs = 50;
    public const int MostMetrics = 50;
    public const int MostPostLaunchChecks = Performance.CheckCadence.MostChecks;
    public const int MostExitCriteria = 20;

    /// <summary>Roles, gates or items that one gate or item names in one list.</summary>
    public const int MostReferences = 50;

    /// <summary>Values of an input, or values that a condition names; enough for every country.</summary>
    public const int MostValues = 300;

    /// <summary>Of an item or of a lead time.</summary>
    public const int MostWorkingDays = 250;

    public const int MostReviewWorkingDays = 60;

    public const int LongestId = 40;

    /// <summary>Names, titles, teams.</summary>
    public const int LongestName = 120;

    public const int LongestSentence = 500;
    public const int LongestDescription = 2000;
    public const int LongestUrl = 2000;
    public const int LongestUnit = 30;
    public const int LongestValue = 200;
}
