using System.Reflection;

namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>Spells types and values as the listings do.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static string Of(Type type)
    {
        if (type.HasElementType)
        {
            return Of(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        return type.IsGenericParameter ? type.Name : Keywords.GetValueOrDefault(type) ?? Qualified(type);
    }

    public static string WithNullability(Type type, NullabilityState state) =>
        Of(type) + (state == NullabilityState.Nullable && Nullable.GetUnderlyingType(Bare(type)) is null ? "?" : "");

    public static string OfDefault(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null when Bare(parameter.ParameterType) is { IsValueType: true } type && Nullable.GetUnderlyingType(type) is null => "default",
        null => "null",
        bool flag => flag ? "true" : "false",
        var value when parameter.ParameterType.IsEnum => Enum.GetName(parameter.ParameterType, value) ?? $"{value}",
        var value => FormattableString.Invariant($"{value}"),
    };

    private static string Qualified(Type type)
    {
        var outer = type.DeclaringType is { } declaring ? Qualified(declaring) : type.Namespace;
        var name = $"{outer}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }

    private static Type Bare(Type type) => type.IsByRef ? type.GetElementType()! : type;
}
