using System.Reflection;
using System.Runtime.CompilerServices;

namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>Spells members as the listings do: parameter names and defaults, and whether the outermost type may be null.</summary>
internal static class ApiSignatures
{
    public static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(ApiNames.Of))}>" : "";
        var returned = ApiNames.WithNullability(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter).ReadState);
        return $"{method.Name}{generic}({Parameters(method)}) : {returned}";
    }

    public static string Property(PropertyInfo property, IEnumerable<MethodInfo> accessors)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        var state = property.GetMethod is null ? nullability.WriteState : nullability.ReadState;
        var words = string.Join(' ', accessors.Select(one => one == property.GetMethod ? "get" : IsInit(one) ? "init" : "set"));
        return $"property {property.Name} : {ApiNames.WithNullability(property.PropertyType, state)} {{ {words} }}";
    }

    public static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "static const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{(field.IsPublic ? "" : "protected ")}{kind}field {field.Name} : {ApiNames.Of(field.FieldType)}";
    }

    public static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select(one => (isExtension && one.Position == 0 ? "this " : "") + Parameter(one)));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
        };
        var type = ApiNames.WithNullability(parameter.ParameterType, new NullabilityInfoContext().Create(parameter).ReadState);
        var byDefault = parameter.HasDefaultValue ? " = " + ApiNames.OfDefault(parameter) : "";
        return $"{passing}{type} {parameter.Name}{byDefault}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
