namespace LaunchControl.Pages;

/// <summary>Why a form could not be taken.</summary>
/// <param name="Text">What is wrong and how to mend it.</param>
/// <param name="Field">Id of the field to look at: <c>approve</c> for the choice, or the name of the field.</param>
public sealed record FormError(string Text, string Field);
