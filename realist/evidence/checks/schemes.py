"""Checks of features, ties and what was said and seen of each scheme."""

from __future__ import annotations

from collections.abc import Iterator

from realist.evidence.build import build_tie
from realist.evidence.checks.reading import Check, Sheets, choices
from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.text import shown

Answer = tuple[str, str]


def enough_answers(sheets: Sheets) -> Iterator[Fault]:
    """A question has at least two answers."""
    for row in sheets.rows["features"]:
        count = len(sheets.answers[row["feature"]])
        if count < 2:
            has = "one answer" if count else "no answers"
            reason = f"{shown(row['feature'])} has {has} in feature_values.csv; expected two or more"
            yield Fault("features.csv", row.number, "feature", reason)


def group_feature(sheets: Sheets) -> Iterator[Fault]:
    """At most one feature tells the group; its answers are groups, and each scheme gives its own."""
    telling = [row for row in sheets.rows["features"] if row["tells"] == "group"]
    for row in telling[1:]:
        yield Fault(
            "features.csv",
            row.number,
            "tells",
            f"row {telling[0].number} tells the group already; expected one feature",
        )
    if len(telling) != 1:
        return
    feature, groups, schemes = telling[0]["feature"], sheets.keys("groups"), sheets.keys("schemes")
    for row in sheets.rows["feature_values"]:
        if row["feature"] == feature and row["value"] not in groups:
            reason = f"{shown(row['value'])} is not in groups.csv, although {shown(feature)} tells the group"
            yield Fault("feature_values.csv", row.number, "value", reason)
    for row in sheets.rows["scheme_answers"]:
        scheme = schemes.get(row["scheme"])
        if row["feature"] != feature or scheme is None or not scheme["group"] or not row["value"]:
            continue
        if row["value"] in sheets.answers[feature] and row["value"] != scheme["group"]:
            reason = f"{shown(row['value'])} is not the group of the scheme in schemes.csv, {shown(scheme['group'])}"
            yield Fault("scheme_answers.csv", row.number, "value", reason)


def every_pair(sheets: Sheets) -> Iterator[Fault]:
    """Each scheme has a row for each feature; silence is a row too."""
    there = {(row["scheme"], row["feature"]) for row in sheets.rows["scheme_answers"]}
    features = sheets.keys("features")
    for row in sheets.rows["schemes"]:
        for feature in features:
            if (row["scheme"], feature) not in there:
                reason = f"{shown(row['scheme'])} has no row for {shown(feature)}; "
                yield Fault("scheme_answers.csv", 0, "feature", f"{reason}where nothing is said, write not stated")


def answer_shapes(sheets: Sheets) -> Iterator[Fault]:
    """An answer has a value of its feature and findings, unless nothing is stated."""
    file = "scheme_answers.csv"
    for row in sheets.rows["scheme_answers"]:
        status, value, known = row["status"], row["value"], sheets.answers.get(row["feature"])
        if status == "not stated":
            if value:
                yield Fault(
                    file, row.number, "value", f"is {shown(value)} although the status is not stated; expected it empty"
                )
        elif not value:
            yield Fault(file, row.number, "value", f"is empty although the status is {status}; expected an answer")
        elif known is not None and value not in known:
            reason = f"{shown(value)} is not an answer of {shown(row['feature'])}; its answers are: {choices(known)}"
            yield Fault(file, row.number, "value", reason)
        if status != "not stated" and not row["findings"]:
            yield Fault(file, row.number, "findings", f"is empty although the status is {status}; say what it rests on")
        if status == "either-or" and not row["shared_with"]:
            yield Fault(
                file, row.number, "shared_with", "is empty although the status is either-or; name the other schemes"
            )
        elif status != "either-or" and row["shared_with"]:
            yield Fault(file, row.number, "shared_with", f"is given although the status is {status}; expected it empty")


def either_or(sheets: Sheets) -> Iterator[Fault]:
    """An either-or stands alike in every scheme that it may be true of."""
    answers = {(row["scheme"], row["feature"]): row for row in sheets.rows["scheme_answers"]}
    told: set[frozenset[int]] = set()
    for row in sheets.rows["scheme_answers"]:
        if row["status"] != "either-or":
            continue
        for scheme in dict.fromkeys(row.codes("shared_with")):
            other = answers.get((scheme, row["feature"]))
            if scheme == row["scheme"]:
                yield Fault(
                    "scheme_answers.csv", row.number, "shared_with", "names the scheme of its own row; name the others"
                )
            elif other is not None and frozenset((row.number, other.number)) not in told:
                reason = _unlike(row, other)
                if reason:
                    told.add(frozenset((row.number, other.number)))
                    yield Fault("scheme_answers.csv", row.number, "shared_with", reason)


def _unlike(row: Row, other: Row) -> str:
    begins = f"row {other.number}, which it is shared with,"
    if other["status"] != "either-or":
        return f"{begins} is {other['status']}; expected either-or in both"
    if other["value"] != row["value"]:
        return f"{begins} has the answer {shown(other['value'])}; expected {shown(row['value'])} in both"
    if row["scheme"] not in other.codes("shared_with"):
        return f"{begins} does not name {shown(row['scheme'])} in turn"
    return ""


def tie_answers(sheets: Sheets) -> Iterator[Fault]:
    """Ties name answers that their features have, and two features."""
    for row in sheets.rows["ties"]:
        for column, feature in (("value", row["feature"]), ("other_value", row["other_feature"])):
            known = sheets.answers.get(feature)
            if known is not None and row[column] and row[column] not in known:
                reason = f"{shown(row[column])} is not an answer of {shown(feature)}; its answers are: {choices(known)}"
                yield Fault("ties.csv", row.number, column, reason)
        if row["feature"] and row["feature"] == row["other_feature"]:
            yield Fault("ties.csv", row.number, "other_feature", "is the same as feature; a tie joins two questions")


def ties_agree(sheets: Sheets) -> Iterator[Fault]:
    """No tie contradicts those before it: no answer brings two answers to one question, or one that it rules out."""
    implied: dict[Answer, list[Answer]] = {}
    excluded: dict[Answer, set[Answer]] = {}
    said: dict[tuple[object, ...], int] = {}
    for row in sheets.rows["ties"]:
        first, second = (row["feature"], row["value"]), (row["other_feature"], row["other_value"])
        if first[0] == second[0]:
            continue
        implies = row["relation"] == "implies"
        key = ("implies", first, second) if implies else ("excludes", frozenset((first, second)))
        if key in said:
            yield Fault("ties.csv", row.number, "tie", f"says the same as row {said[key]}; take one out")
            continue
        said[key] = row.number
        if implies:
            implied.setdefault(first, []).append(second)
        else:
            excluded.setdefault(first, set()).add(second)
            excluded.setdefault(second, set()).add(first)
        impossible = _impossible(implied, excluded)
        if impossible is not None:
            never = f"{shown(impossible[0])} could never be {shown(impossible[1])}"
            reason = f"contradicts a tie above it, so that {never}; one of them is wrong"
            yield Fault("ties.csv", row.number, "relation", reason)
            if implies:
                implied[first].remove(second)
            else:
                excluded[first].discard(second)
                excluded[second].discard(first)


def _impossible(implied: dict[Answer, list[Answer]], excluded: dict[Answer, set[Answer]]) -> Answer | None:
    """An answer that could never be given, or None."""
    for start in implied:
        brought, queue = dict([start]), [start]
        while queue:
            for feature, value in implied.get(queue.pop(), ()):
                if feature not in brought:
                    brought[feature] = value
                    queue.append((feature, value))
                elif brought[feature] != value:
                    return start
        if any(other in excluded.get(answer, ()) for answer in brought.items() for other in brought.items()):
            return start
    return None


def answers_keep_ties(sheets: Sheets) -> Iterator[Fault]:
    """What is said of a scheme does not break what holds by definition."""
    said: dict[str, dict[str, Row]] = {}
    for row in sheets.rows["scheme_answers"]:
        if row["status"] in ("stated", "inferred"):
            said.setdefault(row["scheme"], {})[row["feature"]] = row
    for given in sheets.rows["ties"]:
        tie = build_tie(given)
        for answers in said.values():
            if tie.broken_by({feature: row["value"] for feature, row in answers.items()}):
                other, row = sorted((answers[tie.feature], answers[tie.other_feature]), key=lambda r: r.number)
                broken = f"the tie {shown(tie.id)} (ties.csv, row {given.number})"
                reason = f"{shown(row['value'])} breaks {broken} with row {other.number}"
                yield Fault("scheme_answers.csv", row.number, "value", reason)


TIES = (
    Check(tie_answers, ("ties", "features.feature", "feature_values.feature", "feature_values.value")),
    Check(ties_agree, ("ties.feature", "ties.other_feature", "ties.value", "ties.other_value", "ties.relation")),
)
"""Made first: what rests on a tie is not told of one that is wrong."""

CHECKS = (
    Check(enough_answers, ("features.feature", "feature_values.feature", "feature_values.value")),
    Check(
        group_feature,
        (
            "features.feature",
            "features.tells",
            "feature_values.value",
            "groups.group",
            "schemes.scheme",
            "schemes.group",
            "scheme_answers",
        ),
    ),
    Check(every_pair, ("features.feature", "schemes.scheme", "scheme_answers.scheme", "scheme_answers.feature")),
    Check(
        answer_shapes,
        ("scheme_answers.status", "features.feature", "feature_values.feature", "feature_values.value"),
    ),
    Check(
        either_or,
        ("scheme_answers.status", "scheme_answers.scheme", "scheme_answers.shared_with", "schemes.scheme"),
    ),
    Check(
        answers_keep_ties,
        (
            "ties.relation",
            "ties.feature",
            "ties.value",
            "ties.other_feature",
            "ties.other_value",
            "scheme_answers.status",
            "scheme_answers.feature",
            "scheme_answers.value",
        ),
    ),
)
