using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Actions;

/// <summary>What somebody answered in a form, and the request that it makes.</summary>
/// <param name="Fields">The questions with the answers in them.</param>
internal sealed record FormAnswers(IReadOnlyList<FormField> Fields)
{
    private readonly List<FormError> _errors = [];

    /// <summary>Answers that can't be made into a request.</summary>
    public IReadOnlyList<FormError> Errors => _errors;

    public static FormAnswers Read(IFormCollection form, IReadOnlyList<FormField> fields) => new([.. fields.Select(field => field with
    {
        Value = Answer(form[field.Name]),
        Was = field.Was is null ? null : form.ContainsKey($"was-{field.Name}") ? Answer(form[$"was-{field.Name}"]) : field.Was,
    })]);

    /// <summary>Text as a browser sends it back: one kind of line break, nothing around it.</summary>
    public static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>The request of the API that these answers are.</summary>
    /// <param name="isEdit">Only what was changed counts: what others change meanwhile stays as they made it.</param>
    /// <param name="zone">Where times are meant.</param>
    public JsonElement ToRequest(bool isEdit, TimeZoneInfo zone, Action<JsonObject>? shape)
    {
        var body = new JsonObject();
        foreach (var field in Fields)
        {
            var before = field.Was ?? "";
            if (isEdit && field is { IsOptional: false, Value.Length: 0 } && before.Length > 0)
            {
                _errors.Add(new FormError($"{field.Label}: this can't be left empty.", field.Name));
            }
            else if (field.Value == before ? field.Value.Length > 0 && !isEdit : field.Value.Length > 0 || before.Length > 0)
            {
                Put(body, field.Pointer.Split('/').AsSpan(1), field.Value.Length > 0 ? ValueOf(field, zone) : field.Kind is FormFieldKind.Lines or FormFieldKind.Checks ? new JsonArray() : null);
            }
        }

        shape?.Invoke(body);
        return JsonSerializer.SerializeToElement(body);
    }

    /// <summary>Why a request was refused, at the questions that it is about.</summary>
    public IReadOnlyList<FormError> ErrorsOf(Refusal refusal)
    {
        List<FormError> errors = [.. from fault in refusal.Faults from text in fault.Value select new FormError(text, FieldOf(fault.Key))];
        return errors.Count > 0 ? errors : [new FormError(refusal.Message, "")];
    }

    // The question whose pointer is the fault's, or is above or below it.
    private string FieldOf(string pointer) =>
        Fields.Where(field => field.Pointer == pointer || pointer.StartsWith($"{field.Pointer}/", StringComparison.Ordinal) || field.Pointer.StartsWith($"{pointer}/", StringComparison.Ordinal))
            .OrderByDescending(field => field.Pointer == pointer).FirstOrDefault()?.Name ?? "";

    private static string Answer(IEnumerable<string?> values) => string.Join('\n', values.Select(value => Normal(value ?? "")).Where(value => value.Length > 0));

    private static void Put(JsonObject body, ReadOnlySpan<string> path, JsonNode? value)
    {
        var name = FaultList.Unescape(path[0]);
        if (path.Length == 1)
        {
            body[name] = value;
        }
        else if (path[1] == "0" && path.Length > 2)
        {
            // Lists in forms have one element.
            var list = body[name] as JsonArray;
            body[name] ??= list = new JsonArray(new JsonObject());
            Put(list![0]!.AsObject(), path[2..], value);
        }
        else
        {
            Put((body[name] ??= new JsonObject()).AsObject(), path[1..], value);
        }
    }

    private JsonNode? ValueOf(FormField field, TimeZoneInfo zone) => field.Kind switch
    {
        FormFieldKind.Lines or FormFieldKind.Checks => new JsonArray([.. field.Values.Select(value => JsonValue.Create(value))]),
        FormFieldKind.Number => Number(field),
        FormFieldKind.YesNo => field.Value == "true",
        FormFieldKind.Moment => Moment(field, zone),
        _ => field.Value,
    };

    private JsonNode? Number(FormField field)
    {
        if (double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        _errors.Add(new FormError($"{field.Label}: give a number such as 41.2, with a point and without other signs.", field.Name));
        return null;
    }

    private JsonNode? Moment(FormField field, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(field.Value, [ActionFields.MomentFormat, $"{ActionFields.MomentFormat}:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is 1 or 9999)
        {
            _errors.Add(new FormError($"{field.Label}: give a day and a time such as 2027-03-02T09:00.", field.Name));
            return null;
        }

        if (zone.IsInvalidTime(local))
        {
            _errors.Add(new FormError($"{field.Label}: there is no such time on that day, because clocks are put forward. Choose one an hour later.", field.Name));
            return null;
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
