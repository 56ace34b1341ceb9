"""The words of all forms: what a line or a cell may be, judged by its text alone."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govinfo.forms import forms
from govinfo.forms.labels import Label, item_of, take_apart, words_data
from govinfo.forms.likeness import NOTHING, Likeness, Wording
from govinfo.numbers import is_value
from govinfo.page import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.forms import Column, Group, Row

#: What ends or joins sentences stands in no label that is worth a guess.
_SENTENCE = re.compile("[。；;！!？?]")


@frozen
class Word:
    """What a text means in the forms. One text may mean several things: 总计 is a row and a column."""

    kind: Kind
    label: Label
    #: Public paths of the rows that it labels, without their columns.
    rows: tuple[str, ...] = ()
    #: Paths of the groups that it labels.
    groups: tuple[str, ...] = ()
    #: Rows that it would label with its ordinal, which is not printed, or is another: 总计 for （七）总计.
    numbered_rows: tuple[str, ...] = ()
    #: Ids of the columns that it heads, with their sections: ("applications", "total").
    columns: tuple[tuple[str, str], ...] = ()
    #: The section that it heads.
    section: str = ""
    #: The item that it titles: 一, 五, …
    item: str = ""
    #: True where a longer label begins so: 商业企 for 商业企业.
    begins: bool = False
    #: True where it spells a wording to its end, notes and all.
    whole: bool = False
    #: True where it may be a piece of a group's label, which says nothing of a row: （三）不, 予公开.
    scrap: bool = False
    #: The label that it was read as, where a form has no such words: 行政许可 for 政许可.
    meant: str = ""
    #: Rows that it may label, where its words fit several or too little is left of them.
    possible: tuple[str, ...] = ()


@frozen
class _Sense:
    """One meaning of some words."""

    style: str
    ordinal: str
    #: The label as the form prints it.
    printed: str = field(eq=False)
    row: str = ""
    group: str = ""
    column: tuple[str, str] | None = None
    section: str = ""
    head: bool = False


def _printed() -> Iterator[tuple[tuple[str, ...], _Sense]]:
    """The wordings of every label of every form, the form's own first, and what they mean."""
    for form in forms():
        for section in form.sections:
            sense = _Sense("chinese", section.ordinal, section.heading, section=section.id)
            yield (section.heading, *section.variants), sense
        for table in form.tables:
            for head in table.heads:
                yield (head,), _Sense("", "", head, head=True)
            for column in table.columns:
                yield _labels(column), _sense(column, column=(table.section, column.id))
            for group in table.groups:
                yield _labels(group), _sense(group, group=group.path)
            for row in () if table.across else table.rows:
                yield _labels(row), _sense(row, row=row.path)


def _labels(thing: Row | Group | Column) -> tuple[str, ...]:
    return thing.label, *thing.variants


def _sense(thing: Row | Group | Column, **place: Any) -> _Sense:  # noqa: ANN401  (one of a sense's places)
    label = take_apart(thing.label)
    return _Sense(label.style, label.ordinal, thing.label, **place)


def _words(text: str) -> str:
    label = take_apart(text)
    return label.words or label.note


@cache
def _senses() -> dict[str, tuple[_Sense, ...]]:
    """What the wordings of the forms mean, by their words; a label is printed as the newest form has it."""
    found: dict[str, dict[_Sense, _Sense]] = defaultdict(dict)
    for texts, sense in _printed():
        for text in texts:
            found[_words(text)][sense] = sense
    return {words: tuple(senses.values()) for words, senses in found.items()}


@frozen
class _Spellings:
    """How labels are spelled, notes and all: for labels that are wrapped over lines."""

    #: The proper beginnings of rows, groups and heads, each with the ordinals that it may have.
    beginnings: dict[str, set[tuple[str, str]]]
    wholes: set[str]
    #: All that may be cut out of a group's label; what begins it, with its ordinal.
    scraps: set[tuple[str, str, str]]


@cache
def _spellings() -> _Spellings:
    found = _Spellings(defaultdict(set), set(), set())
    for form in forms():
        for table in form.tables:
            things: tuple[Row | Group | Column | str, ...] = (*table.columns, *table.groups, *table.rows, *table.heads)
            for thing in things:
                for label in map(take_apart, (thing,) if isinstance(thing, str) else _labels(thing)):
                    spelled = label.words + label.note
                    ends = range(len(spelled))
                    for end in ends:
                        found.beginnings[spelled[:end]].add((label.style, label.ordinal))
                    found.wholes.add(spelled)
                    if thing in table.groups:
                        whole = label.ordinal + spelled
                        found.scraps.update(("", "", whole[a:b]) for b in range(len(whole) + 1) for a in range(b + 1))
                        found.scraps.update((label.style, label.ordinal, spelled[:end]) for end in ends)
    return found


def _begins(label: Label, spelled: str) -> bool:
    ordinals = _spellings().beginnings.get(spelled, ())
    return (label.style, label.ordinal) in ordinals if label.style else bool(spelled and ordinals)


@cache
def _likeness() -> Likeness:
    """What is like the wordings of the forms, and like what they are not."""
    official = {_words(texts[0]) for texts, _ in _printed()}
    data = words_data()["likeness"]
    known = [_wording(words, senses, official) for words, senses in _senses().items()]
    strangers = [Wording(_words(text)) for text in data["strangers"]]
    return Likeness((*known, *strangers), frozenset(data["telling"]))


def _wording(words: str, senses: tuple[_Sense, ...], official: set[str]) -> Wording:
    labels = [_words(sense.printed) for sense in senses]
    return Wording(
        words,
        frozenset(senses),
        ordinal=next((sense.ordinal for sense in senses if sense.ordinal), ""),
        heads=any(sense.section for sense in senses),
        cut=words not in official and any(label.startswith(words) or label.endswith(words) for label in labels),
    )


def _numbered(label: Label) -> Label:
    """The label with its ordinal, where only the mark behind that is lost: 1属于国家秘密."""
    words = label.words or label.note
    for sense in () if label.style or words in _senses() else _senses().get(words[1:], ()):
        if sense.ordinal == words[0]:
            return Label(sense.style, sense.ordinal, words[1:], "")
    return label


def _fitting(label: Label, words: str) -> tuple[_Sense, ...]:
    """The senses of words; where they have both, the very ordinal tells 3.其他 (a row) from 其他 (a column)."""
    senses = _senses().get(words, ())
    numbered = tuple(sense for sense in senses if sense.style)
    plain = tuple(sense for sense in senses if not sense.style)
    if plain and numbered and label.style:
        return tuple(s for s in numbered if (s.style, s.ordinal) == (label.style, label.ordinal))
    return (numbered or plain) if label.style else (plain or numbered)


def _kind(label: Label, senses: tuple[_Sense, ...]) -> Kind:
    if any(sense.section for sense in senses) and label.style in ("chinese", ""):
        return Kind.HEADING
    for kind, present in (
        (Kind.ROW, any(sense.row for sense in senses)),
        (Kind.GROUP, any(sense.group for sense in senses)),
        (Kind.HEAD, any(sense.column or sense.head for sense in senses)),
    ):
        if present:
            return kind
    return Kind.OTHER


@lru_cache(maxsize=16384)
def vocabulary(text: str) -> Word:
    """What a text, without white space around it, means in the forms."""
    if is_value(text):
        return Word(Kind.VALUE, Label("", "", "", ""))
    item = item_of(text)
    if item is not None:
        return Word(Kind.ITEM, Label("", "", "", ""), item=item)
    label = _numbered(take_apart(text))
    words = label.words or label.note
    found = NOTHING if _SENTENCE.search(text) else _likeness().find(words, label)
    senses = _fitting(label, found.certain.words if found.certain else words)
    kind = _kind(label, senses)
    if kind is Kind.OTHER and _may_open(text, label):
        kind = Kind.OPENING
    spelled = label.words + label.note
    rows = tuple(sense.row for sense in senses if sense.row)
    others = [s for s in _senses().get(label.words, ()) if s.row and s not in senses]
    return Word(
        kind=kind,
        label=label,
        rows=rows,
        groups=tuple(sense.group for sense in senses if sense.group),
        columns=tuple(sense.column for sense in senses if sense.column),
        numbered_rows=tuple(s.row for s in others if label.style in ("", s.style)),
        section=next((sense.section for sense in senses if sense.section), ""),
        begins=_begins(label, spelled),
        whole=spelled in _spellings().wholes,
        scrap=(label.style, label.ordinal, spelled) in _spellings().scraps,
        meant=next((sense.printed for sense in senses if found.certain), ""),
        possible=() if rows else tuple(dict.fromkeys((*(s.row for s in others), *_rows_of(found.possible)))),
    )


def _may_open(text: str, label: Label) -> bool:
    return (label.style, label.ordinal) == ("chinese", "一") and not text.endswith(("。", ";", "；"))


def _rows_of(wordings: tuple[Wording, ...]) -> Iterator[str]:
    """The paths of the rows that wordings label."""
    return (sense.row for wording in wordings for sense in _senses().get(wording.words, ()) if sense.row)
