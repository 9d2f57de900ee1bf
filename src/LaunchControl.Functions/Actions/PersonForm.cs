using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Actions;

/// <summary>What is said about one person across launches.</summary>
/// <param name="Id">Last part of the form's path; never changed once released.</param>
internal sealed record PersonForm(string Id, string Title, IReadOnlyList<string> Sentences, IReadOnlyList<FormField> Fields, PersonWork Work);

/// <summary>Does it; faults are noted in the fields.</summary>
internal delegate Task<Refusal?> PersonWork(Caller caller, JsonFields fields, FaultList faults, DurableTaskClient client, CancellationToken cancellationToken);
