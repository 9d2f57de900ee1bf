namespace LaunchControl.Pages;

/// <summary>How a form asks for something.</summary>
public enum FormFieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>A few lines.</summary>
    Paragraph,
    Email,
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time of day, in the launch's zone.</summary>
    Moment,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>One of two: <c>true</c> or <c>false</c>.</summary>
    YesNo,

    /// <summary>One of many.</summary>
    Select,

    /// <summary>Any of a few.</summary>
    Checks,

    /// <summary>Several short texts, one a line.</summary>
    Lines,
}
