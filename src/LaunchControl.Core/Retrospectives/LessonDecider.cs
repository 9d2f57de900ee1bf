using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Lessons that the team enters, from the launch moment on and without end: a retrospective meeting may come late.</summary>
internal static class LessonDecider
{
    public static Refusal? Add(LaunchChange change, AddLesson command)
    {
        if ((Check(command) ?? TooEarly(change.Launch)) is { } refusal)
        {
            return refusal;
        }

        if (change.Launch.Lessons.FirstOrDefault(lesson => lesson.Id == command.Id) is { } existing)
        {
            return existing.Kind == command.Kind && existing.Text == command.Text ? null
                : new Refusal(RefusalKind.Conflict, "lesson-exists", $"There is another lesson '{command.Id}'. Give a new id, or remove that one first.");
        }

        if ((Removed(change.Launch, command.Id) ?? TooMany(change.Launch)) is { } conflict)
        {
            return conflict;
        }

        var added = new Lesson(command.Id, command.Kind, command.Text, change.Origin.Actor, change.Now);
        change.Set(change.Launch with { Lessons = [.. change.Launch.Lessons, added] });
        change.Record("lesson.added", $"lesson/{added.Id}", $"A lesson was written down: {Word(added.Kind)}.");
        return null;
    }

    public static Refusal? Remove(LaunchChange change, RemoveLesson command)
    {
        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the lesson is taken back.") is { } refusal)
        {
            return refusal;
        }

        if (change.Launch.Lessons.FirstOrDefault(lesson => lesson.Id == command.Id) is not { } lesson)
        {
            return change.Launch.RemovedLessons.Contains(command.Id) ? null
                : new Refusal(RefusalKind.NotFound, "lesson-not-found", $"This launch has no lesson '{command.Id}'. Its lessons are in the retrospective.");
        }

        change.Set(change.Launch with
        {
            Lessons = [.. change.Launch.Lessons.Where(other => other.Id != lesson.Id)],
            RemovedLessons = [.. change.Launch.RemovedLessons, lesson.Id],
        });
        change.Record("lesson.removed", $"lesson/{lesson.Id}", $"A lesson of {lesson.By} was taken back.", reason: command.Reason);
        return null;
    }

    private static Refusal? Check(AddLesson command)
    {
        var faults = new FaultList();
        if (command.Id.Length > AddLesson.LongestId || !LaunchId.IsSlug(command.Id))
        {
            faults.Add("/id", $"An id has 1 to {AddLesson.LongestId} lower-case letters and digits, in groups that single hyphens part.");
        }

        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > AddLesson.LongestText)
        {
            faults.Add("/text", $"Say in 1 to {AddLesson.LongestText} characters what the team learnt.");
        }

        return faults.IsEmpty ? null : faults.ToRefusal("The lesson has faults; nothing was changed.");
    }

    private static Refusal? TooEarly(Launch launch) => launch.IsLaunched ? null
        : new Refusal(RefusalKind.Conflict, "not-launched", $"{launch.Name} is not live yet. Lessons are written down from the launch moment on.");

    private static Refusal? Removed(Launch launch, string id) => !launch.RemovedLessons.Contains(id) ? null
        : new Refusal(RefusalKind.Conflict, "lesson-exists", $"The lesson '{id}' was taken back. Give a new id.");

    private static Refusal? TooMany(Launch launch) =>
        launch.RemovedLessons.Count >= AddLesson.MostRemoved ? new Refusal(RefusalKind.Conflict, "too-many-lessons", $"{AddLesson.MostRemoved} lessons were taken back. This launch takes no more.")
        : launch.Lessons.Count >= AddLesson.Most ? new Refusal(RefusalKind.Conflict, "too-many-lessons", $"A launch holds at most {AddLesson.Most} lessons. Remove one that matters less.")
        : null;

    private static string Word(LessonKind kind) => kind switch
    {
        LessonKind.Keep => "keep doing this",
        LessonKind.Change => "do this otherwise",
        _ => "try this",
    };
}
