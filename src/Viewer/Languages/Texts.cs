namespace CoverageMap.Viewer.Languages;

/// <summary>Names the resource files: Texts.resx holds Vietnamese, Texts.en.resx English.</summary>
public sealed class Texts;
