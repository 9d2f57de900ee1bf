namespace LaunchControl.Core.Auditing;

/// <summary>In which way a trail is broken.</summary>
public enum ChainBreakKind
{
    /// <summary>Something of the entry is not as it was written.</summary>
    Changed,

    /// <summary>The entry is gone.</summary>
    Missing,

    /// <summary>Another entry stands in its place.</summary>
    OutOfOrder,

    /// <summary>A row that LaunchControl did not write.</summary>
    Forged,

    /// <summary>The launch names another hash as that of its last entry: the end of the trail, or the launch, was written anew.</summary>
    HeadDiffers,
}
