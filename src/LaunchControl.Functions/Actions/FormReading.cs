using System.Text.Json.Nodes;

namespace LaunchControl.Functions.Actions;

/// <summary>How answers make a request.</summary>
/// <param name="ZoneOf">Where times are meant.</param>
/// <param name="IsEdit">The form holds what is, and only what was changed in it is sent.</param>
/// <param name="Shape">Puts the answers into the shape of the request where their pointers alone can't.</param>
internal sealed record FormReading(Func<FormAnswers, TimeZoneInfo> ZoneOf, bool IsEdit = false, Action<JsonObject>? Shape = null);
