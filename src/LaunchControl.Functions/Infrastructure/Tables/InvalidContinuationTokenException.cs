namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A continuation token that this system did not give.</summary>
public sealed class InvalidContinuationTokenException() : Exception("The continuation token is not one that a previous page gave.");
