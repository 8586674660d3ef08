"""What a service card says about a case's facts: conditions, risk, fees. Exact numbers throughout."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?$")
DATE = re.compile(r"\d{4}-\d\d-\d\d$")
ALWAYS_KEPT = {"number", "money", "date", "choice"}
KEPT_WHERE_ASKED = {"parcel", "person"}
RISKS = ["low", "medium", "high"]


def number(text):
    return Fraction(text) if NUMBER.match(text) and len(text.lstrip("-")) <= 20 else None


def day(text):
    try:
        return date.fromisoformat(text) if DATE.match(text) else None
    except ValueError:
        return None


def order(stated, wanted):
    """-1, 0 or 1 by value, where both are numbers or both are dates; None where there is no order."""
    for read in (number, day):
        a, b = read(stated), read(wanted)
        if a is not None and b is not None:
            return (a > b) - (a < b)
    return None


def equal(stated, wanted):
    by_value = order(stated, wanted)
    return stated == wanted if by_value is None else by_value == 0


def holds(condition, facts):
    if condition is None:
        return True
    if condition.get("all") is not None:
        return all(holds(part, facts) for part in condition["all"])
    if condition.get("any") is not None:
        return any(holds(part, facts) for part in condition["any"])
    if condition.get("not") is not None:
        return not holds(condition["not"], facts)
    stated, op = facts.get(condition["fact"]), condition["op"]
    if op == "present":
        return stated is not None
    if stated is None:
        return op == "ne"
    if op == "in":
        return any(equal(stated, value) for value in condition["values"])
    if op in ("eq", "ne"):
        return equal(stated, condition["value"]) == (op == "eq")
    by_value = order(stated, condition["value"])
    if by_value is None:
        return False
    return {"lt": by_value < 0, "le": by_value <= 0, "gt": by_value > 0, "ge": by_value >= 0}[op]


def named(condition):
    """The facts that a condition asks for."""
    if condition is None:
        return set()
    if condition.get("fact") is not None:
        return {condition["fact"]}
    parts = (condition.get("all") or []) + (condition.get("any") or []) + ([condition["not"]] if condition.get("not") else [])
    return set().union(*(named(part) for part in parts)) if parts else set()


class Card:
    def __init__(self, definition):
        self.definition = definition
        self.steps = {step["code"]: step for step in definition["steps"]}
        self.fields = {field["code"]: field for field in definition.get("form", [])}
        everywhere = [rule["holds"] for rule in definition.get("eligibility", [])]
        for part in ("form", "risk", "checklist", "steps", "fees"):
            everywhere += [thing.get("when") for thing in definition.get(part, [])]
        self.asked_for = set().union(*(named(condition) for condition in everywhere)) if everywhere else set()

    def keeps(self, code):
        """Whether an answer is a fact that conditions and fees read."""
        kind = self.fields[code]["kind"]
        return kind in ALWAYS_KEPT or (kind in KEPT_WHERE_ASKED and code in self.asked_for)

    def asked(self, facts):
        """The facts that count: an answer to a field that is not asked any more, because of an answer before it, is none."""
        stated = dict(facts)
        for field in self.definition.get("form", []):
            if not holds(field.get("when"), stated):
                stated.pop(field["code"], None)
        return stated

    def risk(self, facts):
        return next((rule["class"] for rule in self.definition.get("risk", []) if holds(rule.get("when"), facts)), "low")

    def bill(self, step, facts):
        """The lines of a payment step's bill, (fee, rial), and its total."""
        stated, lines = self.asked(facts), []
        for fee in self.definition.get("fees", []):
            if fee["step"] == step and holds(fee.get("when"), stated):
                amount = self._amount(fee, stated, lines)
                if amount is not None:
                    lines.append((fee["code"], self._limited(fee, amount)))
        return lines, max(0, sum(amount for _, amount in lines))

    def _amount(self, fee, stated, lines):
        factors = fee.get("factors", [])
        if fee["kind"] == "share":
            parts = [amount for code, amount in lines if code in fee.get("of", [])]
            parts += [Fraction(stated[code]) for code in factors if code in stated]
            return max(Fraction(0), Fraction(sum(parts))) * fee["perMille"] / 1000 if parts else None
        if any(code not in stated for code in [*factors, *([fee["tableFact"]] if fee.get("tableFact") else [])]):
            return None
        values = [Fraction(stated[code]) for code in factors]
        if fee["kind"] == "bands":
            return self._bands(fee, values[0]) * product(values[1:])
        rate = fee["table"][stated[fee["tableFact"]]] if fee["kind"] == "table" else fee["rate"]
        return self._rate(rate) * product(values)

    def _bands(self, fee, amount):
        below, total = Fraction(0), Fraction(0)
        for band in fee["bands"]:
            top = band.get("upTo")
            upper = amount if top is None else min(amount, Fraction(Decimal(top)))
            if upper > below:
                total += (upper - below) * self._rate(band["rate"])
                below = upper
        return total

    def _rate(self, name):
        return Fraction(self.definition["tariff"]["rates"][name])

    @staticmethod
    def _limited(fee, amount):
        multiple = fee.get("roundTo", 1)
        rial = amount // multiple * multiple
        if fee.get("min") is not None:
            rial = max(rial, fee["min"])
        if fee.get("max") is not None:
            rial = min(rial, fee["max"])
        return -int(rial) if fee.get("deduct") else int(rial)


def product(values):
    result = Fraction(1)
    for value in values:
        result *= value
    return result
