using System.Text.Json;

namespace LaunchControl.Core.Auditing;

/// <summary>One value that an audit entry changed.</summary>
/// <param name="Path">
/// Where it stands in the launch, by names and ids: <c>gates/engineering-ready/items/load-test/status</c>; empty for the whole launch.
/// Segments are escaped as in a JSON pointer (RFC 6901).
/// </param>
/// <param name="Old">Null where there was nothing.</param>
/// <param name="New">Null where there is nothing any more.</param>
/// <param name="Index">Position of a gate, item or approver that was added to its list.</param>
public sealed record Change(string Path, JsonElement? Old, JsonElement? New, int? Index = null);
