"""The bills of one case: what they come to, and what became of each."""

OVERRIDE = "override"


class Bills:
    def __init__(self, counts):
        self.counts, self.bills, self.approved = counts, {}, {}

    def waits(self, step):
        """Whether a bill of the step is open."""
        return any(bill["step"] == step and bill["status"] == "open" for bill in self.bills.values())

    def paid(self, step, total):
        return any(bill["step"] == step and bill["status"] == "paid" and bill["total"] == total for bill in self.bills.values())

    def issued(self, event, card, sheet):
        self.counts["bills"] += 1
        number, step = event["number"], event["step"]
        if number != len(self.bills) + 1:
            yield f"bill {number} is the case's {len(self.bills) + 1}th"
        if self.waits(step):
            yield f"bill {number} is a second one to pay at {step}"
        lines = [(line["fee"], line["amount"]) for line in event["lines"]]
        self.bills[number] = {"step": step, "total": event["total"], "status": "open"}
        if event["tariff"] == OVERRIDE:
            approved = self.approved.pop(step, None)
            if lines != [(OVERRIDE, approved)] or event["total"] != approved:
                yield f"bill {number} of {event['total']} rial, approved {approved}"
            return
        expected, total = card.bill(step, sheet)
        if lines != expected or event["total"] != total:
            yield f"bill {number} of {event['total']} rial {lines}, computed {total} {expected}"
        tariff = (card.definition.get("tariff") or {}).get("code", "")
        if event["tariff"] != tariff:
            yield f"bill {number} names the tariff {event['tariff']}, the card {tariff}"

    def proposed(self, event):
        self.bills[event["bill"]]["proposed"] = event["total"]

    def settled(self, event):
        bill = self.bills[event["bill"]]
        asked = bill.pop("proposed", None)
        if event["total"] != asked:
            yield f"bill {event['bill']} settled at {event['total']} rial, asked for {asked}"
        if event["approved"]:
            self.approved[bill["step"]] = event["total"]

    def becomes(self, status, number, amount, of):
        """A bill is paid, voided, refunded or cancelled whole, and only one that stands where that is possible."""
        self.counts["payments"] += 1
        bill = self.bills[number]
        if amount != bill["total"]:
            yield f"bill {number} {status} with {amount} rial of {bill['total']}"
        if bill["status"] != of:
            yield f"bill {number} {status}, but it is {bill['status']}"
        bill["status"] = status
