"""Reads Chinese annual reports on open government information (政府信息公开工作年度报告) into a checked tree."""

from govinfo.api import load, parse, parse_many, write
from govinfo.build import blank
from govinfo.cell import Cell, State
from govinfo.checks.across import CrossFinding, CrossPlace
from govinfo.checks.metrics import Metric, Undefined
from govinfo.checks.own import Found, OwnRule, own_rule, own_rules
from govinfo.checks.rollup import check_rollup
from govinfo.checks.series import check_series
from govinfo.checks.slips import Slip
from govinfo.checks.suggest import Reason, Replacement, Suggestion
from govinfo.diagnostics import Diagnostic, Fix, Label, ParseError, Rule, Severity
from govinfo.difference import Change, Difference, SectionChange, diff
from govinfo.exchange import ExchangeError, schema
from govinfo.exchange.arrow import to_arrow, to_parquet
from govinfo.exchange.csvtext import to_csv
from govinfo.exchange.jsontext import dumps, loads
from govinfo.exchange.rows import rows
from govinfo.layouts.writing import (
    AlignedLayout,
    CellsLayout,
    FlatLayout,
    HtmlLayout,
    Layout,
    Limit,
    MarkdownLayout,
    PipeLayout,
    TabLayout,
)
from govinfo.profile import Profile
from govinfo.profile.baseline import Baseline
from govinfo.profile.faults import SettingFault, SettingsError
from govinfo.profile.fingerprints import fingerprints
from govinfo.profile.settings import Settings, find_settings, read_settings
from govinfo.prose import Certainty, Claim, ClaimVerdict, Range
from govinfo.relations import Relation, Verdict
from govinfo.report import Fragment, Report, Section, Status
from govinfo.source import Position, Source, Span
from govinfo.unbind.written import Written
from govinfo.views.workbook import to_xlsx

__all__ = [
    "AlignedLayout",
    "Baseline",
    "Cell",
    "CellsLayout",
    "Certainty",
    "Change",
    "Claim",
    "ClaimVerdict",
    "CrossFinding",
    "CrossPlace",
    "Diagnostic",
    "Difference",
    "ExchangeError",
    "Fix",
    "FlatLayout",
    "Found",
    "Fragment",
    "HtmlLayout",
    "Label",
    "Layout",
    "Limit",
    "MarkdownLayout",
    "Metric",
    "OwnRule",
    "ParseError",
    "PipeLayout",
    "Position",
    "Profile",
    "Range",
    "Reason",
    "Relation",
    "Replacement",
    "Report",
    "Rule",
    "Section",
    "SectionChange",
    "SettingFault",
    "Settings",
    "SettingsError",
    "Severity",
    "Slip",
    "Source",
    "Span",
    "State",
    "Status",
    "Suggestion",
    "TabLayout",
    "Undefined",
    "Verdict",
    "Written",
    "blank",
    "check_rollup",
    "check_series",
    "diff",
    "dumps",
    "find_settings",
    "fingerprints",
    "load",
    "loads",
    "own_rule",
    "own_rules",
    "parse",
    "parse_many",
    "read_settings",
    "rows",
    "schema",
    "to_arrow",
    "to_csv",
    "to_parquet",
    "to_xlsx",
    "write",
]


def __getattr__(name: str) -> str:
    """``__version__``, looked up when it is asked for: an import should not pay for it."""
    if name == "__version__":
        from importlib.metadata import version

        return version("govinfo-cn")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
