using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Attention;

/// <summary>Somebody who may have to be sent something.</summary>
/// <param name="Launches">Ids of the launches that ask something of the person.</param>
/// <param name="Mark">Why they are looked at although no launch asks; null for no other reason.</param>
/// <param name="Seen">What is known about the person from outside.</param>
/// <param name="ReadAsync">Reads a launch, each once in a round; null for one that is gone.</param>
public sealed record AttentionCase(string Person, IReadOnlyList<string> Launches, AttentionMark? Mark, string Seen, Func<string, Task<Launch?>> ReadAsync);
