namespace LaunchControl.Functions.Diagnosis;

/// <param name="Status">As the engine has it; <c>missing</c> for one that is not there.</param>
public sealed record OrchestrationView(string Id, string Status);
