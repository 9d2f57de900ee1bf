namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A decision is larger than Table Storage can store at once.</summary>
public sealed class EntityGroupLimitException(string limit) : Exception($"Table Storage allows {limit}.");
