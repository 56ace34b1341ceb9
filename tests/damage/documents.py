"""Whole documents: cut, doubled, strung together, in mixed styles, with lines lost."""

import re

from govinfo.strategies import damage
from govinfo.strategies.consistent import BYTES
from tests.damage.paper import Loss, Paper, Stage, operator
from tests.drawn import consistent
from tests.marks import EMPTY, MARKS, plain, with_whole_number
from tests.printing import ROW_A_LINE
from tests.writing import ORGAN, PROSE, heading, row_of


@operator(Loss.NOTHING, Stage.TEXT)
def no_title(paper: Paper) -> None:
    """The title was a heading of the page, outside the text that was copied."""
    paper.text = "\n".join(line for line in paper.text.split("\n") if ORGAN not in plain(line))


@operator(Loss.NOTHING, Stage.TEXT)
def narrative_twice(paper: Paper) -> None:
    """A crawler copies the narrative twice."""
    told = "\n".join([PROSE["overview"], "全年收到申请5件，均已办结。", PROSE["problems"]])
    paper.text = paper.text.replace(PROSE["overview"], f"{told}\n{heading('overview')}\n{told}", 1)


@operator(Loss.NOTHING, Stage.STYLE)
def styles_mixed(paper: Paper) -> None:
    """Each table was made by another tool."""
    if paper.layout != "html":
        paper.styles = {section: paper.rng.choice((*ROW_A_LINE[:-1], "flat", "cells")) for section in paper.styles}


@operator(Loss.NOTHING, Stage.STYLE)
def style_changes(paper: Paper) -> None:
    """The style changes inside a table."""
    section = paper.rng.choice(list(paper.grids))
    if paper.layout != "html" and paper.grids[section]:
        at = paper.rng.randrange(len(paper.grids[section]))
        paper.breaks[section] = (at, paper.rng.choice((*ROW_A_LINE[:-1], "flat", "cells")))


@operator(Loss.NOTHING, Stage.TEXT)
def double_spaced(paper: Paper) -> None:
    """Every line has a blank line behind it."""
    paper.text = damage.double_spaced(paper.text, paper.rng)


@operator(Loss.NOTHING, Stage.TEXT)
def single_spaced(paper: Paper) -> None:
    """All blank lines are gone."""
    paper.text = damage.single_spaced(paper.text, paper.rng)


@operator(Loss.NOTHING, Stage.TEXT)
def indented(paper: Paper) -> None:
    """Every line is set in."""
    paper.text = damage.indented(paper.text, paper.rng)


@operator(Loss.NOTHING, Stage.WHOLE)
def other_line_ends(paper: Paper) -> None:
    """Lines end in CR and LF."""
    paper.text = damage.other_line_ends(paper.text, paper.rng)


@operator(Loss.NOTHING, Stage.TEXT)
def hard_blanks(paper: Paper) -> None:
    """Blanks are no-break blanks."""
    paper.text = paper.text.replace(" ", "\u00a0")


@operator(Loss.COLUMNS, Stage.TEXT)
def tabs_to_blanks(paper: Paper) -> None:
    """An editor turns tabs to blanks."""
    paper.text = paper.text.replace("\t", paper.rng.choice(("    ", " ", "  ")))


@operator(Loss.NOTHING, Stage.TEXT)
def other_pipes(paper: Paper) -> None:
    """Pipes of full width, or without blanks beside them."""
    paper.text = damage.other_pipes(paper.text, paper.rng)


@operator(Loss.COLUMNS, Stage.TEXT)
def line_breaks_lost(paper: Paper) -> None:
    """A section stands on one line."""
    one, other = paper.rng.choice((("disclosure", "applications"), ("applications", "proceedings")))
    start, end = paper.text.find(heading(one)), paper.text.find(heading(other))
    if 0 <= start < end:
        start = paper.text.find("\n", start) + 1
        paper.replace(start, end, re.sub(r"\s*\n\s*", " ", paper.text[start:end].rstrip("\n")) + "\n")


@operator(Loss.COLUMNS, Stage.TEXT)
def head_line_lost(paper: Paper) -> None:
    """A line without values is lost: a head, a title of an item, a group."""
    if paper.torn:
        return
    start, end = paper.body()
    lines = paper.text[start:end].split("\n")
    spare = [number for number, line in enumerate(lines) if number and line and line == plain(line)]
    if spare:
        paper.torn.update(map(row_of, paper.cells))  # with a value lost, the heads that are left may seem to be all
        del lines[paper.rng.choice(spare)]
        paper.replace(start, end, "\n".join(lines))


@operator(Loss.COLUMNS, Stage.TEXT)
def line_doubled(paper: Paper) -> None:
    """A line is printed twice."""
    for line in paper.tear():
        places = [paper.label(line), *paper.values_of(line)]
        if found := [place for place in places if place and place.text]:
            at = paper.rng.choice(found).start
            start, end = paper.text.rfind("\n", 0, at) + 1, paper.text.find("\n", at) + 1
            paper.replace(end, end, paper.text[start:end])


@operator(Loss.VALUE, Stage.TEXT)
def repeated_lines_deleted(paper: Paper) -> None:
    """A crawler keeps each line once: of a flattened table next to nothing is left."""
    if paper.torn or paper.breaks or set(paper.styles.values()) != {"flat"}:
        return
    paper.torn.update(row for line in paper.lines() for row in line.rows)
    seen: set[str] = set()
    lines = []
    for line in paper.text.split("\n"):
        words = plain(line).strip()
        if not words or words not in seen:
            lines.append(line)
        seen.add(words)
    paper.text = "\n".join(lines)


@operator(Loss.NOTHING, Stage.LAST)
def report_twice(paper: Paper) -> None:
    """The report stands in the text twice."""
    whole = PROSE["overview"] in paper.text  # what is cut looks whole with the rest of it before or behind
    if whole and not paper.torn and paper.text.endswith("\n"):
        paper.text += f"\n{paper.text}"


@operator(Loss.NOTHING, Stage.LAST)
def another_report(paper: Paper) -> None:
    """The report of another organ follows."""
    if paper.text.endswith("\n") and heading("overview") in paper.text and all(paper.grids.values()):
        other = consistent(paper.rng.randbytes(BYTES), paper.drawn.form, paper.drawn.other)
        paper.text += "\n" + other.write(paper.layout).replace(ORGAN, "北山县民政局")


@operator(Loss.TAIL, Stage.WHOLE)
def end_cut(paper: Paper) -> None:
    """The text ends anywhere, in mid-row too."""
    at = _a_place(paper)
    if at is not None:
        whole = not re.match("[0-9.]", paper.text[at:])
        text = with_whole_number(paper.text[:at]) if whole else paper.text[:at]
        row = max(text.rfind("\n"), text.rfind("<tr"), 0)
        paper.text = text[:row] + EMPTY.sub("", text[row:])  # whether a cell at the cut was blank is not known


@operator(Loss.TAIL, Stage.WHOLE)
def beginning_cut(paper: Paper) -> None:
    """The text begins anywhere, in mid-row too."""
    at = _a_place(paper)
    if at is not None and ORGAN not in paper.text[at:]:
        paper.text = paper.text[at:]


@operator(Loss.TAIL, Stage.WHOLE)
def one_page(paper: Paper) -> None:
    """One page of several was extracted, in whole lines."""
    at, end = _a_place(paper), _a_place(paper)
    if at is not None and end is not None and ORGAN not in paper.text[at:]:
        first, last = sorted((at, end))
        paper.text = paper.text[paper.text.rfind("\n", 0, first) + 1 : paper.text.find("\n", last) + 1]


def _a_place(paper: Paper) -> int | None:
    """A place in the tables, not inside a mark; None near a row that is torn, which a cut may make look sound."""
    start, end = paper.body()
    at = paper.rng.randrange(start, end)
    while MARKS.match(paper.text, at):
        at += 1
    return None if paper.is_torn(at, reach=200) else at
