using LaunchControl.Core.People;

namespace LaunchControl.Core.Ports;

/// <summary>Who is away when.</summary>
public interface IAbsences
{
    /// <summary>The current or next absence of each of these people, as far as known.</summary>
    Task<IReadOnlyList<Absence>> ReadAsync(IEnumerable<string> people, CancellationToken cancellationToken);

    /// <summary>Replaces what is known about a person's absence, and keeps who did it. What is known already is no change.</summary>
    /// <param name="change">Its absence is null to forget what is known.</param>
    Task StoreAsync(string person, AbsenceChange change, CancellationToken cancellationToken);

    /// <summary>Notes that a person's absence is about to change, and the launches are to be told; before <see cref="StoreAsync"/>, so that a crash is noticed.</summary>
    Task<AnnouncedAbsence> AnnounceAsync(string person, CancellationToken cancellationToken);

    /// <summary>Changes that not all launches have been told of, as far as known: what a crash or a fault left behind, or what is under way.</summary>
    IAsyncEnumerable<AnnouncedAbsence> ListAnnouncedAsync(CancellationToken cancellationToken);

    /// <summary>The launches know; nothing happens where another change was announced since.</summary>
    Task ForgetAsync(AnnouncedAbsence announced, CancellationToken cancellationToken);

    /// <summary>Who changed a person's absence and how, newest first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<AbsenceChange>> ReadChangesAsync(string person, int limit, CancellationToken cancellationToken);
}
