"""The city's working days, from the calendar file. Civil time is +03:30 all year."""

import json
import re
from datetime import date, datetime, timedelta, timezone

OFFSET = timedelta(hours=3, minutes=30)
DAY = timedelta(days=1)
INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(Z|[+-]\d\d:\d\d)$")
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def instant(text):
    """An instant of the journal, UTC, in microseconds: the journal holds no finer ones."""
    seconds, fraction, zone = INSTANT.match(text).groups()
    moment = datetime.fromisoformat(seconds + ("+00:00" if zone == "Z" else zone)).astimezone(timezone.utc)
    return moment + timedelta(microseconds=int((fraction or "0").ljust(6, "0")[:6]))


def civil(moment):
    """The civil date at an instant."""
    return (moment + OFFSET).date()


def end_of(day):
    """The instant at which a civil date is over."""
    return datetime(day.year, day.month, day.day, tzinfo=timezone.utc) + DAY - OFFSET


def add_months(day, months):
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - DAY).day))


class Calendar:
    def __init__(self, weekend, holidays):
        self.weekend, self.holidays = set(weekend), set(holidays)

    @classmethod
    def read(cls, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        weekend = {WEEKDAYS.index(day) for day in data["weekend"]}
        if data["thursdayIsWeekend"]:
            weekend.add(WEEKDAYS.index("thursday"))
        return cls(weekend, (date.fromisoformat(holiday["date"]) for holiday in data["holidays"]))

    def works(self, day):
        return day.weekday() not in self.weekend and day not in self.holidays

    def due(self, moment, days):
        """When so many working days after the day of an instant are over; the starting day never counts."""
        day = civil(moment)
        while days > 0:
            day += DAY
            days -= self.works(day)
        while not self.works(day):
            day += DAY
        return end_of(day)

    def left(self, moment, due):
        """Working days that are left at an instant."""
        day, last, count = civil(moment), civil(due - timedelta(microseconds=1)), 0
        while day < last:
            day += DAY
            count += self.works(day)
        return count
