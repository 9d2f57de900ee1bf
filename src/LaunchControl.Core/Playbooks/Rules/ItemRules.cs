namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>One checklist item.</summary>
internal static class ItemRules
{
    public static void Check(PlaybookDocument document, LocatedItem located)
    {
        var (item, pointer, faults) = (located.Item, located.Pointer, document.Faults);
        TextRules.CheckId(faults, $"{pointer}/id", item.Id);
        TextRules.CheckLine(faults, $"{pointer}/title", item.Title, "the item a title", PlaybookLimits.LongestName);
        TextRules.CheckText(faults, $"{pointer}/guidance", item.Guidance, PlaybookLimits.LongestSentence);
        RoleRules.CheckKnown(document, $"{pointer}/owner", item.Owner);
        DueRules.CheckBeforeLaunch(faults, $"{pointer}/due", item.Due);
        ListRules.CheckRange(faults, $"{pointer}/workingDays", item.WorkingDays, PlaybookLimits.MostWorkingDays);
        faults.Require(!DueRules.IsCertainlyLater(item.Due, located.Gate.Gate.Due), $"{pointer}/due",
            $"This is due ({item.Due}) after its gate ({located.Gate.Gate.Due}). Move one of the two.");
        ListRules.CheckReferences(faults, $"{pointer}/dependsOn", item.DependsOn, "item", (place, id) => CheckDependency(document, located, place, id));
        ConditionRules.Check(document, $"{pointer}/when", item.When);
        if (item.Check is { } check)
        {
            CheckRules.Check(document, $"{pointer}/check", check);
        }
    }

    private static void CheckDependency(PlaybookDocument document, LocatedItem item, string pointer, string id)
    {
        if (document.FindItem(id) is not { } other)
        {
            document.Faults.Require(!document.GatesAreKnown, pointer, $"There is no item '{id}'. Name the id of an item of this or an earlier phase.");
            return;
        }

        document.Faults.Require(other.Gate.Phase <= item.Gate.Phase, pointer,
            $"Item '{id}' is in a later phase, which opens only after this item's gate. Move one of the two, or remove the dependency.");
    }
}
