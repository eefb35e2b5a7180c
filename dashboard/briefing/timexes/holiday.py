"""The day of a holiday in a year, by the rules of the timex lexicon."""

from __future__ import annotations

import calendar
import datetime as dt

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def date(rule: str, year: int) -> dt.date:
    """The day by a rule: '12-25', '11 thu 4' (the fourth Thursday of November; -1 is the last), 'easter+1'.

    Raises ValueError where there is no such day.
    """
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule.removeprefix("easter")))
    if " " in rule:
        month, weekday, number = rule.split()
        return nth_weekday(year, int(month), WEEKDAYS.index(weekday), int(number))
    month, day = rule.split("-")
    return dt.date(year, int(month), int(day))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The nth weekday (0 is Monday) of a month; -1 is the last."""
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return dt.date(year, month, days[number - 1 if number > 0 else number])


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, by Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return dt.date(year, month, day + 1)
