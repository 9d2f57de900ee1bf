using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.OpenApi;

/// <summary>Where an HTTP function of the API is found.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Method">In lower case.</param>
/// <param name="Route">Without a leading slash.</param>
internal sealed record ApiRoute(string Function, string Method, string Route)
{
    public const string Prefix = "api/";

    /// <summary>Every route of the app under <see cref="Prefix"/>, in the order of paths.</summary>
    public static IReadOnlyList<ApiRoute> All { get; } = [..
        from type in typeof(ApiRoute).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)
        where trigger?.Route?.StartsWith(Prefix, StringComparison.Ordinal) == true
        from verb in trigger.Methods!
        orderby trigger.Route, verb
        select new ApiRoute(function.Name, verb, trigger.Route!)];

    /// <summary>Names of the parameters in the path.</summary>
    public IEnumerable<string> Parameters => Route.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'));
}
