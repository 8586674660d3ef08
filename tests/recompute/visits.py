"""Counts how often the citizen came in person, and compares it with what the city recorded (law 2)."""


class Visits:
    def __init__(self, counts):
        self.counts = counts
        self.count, self.earlier, self.budget, self.excess = 0, 0, 0, False

    def allowed(self, budget, foreseen):
        """How many are allowed from now on: what the card of the version says."""
        self.budget = budget
        if budget != foreseen:
            yield f"{budget} visits are allowed, the card says {foreseen}"

    def registered(self, event):
        self.counts["visits"] += 1
        self.count += 1
        self.excess = self.earlier + self.count > self.budget
        if event["number"] != self.count:
            yield f"visit {event['number']}, counted {self.count}"
        if event["excess"] != self.excess:
            yield f"visit {self.count} is {'within' if self.excess else 'beyond'} the budget for the city, computed otherwise"
        if self.excess and not event.get("reason", "").strip():
            yield f"visit {self.count} is beyond the budget, and nobody says why"

    def exceeded(self, event):
        if not self.excess or event["count"] != self.earlier + self.count or event["budget"] != self.budget:
            yield f"flagged at {event['count']} visits of {event['budget']}, counted {self.earlier + self.count} of {self.budget}"

    def left_out(self, events, at_counter):
        """What should have been in the entry. Whoever opens a case at a counter has come in person."""
        types = [event["type"] for event in events]
        if "case.opened" in types and at_counter != ("case.visit-registered" in types):
            yield "was opened at a counter, and nobody came" if at_counter else "somebody came to open it, and to no counter"
        beyond = [event for event in events if event["type"] == "case.visit-registered" and event["excess"]]
        if len(beyond) != types.count("case.visit-budget-exceeded"):
            yield f"visit {self.count} is not flagged as it should be"
