using System.Text.Json;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>A form that came back, good to be worked with.</summary>
/// <param name="Model">The form with the answers in it, to be shown again.</param>
/// <param name="Body">The request that the answers make.</param>
/// <param name="Id">Of the form, however often it is sent and whatever is in it.</param>
/// <param name="Seen">The state that its sender looked at.</param>
/// <param name="IsConfirmed">Its sender saw what it would do.</param>
internal sealed record SentForm(FormModel Model, FormAnswers Answers, JsonElement Body, string Id, string Seen, bool IsConfirmed);
