"""Tests of the recomputation itself: python3 -m unittest discover tests/recompute"""

import unittest
from datetime import date, datetime, timezone

from bills import Bills
from cards import Card, holds
from cases import Case
from clocks import Clocks
from recompute import DEFAULT_CALENDAR
from workdays import Calendar, add_months, instant

FRIDAYS_OFF = Calendar([4], [])


def fee(**members):
    return {"code": "fee", "step": "pay", "kind": "fixed", "rate": "base", **members}


def total(*fees, **facts):
    form = [{"code": code, "kind": "number"} for code in facts]
    rates = {"base": 1000, "low": 10, "high": 25}
    card = {"steps": [{"code": "pay"}], "form": form, "tariff": {"code": "tariff", "rates": rates}, "fees": list(fees)}
    return Card(card).bill("pay", facts)[1]


class Days(unittest.TestCase):
    def test_the_starting_day_never_counts_and_fridays_do_not(self):
        thursday = datetime(2026, 4, 9, 10, tzinfo=timezone.utc)
        self.assertEqual(FRIDAYS_OFF.due(thursday, 1), datetime(2026, 4, 11, 20, 30, tzinfo=timezone.utc))
        self.assertEqual(FRIDAYS_OFF.left(thursday, FRIDAYS_OFF.due(thursday, 5)), 5)

    def test_the_civil_day_begins_at_half_past_eight_in_the_evening_utc(self):
        evening = datetime(2026, 4, 4, 20, 30, tzinfo=timezone.utc)
        self.assertEqual(FRIDAYS_OFF.due(evening, 1), datetime(2026, 4, 6, 20, 30, tzinfo=timezone.utc))

    def test_the_calendar_of_the_catalogue_closes_at_nowruz(self):
        calendar = Calendar.read(DEFAULT_CALENDAR)
        self.assertFalse(calendar.works(date(2026, 3, 21)))
        self.assertTrue(calendar.works(date(2026, 11, 23)))

    def test_months_end_where_the_month_does(self):
        self.assertEqual(add_months(date(2026, 1, 31), 1), date(2026, 2, 28))
        self.assertEqual(add_months(date(2026, 12, 15), 12), date(2027, 12, 15))

    def test_instants_have_microseconds(self):
        self.assertEqual(instant("2026-04-04T10:00:00.1234560+03:30"), datetime(2026, 4, 4, 6, 30, 0, 123456, tzinfo=timezone.utc))


class Conditions(unittest.TestCase):
    def test_numbers_and_dates_compare_by_value(self):
        self.assertTrue(holds({"fact": "x", "op": "eq", "value": "2.50"}, {"x": "2.5"}))
        self.assertTrue(holds({"fact": "x", "op": "lt", "value": "10"}, {"x": "9"}))
        self.assertTrue(holds({"fact": "x", "op": "gt", "value": "2026-01-31"}, {"x": "2026-02-01"}))

    def test_an_unstated_fact_is_only_unequal(self):
        self.assertFalse(holds({"fact": "x", "op": "eq", "value": "a"}, {}))
        self.assertTrue(holds({"fact": "x", "op": "ne", "value": "a"}, {}))
        self.assertFalse(holds({"not": {"fact": "x", "op": "ne", "value": "a"}}, {}))


class Fees(unittest.TestCase):
    def test_each_kind(self):
        self.assertEqual(total(fee()), 1000)
        self.assertEqual(total(fee(kind="per-unit", factors=["a", "b"]), a="2.5", b="3"), 7500)
        self.assertEqual(total(fee(kind="table", tableFact="use", table={"x": "low"}, factors=["a"]), use="x", a="7"), 70)
        bands = [{"upTo": 100, "rate": "low"}, {"rate": "high"}]
        self.assertEqual(total(fee(kind="bands", factors=["a"], bands=bands), a="150"), 100 * 10 + 50 * 25)
        self.assertEqual(total(fee(), fee(code="share", kind="share", perMille=40, of=["fee"])), 1040)

    def test_rounded_down_then_held_within_limits(self):
        self.assertEqual(total(fee(kind="per-unit", rate="low", factors=["a"], roundTo=100), a="123.9"), 1200)
        self.assertEqual(total(fee(min=5000)), 5000)
        self.assertEqual(total(fee(max=700)), 700)

    def test_deductions_never_make_a_bill_negative(self):
        self.assertEqual(total(fee(), fee(code="off", kind="per-unit", factors=["a"], deduct=True), a="3"), 0)

    def test_what_was_not_stated_is_not_charged(self):
        self.assertEqual(total(fee(kind="per-unit", factors=["a"])), 0)


CAME = {"type": "case.visit-registered", "number": 1, "excess": False}
FLAG = {"type": "case.visit-budget-exceeded", "count": 1, "budget": 0}
LINK = {"type": "case.matter-linked", "visits": 1}


def opening(*events, channel="desk", budget=1, **card):
    """What differs in the entry that opens a case with these events."""
    cards = {("permit", 1): {"steps": [], "visitBudget": budget, **card}}
    opened = {"type": "case.opened", "service": "permit", "serviceVersion": 1, "channel": channel, "visitBudget": budget}
    entry = {"at": "2026-04-04T06:30:00Z", "events": [opened, *events]}
    return Case(cards, FRIDAYS_OFF, {"visits": 0}).take(entry)


class Counted(unittest.TestCase):
    def test_opening_at_a_counter_is_a_visit(self):
        self.assertEqual(opening(CAME), [])
        self.assertEqual(opening(), ["was opened at a counter, and nobody came"])
        self.assertEqual(opening(channel="post"), [])
        self.assertEqual(opening(CAME, channel="internet"), ["somebody came to open it, and to no counter"])
        self.assertEqual(opening(recordedTime=True), [])

    def test_beyond_the_budget_it_has_a_reason_and_a_flag(self):
        beyond = {**CAME, "excess": True}
        self.assertEqual(opening({**beyond, "reason": "called in"}, FLAG, budget=0), [])
        self.assertEqual(opening(beyond, FLAG, budget=0), ["visit 1 is beyond the budget, and nobody says why"])
        self.assertEqual(opening({**beyond, "reason": "called in"}, budget=0), ["visit 1 is not flagged as it should be"])
        self.assertEqual(len(opening(CAME, budget=0)), 2)

    def test_visits_of_the_earlier_file_count(self):
        beyond = {**CAME, "excess": True, "reason": "called in"}
        self.assertEqual(opening(LINK, beyond, {**FLAG, "count": 2, "budget": 1}), [])
        self.assertEqual(len(opening(LINK, beyond, {**FLAG, "count": 1, "budget": 1})), 1)
        self.assertEqual(len(opening(LINK, CAME)), 2)

    def test_visits_are_numbered(self):
        self.assertEqual(opening({**CAME, "number": 2}), ["visit 2, counted 1"])


def counts():
    return {"bills": 0, "payments": 0, "dues": 0}


class Facts(unittest.TestCase):
    def test_an_answer_that_is_not_asked_for_any_more_is_none(self):
        form = [{"code": "use", "kind": "choice"}, {"code": "shops", "kind": "number", "when": {"fact": "use", "op": "eq", "value": "trade"}}]
        card = Card({"steps": [], "form": form, "risk": [{"class": "high", "when": {"fact": "shops", "op": "present"}}]})
        self.assertEqual(card.risk(card.asked({"use": "trade", "shops": "3"})), "high")
        self.assertEqual(card.risk(card.asked({"use": "housing", "shops": "3"})), "low")


class Money(unittest.TestCase):
    def setUp(self):
        self.bills = Bills(counts())
        card = Card({"steps": [{"code": "pay"}], "tariff": {"code": "t", "rates": {"base": 1000}}, "fees": [fee()]})
        event = {"number": 1, "step": "pay", "lines": [{"fee": "fee", "amount": 1000}], "total": 1000, "tariff": "t"}
        self.assertEqual(list(self.bills.issued(event, card, {})), [])

    def test_a_bill_is_paid_whole_and_once(self):
        self.assertEqual(list(self.bills.becomes("paid", 1, 1000, of="open")), [])
        self.assertEqual(len(list(self.bills.becomes("paid", 1, 999, of="open"))), 2)

    def test_another_total_must_have_been_asked_for(self):
        self.bills.proposed({"bill": 1, "total": 700})
        self.assertEqual(list(self.bills.settled({"bill": 1, "total": 700, "approved": True})), [])
        self.assertEqual(self.bills.approved, {"pay": 700})
        self.assertEqual(len(list(self.bills.settled({"bill": 1, "total": 600, "approved": True}))), 1)


class Times(unittest.TestCase):
    def setUp(self):
        self.clocks = Clocks(FRIDAYS_OFF, counts())
        self.clocks.now = datetime(2026, 4, 4, 10, tzinfo=timezone.utc)
        due = FRIDAYS_OFF.due(self.clocks.now, 7).isoformat()
        self.assertEqual(list(self.clocks.decision_started({"workingDays": 7, "dueAt": due}, 7, None)), [])

    def test_the_clock_stands_still_while_only_the_applicant_has_something_to_do(self):
        self.assertEqual(len(list(self.clocks.standing(applicant_only=True))), 1)
        self.assertEqual(list(self.clocks.suspended({"remainingWorkingDays": 7})), [])
        self.assertEqual(list(self.clocks.standing(applicant_only=True)), [])
        self.assertEqual(len(list(self.clocks.standing(applicant_only=False))), 1)

    def test_the_ladder_has_two_levels(self):
        due = FRIDAYS_OFF.due(self.clocks.now, 1)
        list(self.clocks.step_started({"step": "s", "workingDays": 1, "dueAt": due.isoformat()}, 1))
        self.clocks.now = due
        following = FRIDAYS_OFF.due(due, 2).isoformat()
        self.assertEqual(list(self.clocks.step_escalated({"step": "s", "level": 1, "dueAt": due.isoformat(), "nextAt": following})), [])
        self.assertEqual(len(list(self.clocks.step_escalated({"step": "s", "level": 2, "dueAt": due.isoformat()}))), 1)
        self.clocks.now = instant(following)
        self.assertEqual(len(list(self.clocks.step_escalated({"step": "s", "level": 2, "dueAt": due.isoformat()}))), 1)


if __name__ == "__main__":
    unittest.main()
