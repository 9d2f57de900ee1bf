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
    private const string Instant = "yyyy-MM-dd'T'HH:mm:sszzz";

    private readonly List<FormError> _errors = [];
    private readonly List<FormField> _twice = [];

    /// <summary>The questions with the answers in them; after <see cref="ToRequest"/> also those that the answers raise.</summary>
    public IReadOnlyList<FormField> Fields { get; private set; } = Fields;

    /// <summary>Answers that can't be made into a request.</summary>
    public IReadOnlyList<FormError> Errors => _errors;

    public static FormAnswers Read(IFormCollection form, IReadOnlyList<FormField> fields) => new([.. fields.Select(field => field with
    {
        Value = Answer(form[field.Name]),
        Was = field.Was is null ? null : form.ContainsKey($"was-{field.Name}") ? Answer(form[$"was-{field.Name}"]) : field.Was,
    }).SelectMany(field => field.Kind == FormFieldKind.Moment && RepeatedHour.QuestionOf(field) is var asked && form.ContainsKey(asked.Name)
        ? [field, asked with { Value = Answer(form[asked.Name]) }] : new[] { field })]);

    /// <summary>Text as a browser sends it back: one kind of line break, nothing around it.</summary>
    public static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>The request of the API that these answers are.</summary>
    /// <param name="isEdit">Only what was changed counts: what others change meanwhile stays as they made it.</param>
    /// <param name="zone">Where times are meant.</param>
    public JsonElement ToRequest(bool isEdit, TimeZoneInfo zone, Action<JsonObject>? shape)
    {
        var (body, places) = (new JsonObject(), new AnswerPlaces(Fields));
        foreach (var field in Fields.Where(field => field.Pointer.Length > 0))
        {
            if (isEdit && field is { IsOptional: false, Value.Length: 0, Was.Length: > 0 })
            {
                _errors.Add(new FormError($"{field.Label}: this can't be left empty.", field.Name));
            }
            else if (field.IsChanged || (isEdit ? IsOfChangedGroup(field) : field.Value.Length > 0))
            {
                Put(body, places.PointerOf(field).Split('/').AsSpan(1), field.Value.Length > 0 ? ValueOf(field, zone) : field.Kind is FormFieldKind.Lines or FormFieldKind.Checks ? new JsonArray() : null);
            }
        }

        Fields = [.. Fields.Where(field => field.Pointer.Length > 0).SelectMany(field => _twice.Contains(field) ? [field, RepeatedHour.AnswerTo(field, Fields)] : new[] { field })];
        shape?.Invoke(body);
        return JsonSerializer.SerializeToElement(body);
    }

    /// <summary>Why a request was refused, at the questions that it is about.</summary>
    public IReadOnlyList<FormError> ErrorsOf(Refusal refusal)
    {
        var places = new AnswerPlaces(Fields);
        List<FormError> errors =
        [
            .. from fault in refusal.Faults
               let field = FieldOf(fault.Key, places)
               from text in field is { Kind: FormFieldKind.Moment, IsOptional: false, Value.Length: 0 } ? [$"{field.Label}: give a day and a time."] : fault.Value
               select new FormError(text, field?.Name ?? ""),
        ];
        return errors.Count > 0 ? errors : [new FormError(refusal.Message, "")];
    }

    // The question whose pointer is the fault's, or is above or below it.
    private FormField? FieldOf(string pointer, AnswerPlaces places) => pointer.Length == 0 ? null
        : (from field in Fields
           where field.Pointer.Length > 0
           let place = places.PointerOf(field)
           where place == pointer || pointer.StartsWith($"{place}/", StringComparison.Ordinal) || place.StartsWith($"{pointer}/", StringComparison.Ordinal)
           orderby place == pointer descending
           select field).FirstOrDefault();

    private bool IsOfChangedGroup(FormField field) => field.Group is { } group && Fields.Any(other => other.Group == group && other.IsChanged);

    private static string Answer(IEnumerable<string?> values) => string.Join('\n', values.Select(value => Normal(value ?? "")).Where(value => value.Length > 0));

    private static void Put(JsonObject body, ReadOnlySpan<string> path, JsonNode? value)
    {
        var name = FaultList.Unescape(path[0]);
        if (path.Length == 1)
        {
            body[name] = value;
        }
        else if (path.Length > 2 && AnswerPlaces.IndexOf(path[1]) is { } index)
        {
            var list = (body[name] ??= new JsonArray()).AsArray();
            while (list.Count <= index)
            {
                list.Add(new JsonObject());
            }

            Put(list[index]!.AsObject(), path[2..], value);
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

        if (zone.IsAmbiguousTime(local))
        {
            _twice.Add(field);
            if (RepeatedHour.Resolve(local, zone, field, Fields) is not { } resolved)
            {
                _errors.Add(RepeatedHour.Unanswered(field));
                return null;
            }

            return resolved.ToString(Instant, CultureInfo.InvariantCulture);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToString(Instant, CultureInfo.InvariantCulture);
    }
}
