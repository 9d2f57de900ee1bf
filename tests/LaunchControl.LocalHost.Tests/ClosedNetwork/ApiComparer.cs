namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>Finds what a declared surface claims that the official one does not have, or leaves out although it must be there.</summary>
internal static class ApiComparer
{
    /// <returns>One readable line for each difference; empty when every declared member is official and no abstract member is missing.</returns>
    public static IReadOnlyList<string> Differences(IEnumerable<ApiType> declared, IEnumerable<ApiType> official)
    {
        var known = official.ToDictionary(type => type.Name);
        return [.. declared.SelectMany(type => known.TryGetValue(type.Name, out var match) ? OfType(type, match) : [$"{type.Name}: no such official type"])];
    }

    private static IEnumerable<string> OfType(ApiType declared, ApiType official)
    {
        if (declared.Header != official.Header)
        {
            yield return $"{declared.Name}: declared as \"{declared.Header}\", official is \"{official.Header}\"";
        }

        foreach (var member in declared.Members.Except(official.Members))
        {
            var candidates = official.Members.Where(one => NameOf(one) == NameOf(member)).ToList();
            yield return $"{declared.Name}: declares \"{member}\", official is {(candidates.Count == 0 ? "nothing of that name" : string.Join(" or ", candidates.Select(one => $"\"{one}\"")))}";
        }

        foreach (var member in official.AbstractMembers.Except(declared.Members))
        {
            yield return $"{declared.Name}: lacks \"{member}\", which a deriving class must implement";
        }
    }

    private static string NameOf(string member) => member.Split('(', '<', ':', '=')[0].TrimEnd().Split(' ')[^1];
}
