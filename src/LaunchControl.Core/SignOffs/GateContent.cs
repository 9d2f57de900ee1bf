using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.SignOffs;

/// <summary>What a sign-off of a gate covers: exit criteria, items with their evidence, and what the playbook's <c>approves</c> names.</summary>
public static class GateContent
{
    private const int LongestValue = 240;
    private const int HashBytes = 6;

    public static IReadOnlyList<ContentFact> Of(Launch launch, Gate gate) =>
        [.. Whole(launch, gate).Select(fact => fact.Value.Length <= LongestValue ? fact : fact with { Value = $"{fact.Value[..LongestValue]}... ({Hash(fact.Value, HashBytes)})" })];

    /// <summary>The same for the same content, another one for any other: SHA-256, base64url.</summary>
    public static string Fingerprint(Launch launch, Gate gate) => Hash(JsonSerializer.Serialize(Whole(launch, gate)), 32);

    /// <summary>What is not as it was when this approver last signed; empty for somebody who has not signed, or where nothing changed.</summary>
    public static IReadOnlyList<ContentChange> ChangesSince(Launch launch, Gate gate, Approver approver)
    {
        if (gate.SignedContents.FirstOrDefault(content => content.Round == approver.SignedRound) is not { } signed)
        {
            return [];
        }

        var (before, after) = (signed.Facts.ToDictionary(fact => fact.Key), Of(launch, gate).ToDictionary(fact => fact.Key));
        return
        [
            .. before.Values.Where(fact => !after.ContainsKey(fact.Key)).Select(fact => new ContentChange(fact.Name, fact.Value, null)),
            .. after.Values.SelectMany(fact => Between(before.GetValueOrDefault(fact.Key), fact)),
        ];
    }

    // Another title is a change of its own, told under the title that the person knows.
    private static IEnumerable<ContentChange> Between(ContentFact? before, ContentFact after) =>
    [
        .. before is not null && before.Name != after.Name ? [new ContentChange(before.Name, before.Name, after.Name)] : Array.Empty<ContentChange>(),
        .. before?.Value != after.Value ? [new ContentChange(after.Name, before?.Value, after.Value)] : Array.Empty<ContentChange>(),
    ];

    private static IReadOnlyList<ContentFact> Whole(Launch launch, Gate gate) =>
    [
        .. gate.ExitCriteria.Count == 0 ? Array.Empty<ContentFact>() : [Fact("exitCriteria", "What must be true", string.Join(" ", gate.ExitCriteria))],
        .. gate.Items.Where(item => !item.IsCondition).Select(item => Fact($"item/{item.Id}", item.Title, InWords(item))),
        .. BriefParts.Of(launch.Brief).Where(part => gate.Approves.Contains("brief") || gate.Approves.Contains($"brief.{part.Key}"))
            .Select(part => Fact($"brief/{part.Key}", part.Name, part.Value)),
        .. gate.Approves.Contains("launchAt") ? [Fact("launchAt", "Launch date", launch.LaunchAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture))] : Array.Empty<ContentFact>(),
    ];

    private static string InWords(ChecklistItem item)
    {
        var status = item.Status switch
        {
            ItemStatus.Done => "done",
            ItemStatus.NotApplicable => $"does not apply: {item.StatusReason}",
            ItemStatus.Waived => $"waived by {item.Waiver!.By}: {item.Waiver.Reason}",
            ItemStatus.Blocked => $"blocked: {item.StatusReason}",
            _ => "open",
        };
        var evidence = item.Evidence.Select(one => string.Join(" ", new[] { one.Text, one.Url }.Where(text => text is not null)));
        return item.Evidence.Count == 0 ? status : $"{status}; {string.Join("; ", evidence)}";
    }

    private static ContentFact Fact(string key, string name, string? value) => new(key, name, value ?? "not given");

    private static string Hash(string text, int bytes) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
