"""What the sections of a report leave out that the regulation asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo.checks.asked import asked, end, heading, is_cut, is_left_out, pattern, said, untold
from govinfo.checks.organs import organ_of
from govinfo.diagnostics import Diagnostic, diagnose
from govinfo.forms import forms
from govinfo.forms.labels import simplify
from govinfo.report import PREAMBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.forms import Section
    from govinfo.report import Report

#: The sections that are prose alone; what is missing of tables the reader tells.
_PROSE = ("overview", "problems", "further_matters")
#: What may stand before the ordinal of a heading.
_MARKS = " \t\u3000#*"


def check(report: Report) -> Iterator[Diagnostic]:
    """What is missing; nothing of a text that was cut, or of prose that was left out."""
    yield from _problems(report)
    yield from _processing_fee(report)
    if not is_cut(report):
        yield from _absent(report)
        yield from _oversight(report)


def _absent(report: Report) -> Iterator[Diagnostic]:
    """One finding for all sections of prose that a report with its three tables has not."""
    printed = {section.id for section in report.sections}
    if not printed.intersection(_PROSE):
        return  # tables alone: not a report that lacks its prose
    missing = [one for one in forms()[-1].sections if one.id in _PROSE and one.id not in printed]
    missing = [one for one in missing if not _stands_elsewhere(one, report)]
    if missing:
        names = "、".join(f"“{one.title}”" for one in missing)
        yield diagnose("sections-absent", end(report), count=len(missing), sections=names)


def _stands_elsewhere(section: Section, report: Report) -> bool:
    """True where a section may be there under a heading that was not known, or that was lost."""
    numbered = tuple(f"{section.ordinal}{sign}" for sign in "、.．")
    lines = (line for one in report.sections for line in one.text.split("\n"))
    if any(line.lstrip(_MARKS).startswith(numbered) for line in lines):
        return True
    return section.id == "overview" and not untold(said(report, PREAMBLE) or "", asked()["overview"]["told"])


def _problems(report: Report) -> Iterator[Diagnostic]:
    """Section five is empty or says 无; where it ends the text, it may have been cut."""
    text = said(report, "problems")
    if text is None or (not text and report.sections[-1].id == "problems"):
        return
    if not text or pattern("nothing").fullmatch(simplify(text)):
        section = next(one for one in report.sections if one.id == "problems")
        yield diagnose("problems-not-told", heading(section, report), text=text or "", heading=section.heading)


def _processing_fee(report: Report) -> Iterator[Diagnostic]:
    """Section six says nothing of the fee for processing information; an empty one at the end may have been cut."""
    text = said(report, "further_matters")
    if not text or is_left_out(text) or report.year is None or report.year < asked()["processing_fee"]["since"]:
        return
    if untold(text, asked()["processing_fee"]["told"]):
        section = next(one for one in report.sections if one.id == "further_matters")
        yield diagnose("processing-fee-not-told", heading(section, report), heading=section.heading)


def _oversight(report: Report) -> Iterator[Diagnostic]:
    """A government's own report that does not tell of assessment, review and accountability."""
    texts = [said(report, name) for name in _PROSE]
    if not organ_of(report.organ).government or texts[0] is None or any(is_left_out(text or "") for text in texts):
        return
    whole = "".join(text or "" for text in texts)
    subjects = {one["told"]: one for one in asked()["oversight"]}
    missing = [subjects[words] for words in untold(whole, *subjects)]
    if missing:
        section = next(one for one in report.sections if one.id == _PROSE[0])
        names = {lang: "、".join(one[lang] for one in missing) for lang in ("zh", "en")}
        yield diagnose("oversight-not-told", heading(section, report), subjects=names["zh"], subjects_en=names["en"])
