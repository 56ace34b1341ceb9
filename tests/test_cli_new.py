"""``govinfo new`` and the layouts of ``govinfo convert``: text, and what it cannot carry."""

from pathlib import Path

import pytest

import govinfo
from govinfo.layouts.writing import WRITERS
from tests.test_cli import SOUND, run, written

ASKED = ("--form", "2021", "--year", "2025", "--organ", "南山县人民政府")


@pytest.mark.parametrize("layout", WRITERS)
def test_the_empty_form_is_printed_in_every_layout(layout: str) -> None:
    result = run("new", *ASKED, "--to", layout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == govinfo.write(govinfo.blank("2021", 2025, "南山县人民政府"), layout)


def test_the_newest_form_as_pipes_is_usual() -> None:
    assert run("new").stdout == govinfo.write(govinfo.blank("2021"), "pipe")


@pytest.mark.parametrize(("option", "known"), [("--form", "'2019', '2021'"), ("--to", "'pipe', 'markdown', 'tab'")])
def test_what_is_unknown_lists_what_is_known(option: str, known: str) -> None:
    result = run("new", option, "none")
    assert result.exit_code == 2
    assert known in result.stderr


@pytest.mark.parametrize("layout", WRITERS)
def test_a_report_is_converted_to_every_layout(layout: str, tmp_path: Path) -> None:
    suffix = {"markdown": ".md", "html": ".html"}.get(layout, ".txt")
    report = govinfo.load(SOUND)
    printed = run("convert", SOUND, "--to", layout)
    assert (printed.exit_code, printed.stderr, printed.stdout) == (0, "", govinfo.write(report, layout))
    assert run("convert", SOUND, "--to", layout, "-o", tmp_path).exit_code == 0
    assert govinfo.load(tmp_path / f"{SOUND.stem}{suffix}") == report


def test_what_a_layout_cannot_carry_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, govinfo.write(govinfo.blank("2021", 2025, "南山县人民政府"), "pipe"))
    result = run("convert", path, "--to", "flat", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "flat leaves no trace of blank cells" in result.stderr
    assert (tmp_path / "out" / path.name).exists()


def test_an_option_that_a_target_has_no_use_for_is_refused() -> None:
    result = run("convert", SOUND, "--to", "html", "--indent", "2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--indent has no use with --to html." in result.stderr
