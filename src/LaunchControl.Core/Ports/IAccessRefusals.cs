using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Ports;

/// <summary>Who was refused what, a row for each day, caller, route and reason.</summary>
public interface IAccessRefusals
{
    /// <summary>Adds to what is known of the same day, caller, route and reason. Not safe to repeat: a repeat counts again.</summary>
    Task AddAsync(AccessRefusal refusal, CancellationToken cancellationToken);

    /// <summary>What was refused on one day (UTC), by reason.</summary>
    /// <param name="after">The last key of the page before; null for the first page.</param>
    Task<AccessRefusalPage> ListAsync(DateOnly day, int pageSize, string? after, CancellationToken cancellationToken);
}
