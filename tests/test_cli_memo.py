"""``govinfo check`` as Markdown for a memo and as CSV for spreadsheets: nothing in a report is more than text there."""

import csv
import io
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import govinfo
from govinfo.cli.memo import escaped, table
from govinfo.cli.spreadsheet import COLUMNS, csv_line
from govinfo.exchange.escape import visible
from govinfo.profile import Profile
from tests.test_cli import BROKEN, EXAMPLES, HOSTILE, NOTED, SOUND, replaced, run, written

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rows(*args: str | Path, stdin: bytes | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run("check", "--format", "csv", *args, stdin=stdin).stdout)))


# ------------------------------------------------------------------------------------------------ Markdown


def test_a_memo_tells_findings_and_what_their_rules_mean(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    assert run("check", "--format", "markdown", path, SOUND).stdout == (
        "# Findings\n\n"
        f"## {escaped(str(path))}\n\n"
        "| Line | Severity | What | Rule |\n"
        "| --: | --- | --- | --- |\n"
        "| 33 | error | “一、本年新收政府信息公开申请数量”: the applicants add up to 30, the total is printed as 31, "
        "off by -1 | GI601 row-total-mismatch |\n"
        "| 57 | error | column “总计”: received and carried over are 31, concluded and carried forward 30, off by +1 "
        "| GI602 balance-mismatch |\n\n"
        "## What the rules mean\n\n"
        "- **GI601 row-total-mismatch** Relation of the form: the six kinds of applicants add up to 总计. "
        "Compare the cells of this row.\n"
        "- **GI602 balance-mismatch** Relation printed in the form itself: item one plus item two equals item three "
        "plus item four.\n"
        "  - Rests on: the remark in the table of section three of the forms, 国办公开办函〔2019〕60号 and "
        "〔2021〕30号\n\n"
        "2 files: 2 errors, 0 warnings, 0 notes\n"
    )


def test_a_memo_of_nothing_tells_the_counts() -> None:
    assert run("check", "--format", "markdown", SOUND).stdout == (
        "# Findings\n\n1 file: 0 errors, 0 warnings, 0 notes\n"
    )


def test_a_memo_in_chinese_with_suggestions_and_what_is_missing(tmp_path: Path) -> None:
    args = ("--lang", "zh", "--fix-suggestions", written(tmp_path, BROKEN), written(tmp_path, NOTED, "b.txt"))
    output = run("check", "--format", "markdown", *args, tmp_path / "没有.txt").stdout
    assert "\n可能的错处：\n\n- 第 33 行：“一、本年新收政府信息公开申请数量”的“总计”印作 31，改为 30" in output
    assert output.count("可能的错处") == 1
    assert f"## {escaped(str(tmp_path))}/没有.txt\n\n读不了：没有这个文件\n" in output
    assert output.endswith("\n3 个文件：2 处错误、0 处警告、1 条提示；1 个读不了\n")


@given(st.text(st.sampled_from("\\`*_{}[]()<>|~#&$@!-+=. \n\t1aé中\x1b")))
def test_what_is_escaped_says_what_it_said(text: str) -> None:
    rendered = MARKDOWN.renderInline(escaped(text))
    assert rendered == escape(visible(text), quote=False)


@given(st.text(st.sampled_from("\\`*_[]()<>|~#&- a中\n")))
def test_a_cell_of_a_table_stays_one_cell(text: str) -> None:
    rendered = MARKDOWN.render("\n".join(table(("a", "b"), [(escaped(text), "end")])))
    said = escape(visible(text), quote=False).strip()
    assert f"<td>{said}</td>\n<td>end</td>" in rendered


def test_a_hostile_title_is_text(tmp_path: Path) -> None:
    title = "[点此](http://example.org)<img src=x>|`x`2023年政府信息公开工作年度报告"
    path = written(tmp_path, f"{title}\n{BROKEN}")
    output = run("check", "--format", "markdown", path).stdout
    title = govinfo.load(path).title or ""
    assert "`x`" in title
    assert f"## {escaped(title)}\n\n{escaped(str(path))}\n" in output
    rendered = MARKDOWN.render(output)
    assert "<img" not in rendered
    assert "<a " not in rendered
    assert "<code" not in rendered


# ------------------------------------------------------------------------------------------------ CSV


def test_csv_tells_what_the_library_tells() -> None:
    told = rows(*EXAMPLES)
    expected = []
    for path in EXAMPLES:
        report = govinfo.load(path)
        found = Profile().findings(report)
        for one, mark in zip(found, govinfo.fingerprints(found), strict=True):
            line, column = report.position(one.span)
            expected.append(
                {
                    "path": str(path),
                    "line": str(line),
                    "column": str(column),
                    "severity": one.severity,
                    "code": one.code,
                    "rule": one.rule,
                    "message": visible(one.text("en")),
                    "help": visible(one.help("en")),
                    "paths": " ".join(one.paths),
                    "fingerprint": mark,
                }
            )
    assert told == expected


def test_csv_has_its_columns_though_nothing_is_found(tmp_path: Path) -> None:
    assert run("check", "--format", "csv", SOUND).stdout == ",".join(COLUMNS) + "\n"
    (row,) = rows(tmp_path / "none.txt")
    assert (row["severity"], row["message"], row["line"]) == ("error", "no such file or folder", "")


def test_csv_tells_suggestions_beside_what_they_mend(tmp_path: Path) -> None:
    path = written(tmp_path, replaced("行政事业性收费 | 0 |", "行政事业性收费 | 12.5 万元 |", BROKEN))
    told = rows("--fix-suggestions", path)
    assert [one["suggestion"].partition(" (")[0][-17:] for one in told] == ["", *["30 in place of 31"] * 2]
    assert "suggestion" not in rows(path)[0]


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1-1", "@x", "\t=1", "＝1", '=HYPERLINK("http://example.org")'])
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    (row,) = rows(
        written(tmp_path, BROKEN.replace("规章 | 0 |", f"规章 | {text} |"), f"{text[0]}a.txt"), "--select", "GI4"
    )
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")) for cell in row.values())
    ((cell,),) = csv.reader([csv_line([text])])
    assert cell in (f"'{text}", visible(text))


def test_nothing_hostile_is_in_csv(tmp_path: Path) -> None:
    output = run("check", "--format", "csv", written(tmp_path, HOSTILE)).stdout
    assert all(char.isprintable() or char in "\n\u3000" for char in output)


def test_a_byte_order_mark_is_for_csv_alone(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    plain = run("check", "--format", "csv", path).stdout
    assert run("check", "--format", "csv", "--bom", path).stdout == f"\ufeff{plain}"
    assert run("check", "--format", "csv", "--bom", "--statistics", path).stdout.startswith("\ufeffcode,rule,")
    result = run("check", "--bom", path)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "Error: --bom is for csv alone.")
