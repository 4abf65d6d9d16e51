using ServiceAcademy.Certificates;

namespace ServiceAcademy.Tests.Certificates;

public sealed class VerificationCodeTests
{
    [Fact]
    public void A_new_code_reads_as_written()
    {
        var code = VerificationCode.New();

        Assert.Equal(CodeReading.WellFormed, VerificationCode.Read(code, out var read));
        Assert.Equal(code, read);
        Assert.True((VerificationCode.Length - 1) * 5 >= 128);
    }

    [Fact]
    public void The_check_character_is_computed_by_hand()
    {
        // The random part is 0…01, so the value before the check character is α⁰ = 1, and the check character must be α = 2.
        Assert.Equal('2', VerificationCode.CheckOf(new string('0', 26) + '1'));
        // 0…0G: 16 is α⁴; times α it is α⁵ = α² + 1 = 5 with the polynomial x⁵ + x² + 1.
        Assert.Equal('5', VerificationCode.CheckOf(new string('0', 26) + 'G'));
    }

    [Fact]
    public void Every_single_wrong_character_is_noticed()
    {
        var code = VerificationCode.New();
        for (var at = 0; at < code.Length; at++)
            foreach (var wrong in VerificationCode.Alphabet.Where(character => character != code[at]))
                Assert.Equal(CodeReading.Mistyped, VerificationCode.Read(code[..at] + wrong + code[(at + 1)..], out _));
    }

    [Fact]
    public void Every_exchange_of_two_characters_is_noticed()
    {
        var code = VerificationCode.New();
        for (var left = 0; left < code.Length; left++)
            for (var right = left + 1; right < code.Length; right++)
            {
                if (code[left] == code[right])
                    continue;
                var swapped = code.ToCharArray();
                (swapped[left], swapped[right]) = (swapped[right], swapped[left]);
                Assert.Equal(CodeReading.Mistyped, VerificationCode.Read(new string(swapped), out _));
            }
    }

    [Fact]
    public void Habits_of_typing_do_not_matter()
    {
        var random = "0123456789ABCDEFGHJKMNPQRST";
        var code = random + VerificationCode.CheckOf(random);
        string[] typed =
        [
            VerificationCode.Grouped(code), VerificationCode.Grouped(code).ToLowerInvariant(), " " + code.Replace("1", "l") + " ", code.Replace("0", "O").Replace("1", "I"),
            string.Join(' ', code.Chunk(4).Select(group => new string(group))), VerificationCode.Grouped(code).Replace('-', '–'),
            new string(code.Select(character => (char)(character + 0xFEE0)).ToArray()), $"https://academy.example/verify/{code}/",
        ];

        Assert.All(typed, text =>
        {
            Assert.Equal(CodeReading.WellFormed, VerificationCode.Read(text, out var read));
            Assert.Equal(code, read);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M-Q9TX")]
    public void A_piece_of_a_code_has_the_wrong_length(string? typed) =>
        Assert.Equal(CodeReading.WrongLength, VerificationCode.Read(typed, out _));

    [Fact]
    public void A_character_of_no_code_is_a_slip() =>
        Assert.Equal(CodeReading.Mistyped, VerificationCode.Read("U" + VerificationCode.New()[1..], out _));
}
