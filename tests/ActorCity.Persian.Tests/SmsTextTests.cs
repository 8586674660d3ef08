namespace ActorCity.Persian.Tests;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    [InlineData(201, 3)]
    [InlineData(202, 4)]
    public void A_message_goes_out_in_parts(int length, int parts) => Assert.Equal(parts, SmsText.Parts(new string('ی', length)));

    [Fact]
    public void A_character_of_two_units_is_never_cut()
    {
        const string house = "\uD83C\uDFE0";

        Assert.Equal(2, SmsText.Parts(new string('ی', 65) + house + new string('ی', 67)));
        Assert.Equal(3, SmsText.Parts(new string('ی', 66) + house + new string('ی', 66)));
        Assert.Equal(1, SmsText.Parts(new string('ی', 68) + house));
    }
}
