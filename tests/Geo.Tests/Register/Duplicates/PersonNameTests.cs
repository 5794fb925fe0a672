using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Duplicates;

namespace CoverageMap.Geo.Tests.Register.Duplicates;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Nguyễn Văn Hòa", "Nguyễn Văn Hoà")]
    [InlineData("Nguyễn Văn Hùng", "NGUYEN VAN HUNG")]
    [InlineData("Nguyễn Văn Hùng", "Ng. Văn Hùng")]
    [InlineData("Nguyễn Văn Hùng", "Hùng Nguyễn Văn")]
    [InlineData("Điểu K'Rách", "Dieu K'Rach")]
    public void Names_written_otherwise_are_the_same(string one, string other)
    {
        Assert.True(new PersonName(one).IsSame(new(other)));
        Assert.True(new PersonName(VietnameseLetters.Decompose(one)).IsSame(new(other)));
    }

    [Theory]
    [InlineData("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", true)]
    [InlineData("Nguyễn Văn Thành", "Nguyễn Văn Thahn", true)]
    [InlineData("Nguyễn Văn Thành", "Nguyễn V. Thành", true)]
    [InlineData("Lê Thị Mai", "Lê Thị Minh", false)]
    [InlineData("Lê Mai", "Lê Thị Mai", false)]
    public void Names_that_differ_are_not_the_same(string one, string other, bool similar)
    {
        Assert.False(new PersonName(one).IsSame(new(other)));
        Assert.Equal(similar, new PersonName(one).IsSimilar(new(other)));
    }

    [Theory]
    [InlineData("Ng. Văn Hùng", false)]
    [InlineData("Hùng", false)]
    [InlineData("Nguyễn V Hùng", false)]
    [InlineData("Thị Mai", true)]
    public void Full_names_are_told_from_shortened_ones(string name, bool isFull) => Assert.Equal(isFull, new PersonName(name).IsFull);
}
