"""Checks of the theory as a whole: whether every configuration can come about, and did where it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from realist.appraisal import closure, replay, unreplayed
from realist.evidence.checks.reading import Sheets
from realist.evidence.faults import Fault
from realist.text import shown
from realist.theory import Configuration, Design, OutcomeCondition, Scheme, Theory


def requirements_without_basis(sheets: Sheets, theory: Theory) -> list[Fault]:
    """Configurations that only hold each other up: not one of them could start, whatever the answers.

    One fault for each circle. What merely rests on a circle, or on an outcome that nothing produces, is not told again.
    """
    founded = closure(theory, Design(), generous=True)
    stuck = [c for c in theory.configurations if c.id not in founded]
    if not stuck:
        return []
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(c.id for c in stuck)
    makers = _makers(stuck)
    graph.add_edges_from((maker, c.id) for c in stuck for need in _needs(c) for maker in makers.get(need, ()))
    rows, order = sheets.keys("configurations"), {c.id: place for place, c in enumerate(theory.configurations)}
    faults = []
    for circle in nx.strongly_connected_components(graph):
        if len(circle) == 1 and not any(graph.has_edge(one, one) for one in circle):
            continue
        members = sorted(circle, key=order.__getitem__)
        row, names = rows[members[0]], ", ".join(members)
        only = "they" if len(circle) > 1 else "it"
        reason = f"nothing starts {names}: each waits for an outcome that only {only} could produce"
        faults.append(Fault("configurations.csv", row.number, "configuration", reason))
    return faults


def _needs(c: Configuration) -> Iterator[tuple[str, str]]:
    return ((k.outcome, k.direction) for k in c.conditions if isinstance(k, OutcomeCondition))


def _makers(those: Iterable[Configuration]) -> dict[tuple[str, str], list[str]]:
    """Some configurations, by what they produce."""
    found: dict[tuple[str, str], list[str]] = {}
    for c in those:
        found.setdefault((c.outcome, c.effect), []).append(c.id)
    return found


def not_replayed(sheets: Sheets, theory: Theory, schemes: Iterable[Scheme]) -> list[Fault]:
    """Configurations that the answers of no scheme of their scope make active.

    One that waits for an outcome of another such configuration is told when that one is put right.
    """
    rows = sheets.keys("configurations")
    idle = [theory.configuration[code] for code in unreplayed(theory, tuple(schemes))]
    makers = _makers(idle)
    first = [c for c in idle if not any(need in makers for need in _needs(c))]
    return [
        Fault(
            "configurations.csv",
            rows[c.id].number,
            "configuration",
            f"{shown(c.id)} is active in no scheme in which it was seen; "
            "a condition, a scheme's answer or its scope is wrong",
        )
        for c in first or idle
    ]


def disagreements(sheets: Sheets, theory: Theory, schemes: Iterable[Scheme]) -> list[str]:
    """Notes on what was seen and is not accounted for, or the reverse, and on anomalies that are none.

    A disagreement is no mistake in a table: it is for the evaluator to find its reason, or to record it as an anomaly.
    """
    recorded = {(r["scheme"], r["outcome"], r["direction"]): r.number for r in sheets.rows["anomalies"]}
    notes, found = [], set()
    for item in replay(theory, tuple(schemes)):
        if item.verdict in ("agrees", "only suggested"):
            continue
        found.add((item.scheme, item.outcome, item.direction))
        if (item.scheme, item.outcome, item.direction) not in recorded:
            said = (
                "was seen and no configuration is active"
                if item.seen
                else "was not seen, yet a configuration is active"
            )
            notes.append(
                f"scheme_outcomes.csv: {item.scheme}, {item.outcome}, {item.direction}: {said}; "
                "explain it, or record it in anomalies.csv"
            )
    notes += [
        f"anomalies.csv: row {number}: the configurations and what was seen agree here; there is no anomaly"
        for key, number in recorded.items()
        if key not in found
    ]
    return notes
