"""Headings of sections: doubled, lost, misnumbered, and set in strange places."""

import re

from tests.damage.paper import Loss, Paper, Stage, operator
from tests.writing import heading

SECTIONS = ("disclosure", "applications", "proceedings")


def _change(paper: Paper, *ways: str) -> None:
    """Print some headings another way: `{0}` its numeral, `{1}` its words, `{2}` all of it, `{n}` another numeral."""
    for section in paper.rng.sample(SECTIONS, paper.rng.randint(1, 3)):
        whole = heading(section)
        other = paper.rng.choice("一二三四五六七")
        paper.text = paper.text.replace(whole, paper.rng.choice(ways).format(whole[0], whole[2:], whole, n=other), 1)


@operator(Loss.NOTHING, Stage.TEXT)
def headings_doubled(paper: Paper) -> None:
    """The heading of the page and the heading of the text are the same."""
    _change(paper, "{2}\n{2}", "{2}\n\n{2}", "{1}\n{2}", "{2} {2}")


@operator(Loss.NOTHING, Stage.TEXT)
def headings_lost(paper: Paper) -> None:
    """A heading was an image, and table follows upon table."""
    for section in paper.rng.sample(SECTIONS, paper.rng.randint(1, 3)):
        paper.text = re.sub(rf"(?:<p>)?{heading(section)}(?:</p>)?\n*", "", paper.text)


@operator(Loss.NOTHING, Stage.TEXT)
def headings_misnumbered(paper: Paper) -> None:
    """Two sections have the same number, or none."""
    _change(paper, "{n}、{1}", "{1}")


@operator(Loss.NOTHING, Stage.TEXT)
def headings_bracketed(paper: Paper) -> None:
    """（二）for 二、."""
    _change(paper, "（{0}）{1}", "({0}){1}", "（{0}）、{1}")


@operator(Loss.NOTHING, Stage.TEXT)
def headings_spaced(paper: Paper) -> None:
    """Blanks before, behind and inside a heading."""
    _change(paper, "{0} 、 {1}", "　　{2}　", "{0}、　{1}", "{2}：", "{0}.{1}", "{2}。")


@operator(Loss.NOTHING, Stage.TEXT)
def headings_in_markdown(paper: Paper) -> None:
    """A converter makes them Markdown."""
    _change(paper, "## {2}", "**{2}**", "### **{2}**", "> {2}", "#{2}")


@operator(Loss.NOTHING, Stage.TEXT)
def headings_in_a_cell(paper: Paper) -> None:
    """The heading is the first row of its table."""
    _change(paper, "{2} | |||", "| {2} |", "{2}\t\t\t", "{2} |")


@operator(Loss.NOTHING, Stage.TEXT)
def headings_cut(paper: Paper) -> None:
    """Of a heading its numeral is left, or half of it."""
    cut = paper.rng.randint(2, 8)
    for section in paper.rng.sample(SECTIONS, paper.rng.randint(1, 3)):
        whole = heading(section)
        paper.text = paper.text.replace(whole, whole[:cut], 1)


@operator(Loss.NOTHING, Stage.TEXT)
def headings_glued(paper: Paper) -> None:
    """The line break behind a heading is lost."""
    for section in paper.rng.sample(SECTIONS, paper.rng.randint(1, 2)):
        paper.text = re.sub(rf"({heading(section)})\n+", rf"\1{paper.rng.choice(('', ' '))}", paper.text)
