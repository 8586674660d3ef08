#!/usr/bin/env python3
"""Computes every bill, risk class and due date of a city once more, from its exported journal and its calendar alone.

    actorcity export journal --out journal.jsonl
    python3 tests/recompute/recompute.py journal.jsonl [--calendar src/ActorCity.Catalogue/calendars/iran.json]

Standard library only, and no line of the city's own code: what two programs by two hands agree on is probably what the service
cards say. Exit code 0: nothing differs; 1: something does; 2: the files cannot be read.

What it cannot compute again, and takes as it is told:
- what people decided: answers, outcomes, verdicts, the total of a fee override (only that it was asked for, and billed so);
- a deadline that another system set, and times that were recorded afterwards;
- who was drawn: that needs the day's secret and the directory of the day (the city's own verifier does it);
- answers that are no facts (texts, addresses, files), pseudonyms, and what earlier cases of an applicant add up to;
- the contents behind a hash: here it is only compared link by link ('actorcity doctor' computes it);
- the calendar as it was on the day: holidays decreed later give other dates than the city could know;
- an act that was never written down and moved no figure.
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path

from cases import Case
from workdays import Calendar

DEFAULT_CALENDAR = Path(__file__).resolve().parents[2] / "src/ActorCity.Catalogue/calendars/iran.json"
SHOWN_MAX = 50


def entries(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line, parse_float=Decimal)
                except json.JSONDecodeError as fault:
                    raise ValueError(f"line {number}: {fault}") from fault


def definitions(path):
    """(service, version) -> the card that was published under it. A draft may be replaced, a published version never."""
    cards, published = {}, set()
    for entry in entries(path):
        if entry["stream"].startswith("sv-"):
            service = entry["stream"][3:]
            for event in entry["events"]:
                if event["type"] == "service.drafted":
                    cards[service, event["version"]] = event["definition"]
                elif event["type"] == "service.published":
                    published.add((service, event["version"]))
    return {key: card for key, card in cards.items() if key in published}


def recompute(path, calendar):
    """All differences, and what was looked at."""
    cards = definitions(path)
    differences = []
    counts = {"entries": 0, "cases": 0, "bills": 0, "dues": 0, "risks": 0, "payments": 0, "visits": 0}
    case, last = None, None
    for entry in entries(path):
        counts["entries"] += 1
        stream, sequence = entry["stream"], entry["sequence"]
        follows = last is not None and last["stream"] == stream
        if sequence != (last["sequence"] + 1 if follows else 1) or entry["previousHash"] != (last["hash"] if follows else ""):
            differences.append(f"{stream} {sequence}: the chain is broken")
        last = entry
        if not stream.startswith("cs-"):
            continue
        if not follows:
            case = Case(cards, calendar, counts)
            counts["cases"] += 1
        differences.extend(f"{stream} {sequence}: {problem}" for problem in case.take(entry))
    return differences, counts


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Computes every bill and due date of an exported journal once more.")
    parser.add_argument("journal", help="what 'actorcity export journal' wrote")
    parser.add_argument("--calendar", default=DEFAULT_CALENDAR, help="the city's calendar file")
    options = parser.parse_args(arguments)
    try:
        differences, counts = recompute(options.journal, Calendar.read(options.calendar))
    except (OSError, ValueError, KeyError) as fault:
        print(f"cannot be read: {fault!r}", file=sys.stderr)
        return 2
    for difference in differences[:SHOWN_MAX]:
        print(difference)
    if len(differences) > SHOWN_MAX:
        print(f"... and {len(differences) - SHOWN_MAX} more")
    print(
        f"{counts['entries']} entries, {counts['cases']} cases: {counts['bills']} bills, {counts['payments']} movements of them, "
        f"{counts['dues']} due dates, {counts['risks']} risk classes and {counts['visits']} visits computed again, {len(differences)} differences."
    )
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
