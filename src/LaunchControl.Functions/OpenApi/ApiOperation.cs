using LaunchControl.Functions.Launches;

namespace LaunchControl.Functions.OpenApi;

/// <summary>What the API document says about one HTTP function. Its route and method are read from the function itself.</summary>
/// <param name="Function">Name of the function; in camelCase, the operation's id.</param>
/// <param name="Tag">The group that it is listed in.</param>
/// <param name="Summary">One line.</param>
internal sealed record ApiOperation(string Function, string Tag, string Summary)
{
    private static readonly int[] CommandProblems = [400, 404, 409, 412, 413, 422];

    public string? Description { get; init; }

    /// <summary>Who may call it, in words.</summary>
    public required string Who { get; init; }

    /// <summary>False for what everybody may call, or what has an authentication of its own.</summary>
    public bool NeedsToken { get; init; } = true;

    /// <summary>Beside those of the path, which the route names.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    public ApiBody? Body { get; init; }

    /// <summary>Where it goes well.</summary>
    public required IReadOnlyList<ApiAnswer> Answers { get; init; }

    /// <summary>Status codes of problem details that it may answer; 401, 403 and 503 come with <see cref="NeedsToken"/>.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>A command on a running launch, which answers 202 with the launch as it is then.</summary>
    public static ApiOperation Command(string function, string tag, string summary, string who, ApiBody body) => new(function, tag, summary)
    {
        Who = who,
        Parameters = [ApiParameter.IfMatch, ApiParameter.DryRun],
        Body = body,
        Answers =
        [
            ApiAnswer.Json<LaunchView>(202, "Durable; the launch as it is now.", ApiAnswer.LaunchExample),
            ApiAnswer.Json<CommandPreview>(200, "A dry run: what the command would do.", ApiAnswer.PreviewExample),
        ],
        Problems = CommandProblems,
    };

    /// <summary>Something of a launch to be read.</summary>
    public static ApiOperation LaunchRead(string function, string tag, string summary, params IReadOnlyList<ApiAnswer> answers) => new(function, tag, summary)
    {
        Who = Callers.Readers,
        Answers = answers,
        Problems = [404],
    };
}
