using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Gates;

/// <summary>Checks drafts of items against the launch, and makes items of them.</summary>
internal static class ItemDrafts
{
    public const int LongestId = 40;
    private const int HashBytes = 6;
    public const int LongestTitle = 200;
    public const int LongestGuidance = 2000;
    public const int MostItemsPerGate = 50;
    public const int MostItems = 500;
    public const int MostItemsOfTicket = 30;

    private static readonly TimeSpan LongestCheck = TimeSpan.FromDays(180);

    /// <summary>The title's Latin letters and digits; where it has none, a hash of it, so that two such titles are two items.</summary>
    public static string IdFrom(string? title) => LaunchId.Slug(title ?? "", LongestId) is { Length: > 0 } slug ? slug
        : $"item-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title ?? "")).AsSpan(0, HashBytes))}";

    /// <param name="gate">Where the item is, or will be.</param>
    public static Refusal? Check(LaunchChange change, Gate gate, ItemDraft draft, bool isNew)
    {
        var faults = new FaultList();
        CheckTexts(draft, isNew, faults);
        CheckDue(change, draft, faults);
        ItemDependencies.Check(change.Launch, gate, draft, faults);
        if (draft.Owner is { } owner && !PersonAddress.TryNormalize(owner, out _))
        {
            faults.Add("/owner", "This is not a mail address.");
        }

        if (draft.WorkingDays is < 0 or > PlaybookLimits.MostWorkingDays)
        {
            faults.Add("/workingDays", $"0 to {PlaybookLimits.MostWorkingDays} working days.");
        }

        if (draft.Check is { } check)
        {
            CheckCheck(check, faults);
        }

        if (draft.Ticket is { } ticket && ticket != ItemTicket.None)
        {
            CheckTicket(ticket, faults);
            if (change.Launch.ItemsOf(ticket.Key).Count(item => item.Id != draft.Id) >= MostItemsOfTicket)
            {
                faults.Add("/ticket/key", $"{MostItemsOfTicket} items of this launch are linked to the ticket already, which is as many as can follow it at once.");
            }
        }

        return faults.IsEmpty ? null : faults.ToRefusal("The item has faults; nothing was changed.");
    }

    public static ChecklistItem New(ItemDraft draft, Gate gate, LaunchChange change)
    {
        var item = new ChecklistItem { Id = draft.Id!, Title = draft.Title!, Owner = change.Launch.Owner, DueAt = gate.DueAt, Due = gate.Due, HandedAt = change.Now, IsAdded = true };
        var check = draft.Check is { } given && gate.OpenedAt is not null ? given with { StartedAt = change.Now } : draft.Check;
        return Apply(draft, item, change.Launch, change.Now) with { Check = check };
    }

    /// <summary>The item with what the draft gives; the same value where that changes nothing.</summary>
    public static ChecklistItem Apply(ItemDraft draft, ChecklistItem item, Launch launch, DateTimeOffset now)
    {
        var owner = draft.Owner is { } given && PersonAddress.TryNormalize(given, out var address) ? address : item.Owner;
        return item.HandedTo(owner, now) with
        {
            Title = draft.Title ?? item.Title,
            Guidance = draft.Guidance is { } guidance ? guidance.Length > 0 ? guidance : null : item.Guidance,
            Role = owner == item.Owner ? item.Role : null,
            Due = draft.Due ?? (draft.DueAt is null ? item.Due : null),
            DueAt = draft.Due is { } due ? launch.DueAt(due) : draft.DueAt is { } at ? TimeZoneInfo.ConvertTime(at, launch.Zone) : item.DueAt,
            WorkingDays = draft.WorkingDays ?? item.WorkingDays,
            RequiresEvidence = draft.RequiresEvidence ?? item.RequiresEvidence,
            Ticket = draft.Ticket is not { } ticket ? item.Ticket : ticket == ItemTicket.None ? null : ticket.LinksLike(item.Ticket) ? item.Ticket : Relinked(item.Ticket, ticket),
            DependsOn = draft.DependsOn is null || draft.DependsOn.SequenceEqual(item.DependsOn) ? item.DependsOn : draft.DependsOn,
        };
    }

    /// <summary>Whether an item is what the draft asks for, however far it has come.</summary>
    public static bool Describes(ItemDraft draft, ChecklistItem item, Launch launch) =>
        item == Apply(draft, item, launch, default) && draft.Check == (item.Check is null ? null : item.Check with { StartedAt = null, LastFinding = null, LastFindingAt = null });

    public static Refusal IdTaken(ChecklistItem existing) =>
        Refusal.At("/id", "item-exists", $"This launch has an item '{existing.Id}' already: '{existing.Title}'.", "Give the new item another id, or change the one that has this.") with { Kind = RefusalKind.Conflict };

    public static Refusal? TooMany(Launch launch, Gate gate) =>
        gate.Items.Count >= MostItemsPerGate || launch.Gates.Sum(other => other.Items.Count) >= MostItems
            ? new Refusal(RefusalKind.Conflict, "too-many-items", $"A gate holds at most {MostItemsPerGate} items, a launch {MostItems}. Remove one first, or use another gate.")
            : null;

    // Another address of the same ticket leaves what is known of it.
    private static ItemTicket Relinked(ItemTicket? before, ItemTicket ticket) => before?.Is(ticket.Key) == true ? before with { Key = ticket.Key, Url = ticket.Url } : ticket;

    private static void CheckTicket(ItemTicket ticket, FaultList faults)
    {
        if (!ItemTicket.IsKey(ticket.Key))
        {
            faults.Add("/ticket/key", $"Give the ticket's key, such as PROJ-123: at most {ItemTicket.LongestKey} characters without space.");
        }

        if (ticket.Url is { } url && (url.Length > ItemTicket.LongestUrl || !CheckUrl.IsAddress(url)))
        {
            faults.Add("/ticket/url", "Give an absolute http or https address, or leave it out.");
        }
    }

    private static void CheckTexts(ItemDraft draft, bool isNew, FaultList faults)
    {
        if ((isNew && draft.Title is null) || draft.Title is { } title && (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle || title.Any(char.IsControl)))
        {
            faults.Add("/title", $"Give the item a title: one line of at most {LongestTitle} characters.");
        }

        if (draft.Guidance?.Length > LongestGuidance)
        {
            faults.Add("/guidance", $"At most {LongestGuidance} characters.");
        }

        if (isNew && (draft.Id!.Length > LongestId || !LaunchId.IsSlug(draft.Id)))
        {
            faults.Add("/id", $"An id has lower-case letters, digits and single hyphens, at most {LongestId}.");
        }
    }

    private static void CheckDue(LaunchChange change, ItemDraft draft, FaultList faults)
    {
        if (draft is { Due: not null, DueAt: not null })
        {
            faults.Add("/dueAt", "Give a date or an offset before the launch, not both.");
        }
        else if (draft.Due is { } due && !(DueOffset.TryParse(due, out var offset) && offset.Amount <= 0))
        {
            faults.Add("/due", "This is not an offset before launch, such as L-10wd, L-14d or L-4h.");
        }
        else if (draft.DueAt > change.Launch.LaunchAt)
        {
            faults.Add("/dueAt", "An item is due before the launch moment.");
        }
    }

    private static void CheckCheck(ItemCheck check, FaultList faults)
    {
        if (!CheckUrl.IsAddress(check.Url))
        {
            faults.Add("/check/url", "Give an absolute http or https address.");
        }

        if (check.ExpectedStatus is < 100 or > 599)
        {
            faults.Add("/check/expectedStatus", "An HTTP status is 100 to 599.");
        }

        if (check.Pointer is { } pointer && !JsonPointer.IsWellFormed(pointer))
        {
            faults.Add("/check/pointer", "This is not a JSON pointer (RFC 6901). It starts with /, and ~ stands only in ~0 and ~1: /status/ready.");
        }

        if (check is { Expected: not null, Pointer: null })
        {
            faults.Add("/check/expected", "Say too where in the answer to look, with a JSON pointer, or leave this out.");
        }

        var isEvery = IsoDuration.TryParse(check.Every, out var every) && every >= TimeSpan.FromMinutes(1) && every <= TimeSpan.FromDays(1);
        if (!isEvery)
        {
            faults.Add("/check/every", "Give an ISO 8601 duration from PT1M to P1D.");
        }

        if (!(IsoDuration.TryParse(check.Timeout, out var timeout) && timeout >= every && timeout <= LongestCheck))
        {
            faults.Add("/check/timeout", "Give an ISO 8601 duration that is no shorter than what lies between two attempts, and at most P180D.");
        }
    }
}
