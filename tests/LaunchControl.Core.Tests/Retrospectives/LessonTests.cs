using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Retrospectives;

public sealed class LessonTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana"));

    [Fact]
    public void Lessons_are_written_down_from_the_launch_moment_on_and_after_completion()
    {
        var scenario = LaunchScenario.GivenScheduled(Playbook).When(Keep("early")).ThenRefused("not-launched");
        scenario.At(LaunchAt).When(new GoLive()).When(Keep("first"), Person("ana")).ThenAccepted();
        scenario.WhenTimePasses().ThenLaunch(LaunchStatus.Completed).When(Keep("second")).ThenAccepted();

        Assert.Equal([("first", Person("ana")), ("second", Owner)], scenario.Launch.Lessons.Select(lesson => (lesson.Id, lesson.By)));
        Assert.Equal("lesson.added", scenario.Audit[^1].Action);
    }

    [Fact]
    public void One_id_is_one_lesson()
    {
        var scenario = LaunchScenario.GivenLive(Playbook).When(Keep("one")).ThenAccepted();
        scenario.When(Keep("one")).ThenNothingChanged();
        scenario.When(Keep("one") with { Text = "Something else" }).ThenRefused("lesson-exists");
        scenario.When(new RemoveLesson("one", null)).ThenRefused("reason-required");
        scenario.When(new RemoveLesson("one", "It was wrong")).ThenAccepted();
        Assert.Empty(scenario.Launch.Lessons);
        scenario.When(new RemoveLesson("one", "It was wrong")).ThenNothingChanged();
        scenario.When(Keep("one")).ThenRefused("lesson-exists");
        scenario.When(new RemoveLesson("other", "It was wrong")).ThenRefused("lesson-not-found");
    }

    [Fact]
    public void All_faults_of_a_lesson_are_told_at_once()
    {
        var scenario = LaunchScenario.GivenLive(Playbook).When(new AddLesson("Not an id", LessonKind.Try, new string('x', 1001)));
        Assert.Equal(["/id", "/text"], scenario.Outcome!.Refusal!.Faults.Keys);
        scenario.When(new AddLesson("blank", LessonKind.Try, " \n ")).ThenRefused("invalid-request");
    }

    [Fact]
    public void A_launch_holds_fifty()
    {
        var scenario = LaunchScenario.GivenLive(Playbook);
        foreach (var number in Enumerable.Range(1, AddLesson.Most))
        {
            scenario.When(Keep($"lesson-{number}")).ThenAccepted();
        }

        scenario.When(Keep("one-more")).ThenRefused("too-many-lessons");
        scenario.When(new RemoveLesson("lesson-7", "Room is needed")).When(Keep("one-more")).ThenAccepted();
    }

    private static AddLesson Keep(string id) => new(id, LessonKind.Keep, "Support tried it first.");
}
