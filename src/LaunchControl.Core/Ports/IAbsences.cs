using LaunchControl.Core.People;

namespace LaunchControl.Core.Ports;

/// <summary>Who is away when.</summary>
public interface IAbsences
{
    /// <summary>The current or next absence of each of these people, as far as known.</summary>
    Task<IReadOnlyList<Absence>> ReadAsync(IEnumerable<string> people, CancellationToken cancellationToken);

    /// <summary>Replaces what is known about the person's absence.</summary>
    Task StoreAsync(Absence absence, CancellationToken cancellationToken);

    /// <summary>Forgets a person's absence; none is no fault.</summary>
    Task RemoveAsync(string person, CancellationToken cancellationToken);
}
