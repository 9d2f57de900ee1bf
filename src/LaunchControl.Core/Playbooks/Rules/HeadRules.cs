namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>The members that describe the playbook as a whole.</summary>
internal static class HeadRules
{
    public static void Check(PlaybookDocument document)
    {
        var (playbook, faults) = (document.Playbook, document.Faults);
        TextRules.CheckId(faults, "/id", playbook.Id);
        faults.Require(playbook.Version >= 1, "/version", "A version is 1 or more. Leave it out to change whatever is latest.");
        TextRules.CheckLine(faults, "/name", playbook.Name, "the playbook a name", PlaybookLimits.LongestName);
        TextRules.CheckText(faults, "/description", playbook.Description, PlaybookLimits.LongestDescription);
    }
}
