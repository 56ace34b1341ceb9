"""Another program: it knows only the documented shape of the dict form, and nothing of govinfo.

Reads JSON texts, one a line, from standard input; prints what is wrong with each, or its number of cells.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

Json = Any

STATES = {"reported", "inferred", "blank", "nil", "ambiguous", "unreadable"}
STATUSES = {"read", "partial", "no-tables", "older-form", "not-a-report", "empty"}
SECTIONS = {"preamble", "overview", "disclosure", "applications", "proceedings", "problems", "further_matters"}
REPORT = {"schema", "title", "year", "organ", "form", "status", "forms", "cells", "sections", "unplaced", "diagnostics"}
CELL = {"value", "state", "unit", "raw", "span", "candidates"}
DIAGNOSTIC = {"rule", "severity", "span", "paths", "labels", "fix", "details"}
PATH = re.compile(r"(disclosure|applications|proceedings)(\.[a-z_]+){2,4}")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?")


def is_span(data: Json) -> bool:
    return isinstance(data, list) and len(data) == 2 and all(type(end) is int for end in data) and data[0] <= data[1]


def is_number(data: Json) -> bool:
    return type(data) is int or (isinstance(data, str) and DECIMAL.fullmatch(data) is not None)


def faults(data: dict[str, Any]) -> list[str]:
    found = [f"key {key}" for key in REPORT ^ data.keys()]
    found += [] if data["schema"] == 1 and data["status"] in STATUSES else ["schema or status"]
    for path, cell in data["cells"].items():
        numbered = cell["state"] in {"reported", "inferred"}
        fits = (
            PATH.fullmatch(path)
            and cell.keys() == CELL
            and cell["state"] in STATES
            and (is_number(cell["value"]) if numbered else cell["value"] is None)
            and is_span(cell["span"])
            and len(cell["raw"]) == cell["span"][1] - cell["span"][0]
            and all(is_number(number) for number in cell["candidates"])
        )
        found += [] if fits else [f"cell {path}"]
    for section in data["sections"]:
        found += [] if section["id"] in SECTIONS and is_span(section["span"]) else [f"section {section}"]
    for diagnostic in data["diagnostics"]:
        fits = diagnostic.keys() == DIAGNOSTIC and diagnostic["severity"] in {"note", "warning", "error"}
        found += [] if fits and is_span(diagnostic["span"]) else [f"diagnostic {diagnostic}"]
    return found


def main() -> None:
    for line in sys.stdin:
        data = json.loads(line)
        wrong = faults(data)
        sys.stdout.write(("; ".join(wrong) if wrong else f"{len(data['cells'])} cells") + "\n")


if __name__ == "__main__":
    main()
