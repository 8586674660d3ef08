using ActorCity.Domain.Cases;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Recompute.Tests;

/// <summary>Cases of every service of the catalogue, played by random actors under the catalogue's own calendar. The same seed gives the same cases.</summary>
internal sealed class GeneratedCases
{
    /// <summary>A day before any play.</summary>
    private static readonly DateTimeOffset Published = ModelCity.Start.AddYears(-1);

    private GeneratedCases(ImmutableArray<JournalStream<ServiceState>> services, ImmutableArray<JournalStream<CaseState>> cases) => (Services, Cases) = (services, cases);

    public ImmutableArray<JournalStream<ServiceState>> Services { get; }

    public ImmutableArray<JournalStream<CaseState>> Cases { get; }

    /// <param name="atLeast">How many cases; the services take turns until there are as many.</param>
    /// <param name="seed">What all chance comes from.</param>
    public static GeneratedCases Play(int atLeast, int seed)
    {
        var files = CatalogueFiles.Default;
        var calendar = files.Calendar();
        var cards = files.ServiceCodes().Select(code => files.Service(code)).ToImmutableArray();
        var random = new Random(seed);
        var cases = new List<JournalStream<CaseState>>();
        for (var play = 0; cases.Count < atLeast || play % cards.Length != 0; play++)
        {
            var card = cards[play % cards.Length];
            var city = new ModelCity(12, calendar) { Name = $"play-{seed}-{play}", Answers = CardAnswers.Of(files, card.Code, random).To };
            city.Now = ModelCity.Start.AddDays(random.Next(700)).AddMinutes(random.Next(1440));
            city.Know(card);
            city.Know(NextYear.Of(card), 2);
            cases.AddRange(Played(new RandomCase(card, city), random));
        }

        return new([.. cards.Select(Publication)], [.. cases]);
    }

    private static IEnumerable<JournalStream<CaseState>> Played(RandomCase play, Random random)
    {
        var finishes = random.Next(3) > 0;
        for (var acts = random.Next(40, 220); acts > 0; acts--)
        {
            play.Play(new Act(random.Next(64), random.Next(12), random.Next(1, 3), random.Next(8), random.Next(601), random.Next(10) > 1));
            if (random.Next(play.Case.State?.Status == CaseStatus.WaitingForApplicant ? 6 : 50) == 0)
            {
                Forget(play, random);
            }

            if (random.Next(8) == 0)
            {
                Override(play, random);
            }
        }

        if (finishes)
        {
            play.Finish();
        }

        return play.Cases.Where(c => c.State is not null);
    }

    /// <summary>Nobody does anything for weeks, and whatever comes due meanwhile takes effect in its turn.</summary>
    private static void Forget(RandomCase play, Random random)
    {
        for (var weeks = random.Next(1, 10); weeks > 0 && play.Case.State is not null; weeks--)
        {
            play.City.Now += TimeSpan.FromDays(7);
            play.Wake();
        }
    }

    /// <summary>Two managers of two offices agree on another total, or not: random acts alone seldom find both.</summary>
    private static void Override(RandomCase play, Random random)
    {
        if (play.Case.State is not { DrawnOffice: { } office } state || state.Bills.FirstOrDefault(b => b is { Status: BillStatus.Open, Proposed: null }) is not { } bill)
        {
            return;
        }

        play.City.Give(play.Case, new ProposeFeeOverride
        {
            CommandId = play.City.NextCommandId(), Actor = People.Manager(office), Bill = bill.Number, Total = bill.Total * random.Next(120) / 100, Reason = "hardship",
        });
        play.City.Give(play.Case, new SettleFeeOverride
        {
            CommandId = play.City.NextCommandId(), Actor = People.Manager(play.City.OfficeCodes[random.Next(12)]), Bill = bill.Number, Approve = random.Next(3) > 0, Reason = "seen",
        });
    }

    /// <summary>Both versions as stewards bring them: drafted, read by a second person, published.</summary>
    private static JournalStream<ServiceState> Publication(ServiceDefinition card)
    {
        var stream = new JournalStream<ServiceState>(ServiceStream.Instance, $"sv-{card.Code}");
        var version = 0;
        foreach (var definition in new[] { card, NextYear.Of(card) })
        {
            var at = Published.AddDays(version++);
            var id = $"publish-{card.Code}-{version}";
            Take(ServiceRules.Draft(card.Code, stream.State, new DraftService { CommandId = $"{id}-draft", Actor = People.Steward, Definition = definition }, at), "draft", People.Steward);
            Take(ServiceRules.Review(stream.State, new ReviewService { CommandId = $"{id}-review", Actor = People.SecondSteward, Version = version }, at), "review", People.SecondSteward);
            Take(ServiceRules.Publish(stream.State, new PublishService { CommandId = $"{id}-publish", Actor = People.Steward, Version = version, EffectiveFrom = at }, at), "publish", People.Steward);

            void Take(Domain.Decision<ServiceState, ServiceReceipt> decision, string act, Actor actor) =>
                Assert.Null(stream.Take(decision, $"{id}-{act}", actor, at, new CityTables(), out _));
        }

        return stream;
    }
}
