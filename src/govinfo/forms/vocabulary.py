"""The words of all forms: what a line or a cell may be, judged by its text alone."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from attrs import field, frozen

from govinfo.forms import forms
from govinfo.forms.labels import Label, item_of, take_apart
from govinfo.numbers import is_value
from govinfo.page import Kind


@frozen
class Word:
    """What a text means in the forms. One text may mean several things: 总计 is a row and a column."""

    kind: Kind
    label: Label
    #: Public paths of the rows that it labels, without their columns.
    rows: tuple[str, ...] = ()
    #: Paths of the groups that it labels.
    groups: tuple[str, ...] = ()
    #: Rows that it would label with its ordinal, which is not printed: 总计 for （七）总计.
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


@frozen
class _Sense:
    """One meaning of some words."""

    style: str
    ordinal: str
    row: str = ""
    group: str = ""
    column: tuple[str, str] | None = None
    section: str = ""
    head: bool = field(default=False)


def _labels(thing: object) -> tuple[str, ...]:
    return (thing.label, *thing.variants)  # type: ignore[attr-defined]


@cache
def _senses() -> dict[str, tuple[_Sense, ...]]:
    """Every wording of every form, by its words."""
    found: dict[str, dict[_Sense, None]] = defaultdict(dict)

    def note(texts: tuple[str, ...], **sense: object) -> None:
        official = take_apart(texts[0])
        for text in texts:
            label = take_apart(text)
            sense_of = _Sense(official.style, official.ordinal, **sense)  # type: ignore[arg-type]
            found[label.words or label.note][sense_of] = None

    for form in forms():
        for section in form.sections:
            note((section.heading, *section.variants), section=section.id)
        for table in form.tables:
            for head in table.heads:
                note((head,), head=True)
            for column in table.columns:
                note(_labels(column), column=(table.section, column.id))
            for group in table.groups:
                note(_labels(group), group=group.path)
            for row in () if table.across else table.rows:
                note(_labels(row), row=row.path)
    return {words: tuple(senses) for words, senses in found.items()}


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
            for thing in (*table.columns, *table.groups, *table.rows, *table.heads):
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


def _fitting(label: Label) -> tuple[_Sense, ...]:
    """The senses of a label; where words have both, its very ordinal tells 3.其他 (a row) from 其他 (a column)."""
    senses = _senses().get(label.words or label.note, ())
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
    label = take_apart(text)
    senses = _fitting(label)
    kind = _kind(label, senses)
    if (
        kind is Kind.OTHER
        and label.style == "chinese"
        and label.ordinal == "一"
        and not text.endswith(("。", ";", "；"))
    ):
        kind = Kind.OPENING
    spelled = label.words + label.note
    return Word(
        kind=kind,
        label=label,
        rows=tuple(sense.row for sense in senses if sense.row),
        groups=tuple(sense.group for sense in senses if sense.group),
        columns=tuple(sense.column for sense in senses if sense.column),
        numbered_rows=tuple(s.row for s in _senses().get(label.words, ()) if s.row and s not in senses),
        section=next((sense.section for sense in senses if sense.section), ""),
        begins=_begins(label, spelled),
        whole=spelled in _spellings().wholes,
        scrap=(label.style, label.ordinal, spelled) in _spellings().scraps,
    )
