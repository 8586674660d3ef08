using System.Globalization;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Recompute.Tests;

/// <summary>
/// Answers to a card's form, as the people of one play give them: those of the card's examples, each number and date of them moved by
/// what this play drew, now and then typed with Persian digits, now and then something else that the field takes.
/// </summary>
internal sealed class CardAnswers
{
    private static readonly int[] Moves = [100, 100, 100, 37, 82, 113, 250, 417, 99];

    private readonly ImmutableArray<ImmutableSortedDictionary<string, string>> forms;
    private readonly int move;
    private readonly int taste;

    private CardAnswers(ImmutableArray<ImmutableSortedDictionary<string, string>> forms, Random random)
    {
        this.forms = forms;
        move = Moves[random.Next(Moves.Length)];
        taste = random.Next(1000);
    }

    public static CardAnswers Of(CatalogueFiles files, string code, Random random) =>
        new([.. files.Examples(code, 1).Select(name => files.Example(code, 1, name).Form).Where(form => !form.IsEmpty)], random);

    public string To(FormField field, int choice)
    {
        var form = forms.IsEmpty ? null : forms[(choice + taste) % forms.Length];
        var typed = form?.GetValueOrDefault(field.Code) ?? Any(field, choice);
        var moved = field.Kind switch
        {
            FieldKind.Number when decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Text(Within(field, Moved(number, field))),
            FieldKind.Money when decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var rial) => Text(Within(field, decimal.Truncate(rial * move / 100))),
            FieldKind.Date when DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                day.AddDays((move - 100) * 7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldKind.Choice when (taste + choice) % 9 == 0 => field.Choices[(taste + field.Code.Length) % field.Choices.Length].Code,
            _ => typed,
        };
        return (taste + choice) % 5 == 0 && field.Kind is FieldKind.Number or FieldKind.Money ? Persian(moved) : moved;
    }

    // A number of an example with decimals may have some; one without may stand for things that are counted.
    private decimal Moved(decimal number, FormField field) =>
        field.Unit is null ? decimal.Truncate(number * move / 100) : decimal.Round(number * move / 100, 2);

    private static decimal Within(FormField field, decimal number) => Math.Min(Math.Max(number, field.Min ?? number), field.Max ?? number);

    private string Any(FormField field, int choice) => field.Kind switch
    {
        FieldKind.Number => Text(Within(field, (field.Min ?? 1) + ((taste + choice) % 23))),
        FieldKind.Money => Text(Within(field, (taste + 1) * 1_234_567m * (choice + 1))),
        FieldKind.Date => new DateOnly(1990 + (taste % 30), 1 + (choice % 12), 1 + (taste % 28)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.Choice => field.Choices[(taste + choice) % field.Choices.Length].Code,
        FieldKind.Parcel => "12/2395",
        FieldKind.Person => "0012345679",
        FieldKind.File => new string('c', 64),
        _ => "تهران",
    };

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Persian(string digits) => string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? (char)('۰' + (c - '0')) : c));
}
