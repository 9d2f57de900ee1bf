namespace LaunchControl.Pages;

/// <summary>Questions of a form that belong together.</summary>
/// <param name="Heading">Above them; null to go on as before.</param>
/// <param name="Fold">What they are folded away under; null where they are in sight.</param>
/// <param name="IsOpen">Something was said in them, or has to be looked at: they are not folded away.</param>
public sealed record FormSection(string? Heading, string? Fold, IReadOnlyList<FormField> Fields, bool IsOpen);
