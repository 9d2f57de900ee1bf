namespace LaunchControl.Chaos.Injection;

/// <summary>Every kind of fault, as the table names it.</summary>
public static class FaultKind
{
    public const string Kill = "application killed";
    public const string Boundary = "application killed at a write";
    public const string DiskFull = "engine's disk full";
    public const string BrokerDrop = "broker connections dropped";
    public const string BrokerKill = "broker killed";
    public const string Storage503 = "storage 503";
    public const string Storage429 = "storage 429";
    public const string Storage500 = "storage 500";
    public const string StorageTimeout = "storage without answer";
    public const string StorageResetBefore = "storage reset, not applied";
    public const string StorageResetAfter = "storage reset, applied";
    public const string StorageSlow = "storage slow";
    public const string Mail429 = "mail 429";
    public const string Mail503 = "mail 503";
    public const string MailLostAnswer = "mail 500 although taken";

    public static IReadOnlyList<string> OfStorage { get; } = [Storage503, Storage429, Storage500, StorageTimeout, StorageResetBefore, StorageResetAfter, StorageSlow];

    /// <summary>Those that the application makes itself, and notes in its journal.</summary>
    public static IReadOnlyList<string> OfMail { get; } = [Mail429, Mail503, MailLostAnswer];

    public static IReadOnlyList<string> OfProcesses { get; } = [Kill, Boundary, DiskFull, BrokerDrop, BrokerKill];

    public static IReadOnlyList<string> All { get; } = [.. OfProcesses, .. OfStorage, .. OfMail];
}
