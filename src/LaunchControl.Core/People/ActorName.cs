using LaunchControl.Core.Commands;

namespace LaunchControl.Core.People;

/// <summary>Who did something, as the audit trail names them: a person by mail address, another system by name.</summary>
public static class ActorName
{
    /// <summary>
    /// Accepts a mail address, or a name such as <c>ci-pipeline</c>: 1-254 of <c>a-z 0-9 - . _ @</c>. Nobody outside is LaunchControl itself.
    /// </summary>
    /// <param name="actor">In lower case, without surrounding space.</param>
    public static bool TryNormalize(string? text, out string actor) =>
        PersonAddress.TryNormalize(text, out actor)
        || (actor.Length is > 0 and <= PersonAddress.Longest
            && actor.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '@')
            && actor != CommandOrigin.System);
}
