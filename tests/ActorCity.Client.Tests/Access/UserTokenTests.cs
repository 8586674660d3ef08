namespace ActorCity.Client.Tests.Access;

public sealed class UserTokenTests
{
    [Fact]
    public void Who_acts_is_read_from_the_token()
    {
        var user = UserToken.FromAccessToken(People.Jwt(
        [
            new("sub", "p-17"), new("ac_role", "office-manager"), new("ac_office", "06-01"), new("iss", "https://city.example"),
        ]));

        Assert.Equal(new Actor { Person = "p-17", Office = "06-01", Role = ActorRole.OfficeManager }, user.Actor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.%%.c")]
    [InlineData("a.bm8ganNvbg.c")]
    public void What_is_no_token_is_told_without_repeating_it(string token)
    {
        var refused = Assert.Throws<FormatException>(() => UserToken.FromAccessToken(token));

        Assert.True(token.Length == 0 || !refused.ToString().Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sub", "p-17")]
    [InlineData("ac_role", "clerk")]
    public void A_token_that_says_not_who_acts_is_refused(string claim, string value) =>
        Assert.Throws<FormatException>(() => UserToken.FromAccessToken(People.Jwt([new(claim, value)])));

    [Fact]
    public void A_role_that_this_version_does_not_know_is_refused() =>
        Assert.Throws<FormatException>(() => UserToken.FromAccessToken(People.Jwt([new("sub", "p-17"), new("ac_role", "mayor")])));
}
