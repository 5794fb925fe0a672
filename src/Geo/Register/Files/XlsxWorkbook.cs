using System.Xml;

namespace CoverageMap.Geo.Register.Files;

/// <summary>The sheets of a workbook by name, and from which year its days are counted.</summary>
internal sealed class XlsxWorkbook
{
    private readonly string _path;
    private readonly List<(string Name, string RelationId, bool IsHidden)> _sheets = [];

    public XlsxWorkbook(XlsxPackage package)
    {
        _path = package.Path;
        using var xml = XlsxPackage.Read(XlsxPackage.Open(package.Part("xl/workbook.xml")));
        while (XlsxPackage.NextElement(xml))
        {
            if (xml.LocalName == "workbookPr") CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName == "sheet")
                _sheets.Add((xml.GetAttribute("name") ?? "", RelationId(xml), xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }
        if (_sheets.Count == 0) throw new InvalidDataException("the workbook has no sheets");
    }

    public bool CountsFrom1904 { get; }

    public IEnumerable<string> Names => _sheets.Select(sheet => sheet.Name);

    /// <param name="sheet">Null for the first that is not hidden.</param>
    /// <returns>The sheet's name and its part of the package.</returns>
    /// <exception cref="UserErrorException">There is no such sheet.</exception>
    public (string Name, string Part) Find(XlsxPackage package, string? sheet)
    {
        var at = sheet is null ? Math.Max(0, _sheets.FindIndex(known => !known.IsHidden))
            : _sheets.FindIndex(known => known.Name.Trim().Equals(sheet.Trim(), StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            throw new UserErrorException($"Register {_path} has no sheet '{sheet}'; its sheets are: {string.Join(", ", Names)}.");
        return (_sheets[at].Name, Part(package, _sheets[at].RelationId));
    }

    private static string Part(XlsxPackage package, string relation)
    {
        using var xml = XlsxPackage.Read(XlsxPackage.Open(package.Part("xl/_rels/workbook.xml.rels")));
        while (XlsxPackage.NextElement(xml))
        {
            if (xml.LocalName != "Relationship" || xml.GetAttribute("Id") != relation) continue;
            var target = xml.GetAttribute("Target") ?? "";
            return target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        throw new InvalidDataException($"the workbook does not say where its sheet {relation} is");
    }

    /// <summary>The attribute `id` of the namespace of relations, whose address differs between editions of the standard.</summary>
    private static string RelationId(XmlReader xml)
    {
        var id = "";
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) id = xml.Value;
        xml.MoveToElement();
        return id;
    }
}
