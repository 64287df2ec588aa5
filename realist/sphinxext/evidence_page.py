"""The page on which every passage and every finding of an evidence base stands, each with an anchor of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective

from realist.evidence.reader import Tables, read
from realist.theory.wording import STANDING


@cache
def tables(folder: Path) -> Tables:
    """Return the tables of an evidence folder, read once."""
    return read(folder)


def rows(folder: Path, table: str) -> list[Mapping[str, str]]:
    """Return the rows of one table of an evidence folder as text, an empty cell as empty text."""
    return [row.cells for row in tables(folder).rows(table)]


def anchors(folder: Path) -> dict[str, str]:
    """Return the HTML id of every passage and finding, by its locator."""
    named = [("passage", row["passage"]) for row in rows(folder, "passages")]
    named += [("finding", row["finding"]) for row in rows(folder, "findings")]
    return {locator: f"{kind}-{locator}" for kind, locator in named}


def labels(folder: Path, table: str, key: str, name: str = "label") -> dict[str, str]:
    """Return the label of each code of a table of places or kinds."""
    return {row[key]: row[name] for row in rows(folder, table)}


def words(codes: str, names: dict[str, str]) -> list[str]:
    """Return codes, as a cell holds them, under the labels that readers see."""
    return [names.get(code, code) for code in codes.split()]


FILTER = Markup(
    '<form class="realist-filter" data-lookup role="search" aria-label="Find in the evidence" hidden>'
    '<p><label for="evidence-words">Words, or a locator</label>'
    '<input id="evidence-words" name="words" type="search" autocomplete="off" spellcheck="false"></p>{choices}'
    '<p class="realist-filter-end"><button type="reset">Show everything</button>'
    '<span role="status" aria-label="How much is shown" data-lookup-count></span></p></form>'
)
CHOICE = Markup(
    '<p><label for="evidence-{name}">{label}</label><select id="evidence-{name}" name="{name}">'
    '<option value="">any</option>{options}</select></p>'
)
OPTION = Markup('<option value="{}">{}</option>')


def filter_form(folder: Path) -> Markup:
    """The form that narrows the page down; it shows only where our script runs, which makes it work."""
    of_standing = [(f"is-{code}", words) for code, words in STANDING.items()]
    of_site = [(f"at-{code}", label) for code, label in labels(folder, "sites", "site").items()]
    of_group = [(f"of-{code}", label) for code, label in labels(folder, "groups", "group").items()]
    choices = [
        CHOICE.format(name=name, label=label, options=Markup().join(OPTION.format(*each) for each in options))
        for name, label, options in [
            ("standing", "Whose word it is", of_standing),
            ("site", "Said of", of_site),
            ("group", "Group", of_group),
        ]
        if options
    ]
    return FILTER.format(choices=Markup().join(choices))


class EvidenceDirective(SphinxDirective):
    """``{evidence}``: the passages of the folder that ``realist_data`` names, by section, each with its findings.

    Above them stands a form to narrow them down. Beside each finding stand the configurations that rest on it, where
    ``realist_configurations`` names the page that shows those.
    """

    def run(self) -> list[nodes.Node]:
        """Return one section of the page for each section of the work."""
        folder = _folder(self)
        self.ids = anchors(folder)
        self.sites = labels(folder, "sites", "site")
        self.groups = labels(folder, "groups", "group")
        self.findings: dict[str, list[Mapping[str, str]]] = {}
        for row in rows(folder, "findings"):
            self.findings.setdefault(row["passage"], []).append(row)
        self.bearing: dict[str, list[Mapping[str, str]]] = {}
        self.nicknames = labels(folder, "configurations", "configuration", "nickname")
        for row in rows(folder, "configuration_evidence"):
            self.bearing.setdefault(row["finding"], []).append(row)
        sections: list[nodes.Node] = [nodes.raw("", str(filter_form(folder)), format="html")]
        by_section: dict[str, list[Mapping[str, str]]] = {}
        for row in rows(folder, "passages"):
            by_section.setdefault(row["section"], []).append(row)
        for title, passages in by_section.items():
            section = nodes.section("", nodes.title("", title))
            section["ids"] = [f"section-{len(sections)}-{nodes.make_id(title)}"]
            section += [self.passage(row) for row in passages]
            sections.append(section)
        return sections

    def anchor(self, node: nodes.Element, locator: str) -> nodes.reference:
        """Make a node the target of a locator; return a link that a reader can copy."""
        target = self.ids[locator]
        node["ids"] = [target]
        standard = cast(StandardDomain, self.env.get_domain("std"))
        standard.anonlabels[target.lower()] = (self.env.docname, target)
        standard.labels[target.lower()] = (self.env.docname, target, locator)
        return nodes.reference("", locator, refid=target, internal=True)

    def passage(self, row: Mapping[str, str]) -> nodes.container:
        """Return one passage: who speaks, what it says in our words, and its findings."""
        block = nodes.container(classes=["evidence-passage"])
        heading = nodes.rubric("", "", self.anchor(block, row["passage"]), **{"heading-level": 3})
        site = self.sites.get(row["speaker_site"], row["speaker_site"])
        if site and row["speaker_site_basis"] == "context":
            site += " (from the context, not printed)"
        facts = [row["kind"], row["speaker"], site]
        block += [heading, self.line(facts), nodes.paragraph("", row["gist"])]
        if row["note"]:
            block += nodes.paragraph("", f"Note: {row['note']}", classes=["evidence-note"])
        if found := self.findings.get(row["passage"]):
            block += nodes.bullet_list("", *(self.finding(each) for each in found), classes=["evidence-findings"])
        return block

    def finding(self, row: Mapping[str, str]) -> nodes.list_item:
        """Return one finding: the statement, whose word it is, and what it covers."""
        item = nodes.list_item(
            classes=[
                f"is-{row['standing']}",
                *(f"at-{code}" for code in row["sites"].split()),
                *(f"of-{code}" for code in row["groups"].split()),
            ]
        )
        link = self.anchor(item, row["finding"])
        item += nodes.paragraph("", "", link, nodes.Text(" " + row["statement"]))
        covers = words(row["sites"], self.sites) + words(row["groups"], self.groups)
        voice = row["voice"] and f"voice: {row['voice']}"
        item += self.line(
            [STANDING.get(row["standing"], row["standing"]), row["kind"], *covers, row["for_whom"], voice]
        )
        if row["note"]:
            item += nodes.paragraph("", f"Note: {row['note']}", classes=["evidence-note"])
        if bearing := self.bearing.get(row["finding"]):
            item += self.configurations(bearing)
        return item

    def configurations(self, bearing: list[Mapping[str, str]]) -> nodes.paragraph:
        """Return which configurations a finding supports, qualifies or contradicts, each with a link to its card."""
        page = self.config.realist_configurations
        said = nodes.paragraph("", "", classes=["evidence-facts"])
        for i, row in enumerate(bearing):
            name = self.nicknames[row["configuration"]]
            target = f"cmo-{row['configuration']}"
            said += nodes.Text(f"{' · ' if i else ''}{row['role']} ")
            if page:
                address = self.env.app.builder.get_relative_uri(self.env.docname, page)
                said += nodes.reference("", name, refuri=f"{address}#{target}", internal=True)
            else:
                said += nodes.Text(name)
        return said

    def line(self, facts: list[str]) -> nodes.paragraph:
        """Return short facts on one quiet line."""
        return nodes.paragraph("", " · ".join(fact for fact in facts if fact), classes=["evidence-facts"])


class FindingsDirective(SphinxDirective):
    """``{findings} F-OPC-04a F-OPC-06a``: what some findings say, as a list, each with its marker."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the list. A finding that the evidence does not hold is warned of by its marker."""
        said = {row["finding"]: row["statement"] for row in rows(_folder(self), "findings")}
        items = []
        for code in self.arguments[0].split():
            marker, _ = self.state.inline_text(f"{{passage}}`{code}`", self.lineno)
            text = said[code] + " " if code in said else ""
            items.append(nodes.list_item("", nodes.paragraph("", "", nodes.Text(text), *marker)))
        return [nodes.bullet_list("", *items)]


def _folder(directive: SphinxDirective) -> Path:
    return Path(directive.env.srcdir, directive.config.realist_data)


def forget(app: Sphinx, config: object) -> None:
    """Read the tables anew at every build."""
    tables.cache_clear()


def setup(app: Sphinx) -> None:
    """Register the directives with Sphinx."""
    app.connect("config-inited", forget)
    app.add_directive("evidence", EvidenceDirective)
    app.add_directive("findings", FindingsDirective)
