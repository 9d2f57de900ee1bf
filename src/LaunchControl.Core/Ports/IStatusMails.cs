using LaunchControl.Core.StatusMails;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps when status mails are due, and what whoever got one was told.</summary>
public interface IStatusMails
{
    /// <summary>Sets when a launch's next status mail is due; an earlier setting is replaced.</summary>
    /// <param name="dueAt">Null for never.</param>
    Task PlanAsync(string launchId, DateTimeOffset? dueAt, CancellationToken cancellationToken);

    /// <summary>Those that are due by then. One query where nothing is.</summary>
    Task<IReadOnlyList<DueStatusMail>> ListDueAsync(DateTimeOffset by, CancellationToken cancellationToken);

    /// <summary>Sets when the next one is due, unless the plan changed in between.</summary>
    /// <param name="next">Null for never.</param>
    Task DoneAsync(DueStatusMail due, DateTimeOffset? next, CancellationToken cancellationToken);

    Task<ToldStatuses> ReadToldAsync(string person, CancellationToken cancellationToken);

    /// <returns>False where somebody else stored something first; nothing changed.</returns>
    Task<bool> StoreToldAsync(string person, ToldStatuses read, IReadOnlyList<ToldStatus> told, CancellationToken cancellationToken);
}
