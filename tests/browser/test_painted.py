"""What the benchmarks call a wait is what a reader waits for."""

from __future__ import annotations

from benchmarks.painted import Place, painted, served, visits

LATE = 80
PAGE = f"""<title>Late</title><div id=questions><label><input type=radio name=a checked>a</label>
<label><input type=radio name=a>b</label></div><script src=also.js></script><script>
const answer = document.body.appendChild(document.createElement("p"));
document.querySelector("#questions").onchange = () => setTimeout(() => (answer.textContent += "x"), {LATE});
answer.id = "answer"</script>"""


def test_a_wait_is_measured_to_the_answer_and_not_to_the_click(browser, tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "also.js").write_text("// as a script goes")
    place = Place("#questions", "#answer", patience=100)
    with served(tmp_path) as root:
        page = browser.new_page()
        page.goto(f"{root}/index.html")
        takes = painted(page, place, 4)
        cold, warm = visits(browser, f"{root}/index.html", place, 1)
        page.close()
    assert len(takes) == 4
    assert all(last >= first >= LATE for first, last in takes)
    assert cold[0].clicked - cold[0].first >= LATE
    assert cold[0].size >= len(PAGE) + 19
    assert {visit.elsewhere for visit in (*cold, *warm)} == {0}
    assert cold[0].requests >= 2
