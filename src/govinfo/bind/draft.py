"""What is known of a report while it is being bound: cells by path, what was noted, what fits nowhere."""

from __future__ import annotations

from functools import cached_property

from attrs import define, field, frozen

from govinfo.bind.older import Marked, find_older
from govinfo.bind.suspicion import going_on, going_on_below, has_spare_cells, lines_were_deleted
from govinfo.cell import Cell, State
from govinfo.diagnostics import Diagnostic, Fix, Label, diagnose
from govinfo.forms import Column, label_of
from govinfo.forms.vocabulary import Word
from govinfo.page import Page, PageRow, Prose, Table
from govinfo.source import Source, Span


@frozen
class Bare:
    """A row of a layout without positions whose label stands alone: blank, or robbed of its values."""

    path: str
    block: str
    span: Span
    columns: tuple[Column, ...]
    #: True where the heads of its table are printed.
    headed: bool


@define
class Draft:
    """Collects what the passes find."""

    source: Source
    page: Page
    #: Where in the source the report stands, and its text: all of the source, but where that holds several reports.
    part: Span = field(init=False)
    text: str = field(init=False)
    #: Where its text ends, white space and delimiters apart: a row that reaches it may have been cut off.
    end: int = field(init=False)
    #: Cells by their columns, for each printed row by its public path.
    cells: dict[str, dict[str, Cell]] = field(factory=dict)
    #: The form of each block that tells it, by the path of the block.
    forms: dict[str, str] = field(factory=dict)
    #: The year that it prints.
    year: int | None = None
    #: True where words of a form's table are printed: the title of an item, the label of a row.
    has_form: bool = False
    #: Where each printed row's label stands, by the row's path, in printed order.
    rows: dict[str, Span] = field(factory=dict)
    #: Rows printed again, by path: where, and whether with other values.
    again: dict[str, list[Span]] = field(factory=dict)
    apart: dict[str, set[str]] = field(factory=dict)
    #: Titles of items under which no row was found, with the rows that belong there.
    hollow: list[tuple[Span, tuple[str, ...]]] = field(factory=list)
    bare: list[Bare] = field(factory=list)
    #: How many cells the rows of the last table of section three have, each with the index of its label.
    lengths: list[tuple[int, int]] = field(factory=list)
    #: False where the heads printed last over section three are not the form's: they hold for tables without any.
    standard: bool = True
    #: The columns that they name and where each stands, and whether their order is another than the form's.
    heads: list[tuple[str, Span]] = field(factory=list)
    reordered: bool = False
    #: True where a column has no head: it may be lost with its values.
    headless: bool = False
    #: Prose, and tables without rows, since the heading or the rows before: heads may stand there.
    before: list[Prose | Table] = field(factory=list)
    #: Labels and headings read in spite of a slip, by their text: what they mean, and where they stand.
    alike: dict[str, tuple[Word, list[Span]]] = field(factory=dict)
    #: Rows whose labels do not say which they are, by the rows that they may be; with the index of the label.
    doubtful: dict[tuple[str, ...], list[tuple[PageRow, int]]] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)
    unplaced: list[Span] = field(factory=list)
    #: Where the pieces of the sections' texts stand.
    prose: tuple[Span, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.part = self.page.span
        self.text = self.source.text[slice(*self.part)]
        self.end = self.part.start + len(self.text.rstrip("|｜ \t\r\n\f"))

    @cached_property
    def lines_deleted(self) -> bool:
        """True where repeated lines were deleted from a flattened text."""
        return lines_were_deleted(self.page)

    @cached_property
    def spare_cells(self) -> bool:
        """True where blank cells of a row without positions say nothing."""
        return has_spare_cells(self.page)

    @cached_property
    def going_on(self) -> frozenset[int]:
        """Where rows begin whose values may go on beyond the prose beside them."""
        return going_on(self.page, self.source.text)

    @cached_property
    def going_on_below(self) -> frozenset[int]:
        """Where rows end whose last number may go on in the line below."""
        return going_on_below(self.source.text, self.part)

    @cached_property
    def older(self) -> Marked | None:
        """The older form that the text holds or is."""
        return find_older(self)

    def tell(self, rule: str, span: Span, **particulars: object) -> None:
        """Note a diagnostic; see :func:`govinfo.diagnostics.diagnose`."""
        self.diagnostics.append(diagnose(rule, span, **particulars))  # type: ignore[arg-type]

    def put(self, row: str, label: Span, cells: dict[str, Cell]) -> None:
        """Put the cells of one printed row in their places.

        A row printed again: equal values make one row and a note, different ones are ambiguous.
        """
        if row not in self.rows:
            self.rows[row] = label
            self.cells[row] = cells
            return
        self.again.setdefault(row, []).append(label)
        for column, cell in cells.items():
            known = self.cells[row].setdefault(column, cell)
            if known != cell:
                self.apart.setdefault(row, set()).add(f"{row}.{column}")
                numbers = dict.fromkeys(n for c in (known, cell) for n in (*c.candidates, c.value) if n is not None)
                self.cells[row][column] = Cell(None, State.AMBIGUOUS, known.unit, known.raw, known.span, tuple(numbers))

    def note_alike(self, text: str, word: Word, span: Span) -> None:
        """Note a text that is read in spite of a slip."""
        self.alike.setdefault(text, (word, []))[1].append(span)

    def tell_alike(self) -> None:
        """Tell texts that are read in spite of a slip, once each."""
        for text, (word, (first, *more)) in self.alike.items():
            labels = tuple(Label(span, "more") for span in more)
            paths = (*word.rows, *word.groups)
            fix = Fix(text, word.meant)
            self.tell("label-repaired", first, paths=paths, labels=labels, fix=fix, read=text, meant=word.meant)

    def has_value(self, row: str) -> bool:
        """True where a number stands in a row, by its path."""
        return any(cell.value is not None for cell in self.cells.get(row, {}).values())

    def tell_again(self) -> None:
        """Tell rows that are printed more than once, once each."""
        for row, spans in self.again.items():
            places = (Label(self.rows[row], "first"), *(Label(span, "more") for span in spans[1:]))
            apart = tuple(sorted(self.apart.get(row, ())))
            rule = "row-contradicts-itself" if apart else "row-repeated"
            self.tell(rule, spans[0], paths=apart or (row,), labels=places, row=label_of(row), count=len(spans) + 1)
