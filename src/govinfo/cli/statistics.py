"""``govinfo check --statistics``: how often each rule was met, instead of the findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from govinfo.cli.formats import Manner
from govinfo.cli.output import as_json
from govinfo.diagnostics import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally

    #: Rules with how often each was met, by severity.
    Counted: TypeAlias = list[tuple[Rule, Counter[Severity]]]


#: The formats that counts can be told in.
FORMATS = ("text", "json", "jsonl", "markdown", "csv")


@frozen
class Statistics:
    """The counts of each rule by severity, the most frequent rule first, as a table or as JSON."""

    form: str
    manner: Manner
    found: dict[Rule, Counter[Severity]] = field(factory=dict[Rule, "Counter[Severity]"])

    def tell(self, reading: Reading) -> Iterator[str]:
        """Nothing yet: a file is only counted."""
        for one in reading.findings:
            self.found.setdefault(one.definition, Counter())[one.severity] += 1
        return iter(())

    def close(self, tally: Tally) -> Iterator[str]:
        """The counts; no table where nothing was found."""
        counted = sorted(self.found.items(), key=lambda one: (-one[1].total(), one[0].code))
        match self.form:
            case "text":
                return self._table(counted)
            case "markdown":
                return self._markdown(counted, tally)
            case "csv":
                return self._csv(counted)
            case _:
                return self._json(counted, tally)

    def _json(self, counted: Counted, tally: Tally) -> Iterator[str]:
        data = [
            {"rule": rule.name, "code": rule.code, **{f"{one}s": counts[one] for one in reversed(Severity)}}
            for rule, counts in counted
        ]
        if self.form == "jsonl":
            yield from map(as_json, data)
        else:
            yield as_json({"statistics": data, "summary": tally.as_dict()}, indent=2)

    def _csv(self, counted: Counted) -> Iterator[str]:
        from govinfo.cli.spreadsheet import begun, csv_line

        yield begun(self.manner) + csv_line(("code", "rule", *(f"{one}s" for one in reversed(Severity))))
        for rule, counts in counted:
            yield csv_line((rule.code, rule.name, *(counts[one] for one in reversed(Severity))))

    def _markdown(self, counted: Counted, tally: Tally) -> Iterator[str]:
        from govinfo.cli.memo import escaped, table

        heads = (*(self.manner.say.view.severities[one] for one in reversed(Severity)), self.manner.say.memo.rule)
        rows = (
            (*(str(counts[one]) for one in reversed(Severity)), f"{rule.code} {escaped(rule.name)}")
            for rule, counts in counted
        )
        yield from (f"# {self.manner.say.memo.title}", "", *table(heads, rows, right=len(Severity)), "")
        yield escaped(tally.text(self.manner.say))

    def _table(self, counted: Counted) -> Iterator[str]:
        from rich.cells import cell_len  # rich is slow to import

        if counted:
            heads = {severity: self.manner.say.view.severities[severity] for severity in reversed(Severity)}
            widths = {severity: max(cell_len(head), 5) for severity, head in heads.items()}
            yield "  ".join(" " * (widths[one] - cell_len(head)) + head for one, head in heads.items())
            for rule, counts in counted:
                numbers = "  ".join(f"{counts[severity]:{width}}" for severity, width in widths.items())
                yield f"{numbers}  {rule.code} {rule.name}"
