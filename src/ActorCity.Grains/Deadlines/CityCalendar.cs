using ActorCity.Domain.Deadlines;

namespace ActorCity.Grains.Deadlines;

/// <summary>The working calendar in force: data that the host reads from the catalogue.</summary>
public sealed class CityCalendar(WorkingCalendar calendar)
{
    /// <summary>Weekend, holidays and the city's zone.</summary>
    public WorkingCalendar Current => calendar;
}
