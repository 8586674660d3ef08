"""Follows one case through its journal and compares what the city computed with what its card and the calendar give."""

from bills import Bills
from cards import Card, RISKS, holds
from clocks import Clocks
from visits import Visits
from workdays import add_months, civil, instant


class Case:
    def __init__(self, cards, calendar, counts):
        self.cards, self.counts = cards, counts
        self.bills, self.clocks, self.visits = Bills(counts), Clocks(calendar, counts), Visits(counts)
        self.card, self.opened, self.now, self.types = None, None, None, set()
        self.facts, self.risk, self.proposed, self.verdict = {}, None, None, None
        self.outcomes, self.open, self.new = {}, set(), []
        self.status, self.decided_at, self.challenged = "open", None, False

    def take(self, entry):
        """What differs in one journal entry."""
        self.now = self.clocks.now = instant(entry["at"])
        self.types, self.new = {event["type"] for event in entry["events"]}, []
        self.clocks.begin()
        problems = []
        for event in entry["events"]:
            name = event["type"].removeprefix("case.").replace("-", "_")
            try:
                problems.extend(getattr(self, f"on_{name}", lambda _: ())(event) or ())
            except KeyError as missing:
                problems.append(f"{event['type']}: there is no {missing}")
        return problems + list(self.visits.left_out(entry["events"], self.at_counter())) + list(self.left_out())

    def left_out(self):
        """What a card asks for, and did not happen in this entry."""
        definition = self.card.definition
        if "case.submitted" in self.types and definition.get("decisionWorkingDays") and "case.clock-started" not in self.types:
            yield "was handed in, and no clock was started"
        if definition.get("recordedTime") or self.status != "running":
            return
        for code in self.new:
            step = self.card.steps.get(code, {})
            if code in self.open and step.get("workingDays") and code not in self.clocks.started:
                yield f"{code} was opened, and its clock was not started"
            if code in self.open and step.get("kind") == "payment" and not self.bills.waits(code):
                yield f"{code} was opened without a bill"
        performers = {self.card.steps[code]["performer"] for code in self.open if code in self.card.steps}
        yield from self.clocks.standing(performers == {"citizen"})

    # The application

    def on_opened(self, event):
        self.opened = event
        return self.keep(event["service"], event["serviceVersion"], event["visitBudget"])

    def on_migrated(self, event):
        return self.keep(self.opened["service"], event["toVersion"], event["visitBudget"])

    def at_counter(self):
        """Another system's history tells its visits itself."""
        return self.opened["channel"] == "desk" and not self.card.definition.get("recordedTime", False)

    def keep(self, service, version, budget):
        definition = self.cards.get((service, version))
        if definition is None:
            self.card = Card({"steps": []})
            return [f"version {version} of {service} was never published"]
        self.card = Card(definition)
        return self.visits.allowed(budget, definition.get("visitBudget", 0))

    # Visits

    def on_matter_linked(self, event):
        self.visits.earlier = event["visits"]

    def on_visit_registered(self, event):
        return self.visits.registered(event)

    def on_visit_budget_exceeded(self, event):
        return self.visits.exceeded(event)

    # The form and its deficiencies

    def on_submitted(self, _):
        self.status = "running"

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
        return self.card.asked(facts)

    def on_deficiency_noticed(self, event):
        self.status = "waiting"
        if event["number"] == 1:
            yield from self.clocks.stopped_by_notice(self.types)
        if self.card.definition.get("applicantWorkingDays") and "case.applicant-clock-started" not in self.types:
            yield "a notice gives the applicant no time to answer"

    def on_deficiency_answered(self, _):
        self.status = "running"

    # Steps

    def on_step_opened(self, event):
        self.outcomes[event["step"]] = None
        self.open.add(event["step"])
        self.new.append(event["step"])
        self.challenged |= self.card.steps[event["step"]].get("kind") == "appeal"

    def on_step_performed(self, event):
        self.over(event["step"], event.get("outcome"))

    def on_step_deemed(self, event):
        step = self.card.steps[event["step"]]
        yield from self.clocks.step_over(f"silence at {event['step']}", event["step"], event["dueAt"])
        codes = [outcome["code"] for outcome in step.get("outcomes", [])] or [None]
        silence = step.get("silence", "escalates")
        if silence == "escalates":
            yield f"silence at {event['step']} is no answer by its card"
        elif event.get("outcome") != {"agrees": codes[0], "objects": codes[-1]}[silence]:
            yield f"silence at {event['step']} was taken for {event.get('outcome')}, the card says {silence} of {codes}"
        self.over(event["step"], event.get("outcome"))

    def over(self, step, outcome):
        self.outcomes[step] = outcome
        self.open.discard(step)
        self.clocks.steps.pop(step, None)

    def on_step_reopened(self, event):
        self.over(event["step"], None)

    def on_step_skipped(self, event):
        step = self.card.steps[event["step"]]
        self.open.discard(event["step"])
        self.clocks.steps.pop(event["step"], None)
        # Where the law answers for a silent city nobody has to do any more what nobody did.
        if "case.verdict-deemed" in self.types or not holds(step.get("when"), self.sheet()):
            return
        if step.get("kind") == "payment":
            _, total = self.card.bill(step["code"], self.sheet())
            if total > 0 and not self.bills.paid(step["code"], total):
                yield f"{step['code']} was skipped, computed {total} rial to pay"
        elif step.get("kind") != "issue" or self.proposed in self.card.definition["verdicts"][:1]:
            yield f"{step['code']} was skipped, the card needs it here"

    def on_step_clock_started(self, event):
        return self.clocks.step_started(event, self.card.steps[event["step"]].get("workingDays"))

    def on_step_escalated(self, event):
        return self.clocks.step_escalated(event)

    # The decision and its clock

    def on_clock_started(self, event):
        return self.clocks.decision_started(event, self.card.definition.get("decisionWorkingDays"), self.opened.get("deadline"))

    def on_clock_suspended(self, event):
        return self.clocks.suspended(event)

    def on_clock_resumed(self, event):
        return self.clocks.resumed(event)

    def on_deadline_passed(self, event):
        return self.clocks.passed(event)

    def on_applicant_clock_started(self, event):
        return self.clocks.applicant_started(event, self.card.definition.get("applicantWorkingDays"))

    def on_applicant_silent(self, event):
        return self.clocks.over("applicant's silence", event["dueAt"], self.clocks.answer_due)

    def on_decision_proposed(self, event):
        self.proposed = event["verdict"]

    def on_decision_returned(self, _):
        self.proposed = self.verdict = None

    def on_verdict_deemed(self, event):
        yield from self.clocks.over("law's answer to silence", event["dueAt"], self.clocks.due)
        if event["verdict"] != self.card.definition.get("deemedVerdict"):
            yield f"silence was taken for {event['verdict']}, the card says {self.card.definition.get('deemedVerdict')}"

    def on_decided(self, event):
        self.proposed, self.verdict, self.status, self.decided_at = None, event["verdict"], "decided", self.now
        return self.clocks.ended()

    def on_withdrawn(self, _):
        self.proposed, self.status = None, "withdrawn"

    def on_closed(self, _):
        self.status = "closed"

    def on_appeal_lodged(self, _):
        self.status = "running"
        rule = self.card.definition.get("appeal")
        yield from self.clocks.appealed(rule and rule["workingDays"], self.decided_at)

    def on_certificate_issued(self, event):
        self.counts["dues"] += 1
        months = self.card.definition["certificate"].get("validMonths")
        expected = add_months(civil(self.now), months).isoformat() if months else None
        if event.get("validUntil") != expected:
            yield f"certificate valid until {event.get('validUntil')}, computed {expected}"

    # Money

    def on_bill_issued(self, event):
        return self.bills.issued(event, self.card, self.sheet())

    def on_fee_override_proposed(self, event):
        self.bills.proposed(event)

    def on_fee_override_settled(self, event):
        return self.bills.settled(event)

    def on_payment_recorded(self, event):
        return self.bills.becomes("paid", event["bill"], event["amount"], of="open")

    def on_payment_voided(self, event):
        return self.bills.becomes("open", event["bill"], event["amount"], of="paid")

    def on_payment_refunded(self, event):
        return self.bills.becomes("refunded", event["bill"], event["amount"], of="paid")

    def on_bill_cancelled(self, event):
        return self.bills.becomes("cancelled", event["bill"], event["total"], of="open")
