using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Core.Launches;

/// <summary>The one way in which a running launch changes: a command meets the state, and is decided or refused.</summary>
/// <remarks>Pure. The same arguments always give the same outcome, and a repeated command changes nothing.</remarks>
public static class LaunchDecider
{
    public static Outcome Decide(Launch launch, LaunchCommand command, CommandOrigin origin, DateTimeOffset now)
    {
        var change = new LaunchChange(launch, origin, now);
        var refusal = command switch
        {
            CompleteItem complete => ItemDecider.Complete(change, complete),
            ReopenItem reopen => ItemDecider.Reopen(change, reopen),
            BlockItem block => ItemDecider.Block(change, block),
            MarkItemNotApplicable mark => ItemDecider.MarkNotApplicable(change, mark),
            RecordItemCheck check => ItemCheckDecider.Record(change, check),
            RecordTicketStatus ticket => TicketDecider.Record(change, ticket),
            AddItem add => ChecklistDecider.Add(change, add),
            ChangeItem edit => ChecklistDecider.Change(change, edit),
            RemoveItem remove => ChecklistDecider.Remove(change, remove),
            WaiveItem waive => WaiverDecider.Waive(change, waive),
            WaiveGate waive => WaiverDecider.Waive(change, waive),
            RevokeGateWaiver revoke => WaiverDecider.Revoke(change, revoke),
            WaitForGates wait => ExternalGateDecider.WaitFor(change, wait),
            AddDependent add => ExternalGateDecider.AddDependent(change, add),
            RecordExternalGate record => ExternalGateDecider.Record(change, record),
            ChangePeople people => PeopleDecider.Change(change, people),
            ChangeScope scope => ScopeDecider.Change(change, scope),
            Reschedule reschedule => RescheduleDecider.Move(change, reschedule),
            RecordSignOff signOff => SignOffDecider.Record(change, signOff),
            OverrideGate given => GateDecider.Override(change, given),
            RenewLink renew => LinkDecider.Renew(change, renew),
            NoteRefusedSignOff note => LinkDecider.NoteRefused(change, note),
            RevokeLinks revoke => LinkDecider.Revoke(change, revoke),
            ReassignApprover reassign => LinkDecider.Reassign(change, reassign),
            RecordDelivery delivery => DeliveryDecider.Record(change, delivery),
            NoteDeadLetter note => DeadLetterDecider.Note(change, note),
            DismissRecommendation dismiss => HoldRecommendationDecider.Dismiss(change, dismiss),
            NoteBlackouts note => BlackoutDecider.Note(change, note),
            HoldLaunch hold => HoldDecider.Hold(change, hold),
            CancelLaunch cancel => CancelDecider.Cancel(change, cancel),
            ResumeLaunch resume => HoldDecider.Resume(change, resume),
            RestartOrchestrations restart => RestartDecider.Restart(change, restart),
            RequestReview request => GateDecider.RequestReview(change, request),
            EvaluateGate evaluate => GateDecider.Evaluate(change, evaluate),
            OpenNextPhase => PhaseDecider.OpenNext(change),
            GoLive => LaunchMomentDecider.GoLive(change),
            RecordCheck check => PostLaunchCheckDecider.Record(change, check),
            CompleteLaunch => PostLaunchCheckDecider.Complete(change),
            ChangeMetric metric => MetricDecider.Change(change, metric),
            RemoveMetric metric => MetricDecider.Remove(change, metric),
            IssueFeedbackLink issue => FeedbackLinkDecider.Issue(change, issue),
            RevokeFeedbackLink revoke => FeedbackLinkDecider.Revoke(change, revoke),
            AddLesson add => LessonDecider.Add(change, add),
            SetStatusMail set => StatusMailDecider.Set(change, set),
            RemoveLesson remove => LessonDecider.Remove(change, remove),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No decider takes this command."),
        };
        if (refusal is not null)
        {
            return refusal;
        }

        if (change.HasChanged || command is EvaluateGate)
        {
            TicketDecider.CatchUp(change);
            HoldRecommendationDecider.CatchUp(change);
        }

        return change.ToDecision();
    }
}
