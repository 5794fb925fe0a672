namespace CoverageMap.Geo.Register.Headings;

/// <summary>Headings that offices write, in the form of <see cref="HeadingKey"/>; within a line, what is meant most surely first.</summary>
internal static class KnownHeadings
{
    public static IReadOnlyDictionary<string, Heading> All { get; } = Build();

    private static IEnumerable<(string Field, string Headings)> Lines() =>
    [
        (Fields.Household, "household | household code | household id | ma ho | ma so ho | ma ho gia dinh | ma ho dan | so ho | ho so | ho so ho | stt ho | so ho khau | so so ho khau | ma so ho khau | hsho"),
        (Fields.Address, "address | dia chi | noi o hien tai | noi o hien nay | cho o hien nay | cho o hien tai | cho o | dia chi noi o | noi cu tru hien tai | noi cu tru | dia chi cu tru | dia chi ho | current address | home address | residence | noi tam tru | dia chi thuong tru | noi thuong tru | noi dang ky thuong tru | noi dkhk thuong tru | ho khau thuong tru | hktt"),
        (Fields.Number, "number | so thu tu nhan khau | stt nhan khau | so thu tu trong ho | stt trong ho | tt trong ho | resident number | person number"),
        (Fields.Name, "name | full name | ho va ten | ho ten | ho va ten nhan khau | ho ten nhan khau | ho va ten thanh vien | ho ten thanh vien | ho va ten cong dan | ho ten cong dan | ho va ten nguoi dan | ho chu dem va ten | ho dem va ten | ho ten khai sinh | ten | resident name | resident"),
        (Fields.HeadName, "ho ten chu ho | ho va ten chu ho | ten chu ho | chu ho | head of household | household head"),
        (Fields.BirthYear, "birth year | year of birth | nam sinh | ns | born | birth date | date of birth | dob | ngay sinh | ngay thang nam sinh | ngay thang sinh | sinh ngay | ngay sinh nam sinh | nam sinh ngay sinh"),
        (Fields.Order, "order | no | stt | tt | so tt | so thu tu | thu tu"),
        (Fields.Relation, "relation | quan he | quan he voi chu ho | qh voi chu ho | qh chu ho | quan he chu ho | moi quan he voi chu ho | relationship | relation to head"),
        (Fields.HouseNumber, "house number | so nha"),
        (Fields.Longitude, "lon | lng | long | longitude | kinh do | toa do kinh do"),
        (Fields.Latitude, "lat | latitude | vi do | toa do vi do"),
        (Fields.X, "x | toa do x | x m | x vn2000 | x vn 2000"),
        (Fields.Y, "y | toa do y | y m | y vn2000 | y vn 2000"),
        (Fields.Position, "position | toa do | toa do gps | gps | toa do nha | vi tri gps | coordinates | lat lon | lat lng"),
    ];

    /// <summary>Parts of an address with the unit word that the heading gives; none where it names several.</summary>
    private static IEnumerable<(string Field, string? Unit, string Headings)> Parts() =>
    [
        (Fields.Street, "đường", "street | duong | ten duong"), (Fields.Street, null, "duong pho | duong hem | hem"),
        (Fields.Group, "tổ", "group | to | to dan pho | so to"), (Fields.Group, null, "to doi | to cum"),
        (Fields.Hamlet, "ấp", "ap"), (Fields.Hamlet, "thôn", "thon"), (Fields.Hamlet, "khu phố", "khu pho | kp"), (Fields.Hamlet, "sóc", "soc"),
        (Fields.Hamlet, null, "hamlet | ap thon | thon ap | ap khu pho | khu pho ap | thon khu pho | ap thon khu pho | thon ap khu pho | khu pho ap thon | khu pho thon ap | thon to dan pho | khu dan cu | thon ban | ten ap | khom ap | xom"),
        (Fields.Ward, "xã", "xa"), (Fields.Ward, "phường", "phuong"), (Fields.Ward, "thị trấn", "thi tran"),
        (Fields.Ward, null, "ward | commune | xa phuong | phuong xa | xa phuong thi tran | phuong xa thi tran | xa phuong tt | px"),
        (Fields.District, "huyện", "huyen"), (Fields.District, "thị xã", "thi xa"), (Fields.District, "thành phố", "thanh pho"), (Fields.District, "quận", "quan"),
        (Fields.District, null, "district | quan huyen | huyen quan | huyen thi xa thanh pho | huyen thi xa | huyen thi | huyen tx tp | huyen thi thanh pho"),
        (Fields.Province, "tỉnh", "tinh"), (Fields.Province, null, "province | tinh thanh pho | tinh tp | tinh thanh"),
    ];

    private static Dictionary<string, Heading> Build()
    {
        var all = new Dictionary<string, Heading>();
        void Add(string field, string? unit, string headings)
        {
            foreach (var (rank, key) in headings.Split('|').Index()) all.Add(key.Trim(), new Heading(field, rank, Unit: unit));
        }
        foreach (var (field, headings) in Lines()) Add(field, null, headings);
        foreach (var (field, unit, headings) in Parts()) Add(field, unit, headings);
        return all;
    }
}
