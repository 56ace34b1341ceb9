"""``govinfo check --statistics``: how often each rule was met, instead of the findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from govinfo.cli.output import as_json
from govinfo.cli.words import Words
from govinfo.diagnostics import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo.cli.reading import Reading, Tally


@frozen
class Statistics:
    """The counts of each rule by severity, the most frequent rule first, as a table or as JSON."""

    form: str
    say: Words
    found: dict[Rule, Counter[Severity]] = field(factory=dict[Rule, "Counter[Severity]"])

    def tell(self, reading: Reading) -> Iterator[str]:
        """Nothing yet: a file is only counted."""
        for one in reading.findings:
            self.found.setdefault(one.definition, Counter())[one.severity] += 1
        return iter(())

    def close(self, tally: Tally) -> Iterator[str]:
        """The counts; no table where nothing was found."""
        by_count = sorted(self.found.items(), key=lambda one: (-one[1].total(), one[0].code))
        if self.form == "text":
            return self._table(by_count)
        data = [
            {"rule": rule.name, "code": rule.code, **{f"{one}s": counts[one] for one in reversed(Severity)}}
            for rule, counts in by_count
        ]
        if self.form == "jsonl":
            return map(as_json, data)
        return iter([as_json({"statistics": data, "summary": tally.as_dict()}, indent=2)])

    def _table(self, by_count: list[tuple[Rule, Counter[Severity]]]) -> Iterator[str]:
        from rich.cells import cell_len  # rich is slow to import

        if by_count:
            heads = {severity: self.say.view.severities[severity] for severity in reversed(Severity)}
            widths = {severity: max(cell_len(head), 5) for severity, head in heads.items()}
            yield "  ".join(" " * (widths[one] - cell_len(head)) + head for one, head in heads.items())
            for rule, counts in by_count:
                numbers = "  ".join(f"{counts[severity]:{width}}" for severity, width in widths.items())
                yield f"{numbers}  {rule.code} {rule.name}"
