"""Follows one case through its journal and compares what the city computed with what its card and the calendar give."""

from cards import Card, RISKS, holds
from workdays import add_months, civil, instant

LADDER_DAYS = 2
OVERRIDE = "override"


class Case:
    def __init__(self, stream, cards, calendar, counts):
        self.stream, self.cards, self.calendar, self.counts = stream, cards, calendar, counts
        self.card, self.opened, self.now = None, None, None
        self.facts, self.risk, self.proposed, self.verdict = {}, None, None, None
        self.outcomes, self.waiting, self.due, self.left = {}, {}, None, None
        self.answer_due, self.bills, self.approved = None, {}, {}
        self.visits, self.earlier, self.budget, self.excess = 0, 0, 0, False

    def take(self, entry):
        """What differs in one journal entry."""
        self.now = instant(entry["at"])
        problems = []
        for event in entry["events"]:
            name = event["type"].removeprefix("case.").replace("-", "_")
            problems.extend(getattr(self, f"on_{name}", lambda _: ())(event) or ())
        return problems + list(self.clock_of_submission(entry)) + list(self.visit_of_opening(entry)) + list(self.flag_of_visit(entry))

    # The application

    def on_opened(self, event):
        self.opened = event
        yield from self.keep(event["service"], event["serviceVersion"])
        yield from self.allowed(event)

    def on_migrated(self, event):
        yield from self.keep(self.opened["service"], event["toVersion"])
        yield from self.allowed(event)

    def keep(self, service, version):
        definition = self.cards.get((service, version))
        if definition is None:
            self.card = Card({"steps": []})
            return [f"version {version} of {service} was never published"]
        self.card = Card(definition)
        return []

    def allowed(self, event):
        self.budget = event["visitBudget"]
        foreseen = self.card.definition.get("visitBudget", 0)
        if self.budget != foreseen:
            yield f"{self.budget} visits are allowed, the card says {foreseen}"

    # Visits

    def on_matter_linked(self, event):
        self.earlier = event["visits"]

    def visit_of_opening(self, entry):
        """Whoever opens a case at a counter has come; another system's history tells its visits itself."""
        types = [event["type"] for event in entry["events"]]
        at_counter = self.opened["channel"] == "desk" and not self.card.definition.get("recordedTime")
        if "case.opened" in types and at_counter != ("case.visit-registered" in types):
            yield "was opened at a counter, and nobody came" if at_counter else "somebody came to open it, and to no counter"

    def flag_of_visit(self, entry):
        visits = [event for event in entry["events"] if event["type"] == "case.visit-registered" and event["excess"]]
        if len(visits) != sum(event["type"] == "case.visit-budget-exceeded" for event in entry["events"]):
            yield f"visit {self.visits} is not flagged as it should be"

    def on_visit_registered(self, event):
        self.counts["visits"] += 1
        self.visits += 1
        self.excess = self.earlier + self.visits > self.budget
        if event["number"] != self.visits:
            yield f"visit {event['number']}, counted {self.visits}"
        if event["excess"] != self.excess:
            yield f"visit {self.visits} is {'within' if self.excess else 'beyond'} the budget for the city, computed otherwise"
        if self.excess and not event.get("reason", "").strip():
            yield f"visit {self.visits} is beyond the budget, and nobody says why"

    def on_visit_budget_exceeded(self, event):
        if not self.excess or event["count"] != self.earlier + self.visits or event["budget"] != self.budget:
            yield f"flagged at {event['count']} visits of {event['budget']}, counted {self.earlier + self.visits} of {self.budget}"

    # The form

    def on_form_answered(self, event):
        for answer in event["answers"]:
            kept = self.card.keeps(answer["field"])
            if answer.get("kept", False) != kept:
                yield f"the answer to {answer['field']} is {'no fact' if kept else 'a fact'} for the city"
            if kept and answer["value"]:
                self.facts[answer["field"]] = answer["value"]
            elif kept:
                self.facts.pop(answer["field"], None)

    def on_risk_classified(self, event):
        self.counts["risks"] += 1
        expected = self.card.risk(self.sheet())
        if self.risk is not None:
            expected = max(expected, self.risk, key=RISKS.index)
        if event["class"] != expected:
            yield f"risk class {event['class']}, computed {expected}"
        self.risk = event["class"]

    def sheet(self):
        """What conditions and fees may read."""
        facts = {**self.facts, "channel": self.opened["channel"]}
        if self.risk is not None:
            facts["risk"] = self.risk
        if self.proposed or self.verdict:
            facts["verdict"] = self.proposed or self.verdict
        facts.update({f"step:{code}": outcome for code, outcome in self.outcomes.items() if outcome is not None})
        return facts

    # Steps

    def on_step_opened(self, event):
        self.outcomes[event["step"]] = None

    def on_step_performed(self, event):
        self.outcomes[event["step"]] = event.get("outcome")
        self.waiting.pop(event["step"], None)

    def on_step_deemed(self, event):
        step = self.card.steps[event["step"]]
        yield from self.same("silence", event["dueAt"], self.waiting.pop(event["step"], None))
        codes = [outcome["code"] for outcome in step.get("outcomes", [])] or [None]
        expected = {"agrees": codes[0], "objects": codes[-1]}.get(step.get("silence"))
        if event.get("outcome") != expected:
            yield f"silence at {event['step']} was taken for {event.get('outcome')}, the card says {expected}"
        self.outcomes[event["step"]] = event.get("outcome")

    def on_step_reopened(self, event):
        self.outcomes[event["step"]] = None
        self.waiting.pop(event["step"], None)

    def on_step_skipped(self, event):
        step = self.card.steps[event["step"]]
        self.waiting.pop(event["step"], None)
        needed = holds(step.get("when"), self.sheet())
        if needed and step.get("kind") == "payment":
            _, total = self.card.bill(step["code"], self.sheet())
            paid = any(b["step"] == step["code"] and b["paid"] and b["total"] == total for b in self.bills.values())
            if total > 0 and not paid:
                yield f"{step['code']} was skipped, computed {total} rial to pay"
        elif needed and not (step.get("kind") == "issue" and self.proposed not in self.card.definition["verdicts"][:1]):
            yield f"{step['code']} was skipped, the card needs it here"

    def on_step_clock_started(self, event):
        yield from self.counted(event["step"], event, self.card.steps[event["step"]].get("workingDays"))
        self.waiting[event["step"]] = event["dueAt"]

    def on_step_escalated(self, event):
        yield from self.same(f"escalation of {event['step']}", event["dueAt"], self.waiting.get(event["step"]))
        if event["level"] == 1:
            yield from self.matches(f"second level of {event['step']}", event.get("nextAt"), self.calendar.due(self.now, LADDER_DAYS))
        elif event.get("nextAt") is not None:
            yield f"{event['step']} goes up beyond the ladder"

    # The decision and its clock

    def clock_of_submission(self, entry):
        types = {event["type"] for event in entry["events"]}
        if "case.submitted" in types and self.card.definition.get("decisionWorkingDays") and "case.clock-started" not in types:
            yield "was handed in, and no clock was started"

    def on_clock_started(self, event):
        if event.get("workingDays") is None:
            yield from self.same("deadline set elsewhere", event["dueAt"], self.opened.get("deadline"))
        else:
            yield from self.counted("decision", event, self.card.definition.get("decisionWorkingDays"))
        self.due, self.left = event["dueAt"], None

    def on_clock_suspended(self, event):
        self.counts["dues"] += 1
        expected = self.calendar.left(self.now, instant(self.due)) if self.due else None
        if event["remainingWorkingDays"] != expected:
            yield f"clock stopped with {event['remainingWorkingDays']} working days left, computed {expected}"
        self.due, self.left = None, event["remainingWorkingDays"]

    def on_clock_resumed(self, event):
        if self.left is None:
            yield "clock goes on that was not stopped"
            return
        yield from self.matches("clock goes on", event["dueAt"], self.calendar.due(self.now, self.left))
        self.due, self.left = event["dueAt"], None

    def on_deadline_passed(self, event):
        yield from self.same("deadline passed", event["dueAt"], self.due)

    def on_applicant_clock_started(self, event):
        yield from self.counted("applicant", event, self.card.definition.get("applicantWorkingDays"))
        self.answer_due = event["dueAt"]

    def on_applicant_silent(self, event):
        yield from self.same("applicant's silence", event["dueAt"], self.answer_due)

    def on_decision_proposed(self, event):
        self.proposed = event["verdict"]

    def on_decision_returned(self, _):
        self.proposed = self.verdict = None

    def on_verdict_deemed(self, event):
        yield from self.same("law's answer to silence", event["dueAt"], self.due)
        if event["verdict"] != self.card.definition.get("deemedVerdict"):
            yield f"silence was taken for {event['verdict']}"

    def on_decided(self, event):
        self.proposed, self.verdict = None, event["verdict"]

    def on_withdrawn(self, _):
        self.proposed = None

    def on_appeal_lodged(self, _):
        self.due = self.left = None

    def on_certificate_issued(self, event):
        self.counts["dues"] += 1
        months = self.card.definition["certificate"].get("validMonths")
        expected = add_months(civil(self.now), months).isoformat() if months else None
        if event.get("validUntil") != expected:
            yield f"certificate valid until {event.get('validUntil')}, computed {expected}"

    # Money

    def on_bill_issued(self, event):
        self.counts["bills"] += 1
        lines = [(line["fee"], line["amount"]) for line in event["lines"]]
        self.bills[event["number"]] = {"step": event["step"], "total": event["total"], "paid": False}
        if event["tariff"] == OVERRIDE:
            approved = self.approved.pop(event["step"], None)
            if lines != [(OVERRIDE, approved)] or event["total"] != approved:
                yield f"bill {event['number']} of {event['total']} rial, approved {approved}"
            return
        expected, total = self.card.bill(event["step"], self.sheet())
        if lines != expected or event["total"] != total:
            yield f"bill {event['number']} of {event['total']} rial {lines}, computed {total} {expected}"
        if event["tariff"] != self.card.definition.get("tariff", {}).get("code", ""):
            yield f"bill {event['number']} names the tariff {event['tariff']}"

    def on_fee_override_settled(self, event):
        if event["approved"]:
            self.approved[self.bills[event["bill"]]["step"]] = event["total"]

    def on_payment_recorded(self, event):
        yield from self.money("paid", event["bill"], event["amount"])
        self.bills[event["bill"]]["paid"] = True

    def on_payment_voided(self, event):
        yield from self.money("voided", event["bill"], event["amount"])
        self.bills[event["bill"]]["paid"] = False

    def on_payment_refunded(self, event):
        yield from self.money("refunded", event["bill"], event["amount"])
        self.bills[event["bill"]]["paid"] = False

    def on_bill_cancelled(self, event):
        yield from self.money("cancelled", event["bill"], event["total"])

    def money(self, what, bill, amount):
        if amount != self.bills[bill]["total"]:
            yield f"bill {bill} {what} with {amount} rial of {self.bills[bill]['total']}"

    # Comparing

    def counted(self, what, event, days):
        if event["workingDays"] != days:
            yield f"{what}: {event['workingDays']} working days, the card says {days}"
        if days is not None:
            yield from self.matches(what, event["dueAt"], self.calendar.due(self.now, days))

    def matches(self, what, found, expected):
        self.counts["dues"] += 1
        if found is None or instant(found) != expected:
            yield f"{what}: due {found}, computed {expected.isoformat()}"

    def same(self, what, found, expected):
        if expected is None or instant(found) != instant(expected):
            yield f"{what}: due {found}, but what ran was due {expected}"
