namespace Microsoft.Azure.Functions.Worker;

public class FunctionParameter(string name, Type type)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    public Type Type { get; } = type ?? throw new ArgumentNullException(nameof(type));
}
