using System.Reflection;
using System.Runtime.CompilerServices;

namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>Reads the surface of loaded types, in the form of the listings.</summary>
internal static class ApiReflection
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> VisibleTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes().Where(type => type.IsVisible);
        }
        catch (ReflectionTypeLoadException partial)
        {
            // An official type may need an assembly that the build leaves out; the others are still to be compared.
            return partial.Types.OfType<Type>().Where(type => type.IsVisible);
        }
    }

    public static ApiType Read(Type type, string assembly) =>
        new(assembly, ApiNames.Of(type), Header(type), [.. Members(type).Order(StringComparer.Ordinal)]);

    private static string Header(Type type)
    {
        var above = Kind(type) is "enum" or "delegate" ? [] : BaseAndInterfaces(type);
        var inherits = above.Length == 0 ? "" : " : " + string.Join(", ", above);
        return $"{TypeModifiers(type)}{Kind(type)} {ApiNames.Of(type)}{inherits}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ => typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class",
    };

    private static string TypeModifiers(Type type) => (Kind(type), type.IsAbstract, type.IsSealed) switch
    {
        ("class", true, true) => "static ",
        ("class", true, _) => "abstract ",
        ("class", _, true) => "sealed ",
        _ => "",
    };

    private static string[] BaseAndInterfaces(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited).Where(one => one.IsVisible).Select(ApiNames.Of).Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? [ApiNames.Of(parent), .. interfaces]
            : [.. interfaces];
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}");
        }

        return
        [
            .. type.GetConstructors(Declared).Where(one => !one.IsStatic && IsVisible(one))
                .Select(one => $"{Access(one)}ctor({ApiSignatures.Parameters(one)})"),
            .. type.GetMethods(Declared).Where(one => IsVisible(one) && !IsAccessorOrClone(one))
                .Select(one => $"{Modifiers(one)}{ApiSignatures.Method(one)}"),
            .. type.GetProperties(Declared).Where(one => Visible(one).Length > 0)
                .Select(one => $"{Modifiers(Visible(one)[0])}{ApiSignatures.Property(one, Visible(one))}"),
            .. type.GetFields(Declared).Where(one => one.IsPublic || one.IsFamily || one.IsFamilyOrAssembly).Select(ApiSignatures.Field),
        ];
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static MethodInfo[] Visible(PropertyInfo property) =>
        [.. new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsVisible)];

    private static bool IsAccessorOrClone(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || (method.Name.StartsWith('<') && method.IsDefined(typeof(CompilerGeneratedAttribute)))
        || method.Name == "<Clone>$";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var isOverride = method.GetBaseDefinition() != method;
        var word = (method.IsStatic, method.IsAbstract, isOverride, method.IsVirtual, method.IsFinal) switch
        {
            (true, _, _, _, _) => "static ",
            _ when method.DeclaringType!.IsInterface => "",
            (_, true, _, _, _) => "abstract ",
            (_, _, true, _, true) => "sealed override ",
            (_, _, true, _, _) => "override ",
            (_, _, _, true, false) => "virtual ",
            _ => "",
        };
        return Access(method) + word;
    }
}
