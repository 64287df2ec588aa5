"""Directives that show a frame and an imagined case: escaped, marked as imagined, warned of where there is none."""

import pytest

from realist.evidence.imagined import Vignette
from realist.views import inquiry
from tests.test_book import build
from tests.tree import ROOT

TEXT = """# Page

```{frame} VICTORE
:caption: <i>All of it</i>
:page: proof.html
```

```{frame} NOSUCH
```

```{frame} EMMIE
:questions:
```

```{vignette} nobody
```

```{vignette} at-the-till
:answers:
:look-for:
```

```{vignette} two-trays
```
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tests.test_book.CCTV", ROOT / "data")
        return build(tmp_path_factory.mktemp("directives"), TEXT)


def test_a_frame_is_a_table_that_leads_to_the_evidence(page):
    found, proof, _ = page
    assert "&lt;i&gt;All of it&lt;/i&gt;" in found
    assert 'href="proof.html#passage-F-FRO-13"' in found
    assert 'id="passage-F-FRO-13"' in proof


def test_the_questions_of_a_frame_can_be_shown_without_their_answers(page):
    found, _, _ = page
    asked = found[found.index("<caption>EMMIE") :].split("</table>")[0]
    assert "What it asks" in asked
    assert "Answered" not in asked
    assert "evidence" not in asked


def test_what_there_is_not_is_warned_of_with_its_line(page):
    _, _, warnings = page
    assert len(warnings.strip().splitlines()) == 2
    assert "index.md:8: WARNING: no frame is called 'NOSUCH'" in warnings
    assert "index.md:15: WARNING: no imagined case nobody" in warnings


def test_an_imagined_case_says_that_it_is_imagined_and_shows_what_was_asked_for(page):
    found, _, _ = page
    assert found.count(inquiry.IMAGINED) == 2
    assert found.count("On the bench:") == 3
    assert found.count("The words that say so") == 1 + found.count('data-label="The words that say so"')


def test_a_story_is_text_and_no_markup():
    shown = inquiry.story(Vignette("a", "<b>", "<script>", (), ()))
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert inquiry.IMAGINED in shown
