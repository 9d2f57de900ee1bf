using System.Text.Json;

namespace LaunchControl.Core.Portfolios;

/// <summary>How launches are sorted; among equals by id.</summary>
public readonly record struct LaunchSort(LaunchOrder Order, bool IsDescending = false)
{
    /// <summary>Every sort that there is; <see cref="LaunchOrder.Newest"/> has no reverse.</summary>
    public static IReadOnlyList<LaunchSort> All { get; } =
    [
        .. from order in Enum.GetValues<LaunchOrder>()
           from isDescending in order == LaunchOrder.Newest ? [false] : new[] { false, true }
           select new LaunchSort(order, isDescending),
    ];

    /// <summary>The same order the other way round.</summary>
    public LaunchSort Reversed => this with { IsDescending = !IsDescending };

    /// <summary>Null for what is none.</summary>
    /// <param name="text">Spelled exactly, as <see cref="ToString"/> has it.</param>
    public static LaunchSort? Find(string text)
    {
        foreach (var sort in All)
        {
            if (sort.ToString() == text)
            {
                return sort;
            }
        }

        return null;
    }

    /// <summary><c>launchAt</c>; <c>-launchAt</c> for the other way round.</summary>
    public override string ToString() => (IsDescending ? "-" : "") + JsonNamingPolicy.CamelCase.ConvertName(Order.ToString());
}
