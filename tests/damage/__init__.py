"""What happens to reports on their way: kinds of damage, and what is still printed afterwards."""

from tests.damage import cells, documents, groups, headings, labels, pages, rows
from tests.damage.law import Verdict, judge
from tests.damage.paper import OPERATORS, Loss, Operator, Paper, Truth, damaged

__all__ = [
    "OPERATORS",
    "Loss",
    "Operator",
    "Paper",
    "Truth",
    "Verdict",
    "cells",
    "damaged",
    "documents",
    "groups",
    "headings",
    "judge",
    "labels",
    "pages",
    "rows",
]
