"""The clocks of one case: the decision's, the applicant's and each step's, by the city's calendar."""

from workdays import instant

LADDER_DAYS = 2


class Clocks:
    def __init__(self, calendar, counts):
        self.calendar, self.counts, self.now = calendar, counts, None
        self.due, self.left, self.late, self.elsewhere = None, None, False, False
        self.answer_due, self.steps, self.levels, self.started = None, {}, {}, set()

    def begin(self):
        """A journal entry begins."""
        self.started = set()

    # The decision's

    def decision_started(self, event, days, elsewhere):
        self.elsewhere = event.get("workingDays") is None
        if self.elsewhere:
            yield from self.same("deadline set elsewhere", event["dueAt"], elsewhere)
        else:
            yield from self.counted("decision", event, days)
        self.due, self.left, self.late = event["dueAt"], None, False

    def suspended(self, event):
        self.counts["dues"] += 1
        expected = self.calendar.left(self.now, instant(self.due)) if self.due else None
        if event["remainingWorkingDays"] != expected:
            yield f"clock stopped with {event['remainingWorkingDays']} working days left, computed {expected}"
        self.due, self.left = None, event["remainingWorkingDays"]

    def resumed(self, event):
        if self.left is None:
            yield "clock goes on that was not stopped"
            return
        yield from self.matches("clock goes on", event["dueAt"], self.calendar.due(self.now, self.left))
        self.due, self.left = event["dueAt"], None

    def passed(self, event):
        if self.late:
            yield "deadline passed twice"
        yield from self.over("deadline passed", event["dueAt"], self.due)
        self.late = True

    def ended(self):
        if self.due and not self.late and self.now > instant(self.due):
            yield f"was decided after {self.due}, and nothing says that the deadline passed"

    def appealed(self, days, decided_at):
        until = self.calendar.due(decided_at, days) if days and decided_at else None
        if until is None or self.now > until:
            yield f"appeal taken, possible until {until and until.isoformat()}"
        self.due, self.left, self.late = None, None, False

    def stopped_by_notice(self, types):
        if self.due and not self.elsewhere and not self.is_late() and "case.clock-suspended" not in types:
            yield "a notice did not stop the clock"

    def standing(self, applicant_only):
        """The decision's clock stands still while only the applicant has something to do, and runs while somebody else has."""
        if self.late or self.elsewhere:
            return
        if applicant_only and self.due and not self.is_late():
            yield "the clock runs while only the applicant has something to do"
        if not applicant_only and self.left is not None:
            yield "the clock stands still while somebody else has something to do"

    def is_late(self):
        return self.late or (self.due is not None and self.now > instant(self.due))

    # The applicant's, and the steps'

    def applicant_started(self, event, days):
        yield from self.counted("applicant", event, days)
        self.answer_due = event["dueAt"]

    def step_started(self, event, days):
        yield from self.counted(event["step"], event, days)
        self.steps[event["step"]], self.levels[event["step"]] = event["dueAt"], (0, event["dueAt"])
        self.started.add(event["step"])

    def step_over(self, what, step, found):
        return self.over(what, found, self.steps.get(step))

    def step_escalated(self, event):
        step = event["step"]
        yield from self.over(f"escalation of {step}", event["dueAt"], self.steps.get(step))
        level, rung = self.levels.get(step, (0, None))
        if event["level"] != level + 1:
            yield f"{step} goes from level {level} of the ladder to {event['level']}"
        if rung is not None and self.now < instant(rung):
            yield f"{step} goes up the ladder before {rung}"
        if event["level"] == 1:
            yield from self.matches(f"second level of {step}", event.get("nextAt"), self.calendar.due(self.now, LADDER_DAYS))
        elif event.get("nextAt") is not None:
            yield f"{step} goes up beyond the ladder"
        self.levels[step] = (event["level"], event.get("nextAt"))

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

    def over(self, what, found, expected):
        """A due time that came, and did not come before its time."""
        yield from self.same(what, found, expected)
        if self.now < instant(found):
            yield f"{what}: due {found}, taken as over before"
