"""``govinfo convert``: the data it writes, where it writes it, and what it never overwrites."""

import json
from pathlib import Path

import pytest

import govinfo
from tests.test_cli import BROKEN, EXAMPLES, SOUND, TEXT, examples, program, replaced, run, written


@examples
def test_the_data_is_the_report(example: Path) -> None:
    result = run("convert", example, "--to", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert govinfo.loads(result.stdout) == govinfo.load(example)
    assert json.loads(result.stdout) == govinfo.load(example).to_dict()
    assert result.stdout.count("\n") == 1


def test_indent_and_spans_are_as_asked() -> None:
    report = govinfo.load(SOUND)
    indented = run("convert", SOUND, "--indent", "2", "--no-spans").stdout
    assert indented == govinfo.dumps(report, spans=False, indent=2) + "\n"
    assert run("convert", SOUND, "--indent", "-1").exit_code == 2


def test_standard_input_and_output_are_dashes() -> None:
    result = run("convert", "-", "-o", "-", stdin=TEXT.encode())
    assert govinfo.loads(result.stdout) == govinfo.parse(TEXT)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_what_a_terminal_would_obey_is_escaped_as_json_does(tmp_path: Path, encoding: str) -> None:
    text = replaced("行政处罚 | 0 |", "行政处罚 | \x1b[2J\x9b31m\u202e\u3000𠮷 |")
    done = program("convert", written(tmp_path, text), encoding=encoding)
    output = done.stdout
    assert done.returncode == 0
    assert all(char.isprintable() or char in "\n\u3000" for char in output)
    assert json.loads(output) == govinfo.parse(text).to_dict()


def test_a_folder_keeps_its_places_and_names(tmp_path: Path) -> None:
    for name in ("a.txt", "b/1.HTM", "b/c/2.v1.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path / "in", BROKEN, name)
    result = run("convert", tmp_path / "in", SOUND, "--output", tmp_path / "new" / "out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    out = tmp_path / "new" / "out"
    made = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert made == ["a.json", "b/1.json", "b/c/2.v1.json", f"{SOUND.stem}.json"]
    assert govinfo.loads((out / "b" / "1.json").read_bytes()) == govinfo.parse(BROKEN)
    assert (out / "a.json").read_text(encoding="utf-8").endswith("}\n")


def test_one_report_may_go_to_a_file_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    assert run("convert", SOUND, "-o", tmp_path / "one.JSON").exit_code == 0
    assert run("convert", SOUND, "-o", tmp_path / "folder.json").exit_code == 0
    assert run("convert", "-", "-o", tmp_path, stdin=TEXT.encode()).exit_code == 0
    for name in ("one.JSON", f"folder.json/{SOUND.stem}.json", "stdin.json"):
        assert govinfo.loads((tmp_path / name).read_bytes()) == govinfo.parse(TEXT)


@pytest.mark.parametrize("output", ["-", "all.json"])
def test_several_reports_need_a_folder(tmp_path: Path, output: str) -> None:
    target = output if output == "-" else tmp_path / output
    result = run("convert", *EXAMPLES, "-o", target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{len(EXAMPLES)} reports need a folder; name one with --output." in result.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    old = written(tmp_path, "old", f"{EXAMPLES[-1].stem}.json")
    result = run("convert", *EXAMPLES, "-o", tmp_path)
    assert result.exit_code == 2
    assert f"“{old}” exists already; --force overwrites it. Nothing was written." in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [old.name]
    assert old.read_text(encoding="utf-8") == "old"
    assert run("convert", *EXAMPLES, "-o", tmp_path, "--force").exit_code == 0
    assert govinfo.loads(old.read_bytes()) == govinfo.load(EXAMPLES[-1])
    assert sorted(path.stem for path in tmp_path.iterdir()) == [example.stem for example in EXAMPLES]


def test_two_reports_are_never_written_to_one_file(tmp_path: Path) -> None:
    paths = [written(tmp_path, BROKEN, name) for name in ("a/x.txt", "b/x.md")]
    result = run("convert", *paths, "-o", tmp_path / "out", "--force")
    assert result.exit_code == 2
    assert f"“{paths[0]}” and “{paths[1]}” would both be written to" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    result = run("convert", SOUND, "-o", path)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, BROKEN)
    assert "is not a folder" in result.stderr


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("x.csv", "“x.csv” is not a folder; name a folder, or a file that ends in .json. .csv goes with --to csv."),
        ("X.MD", ".md goes with --to markdown."),
        ("x.txt", ".txt goes with --to pipe, --to tab, --to cells, --to flat, --to aligned."),
        ("", "“” is not a folder; name a folder, or a file that ends in .json."),
    ],
)
def test_an_output_of_another_kind_is_told_what_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("convert", SOUND, "-o", output)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert result.stderr.endswith(f"{told}\n")


def test_what_is_not_read_is_told_and_the_rest_converted(tmp_path: Path) -> None:
    bread = written(tmp_path, "a recipe for bread", "bread.txt")
    (tmp_path / "none").mkdir()
    result = run("convert", tmp_path / "missing.txt", bread, tmp_path / "none", "", SOUND, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert [line.rpartition(": ")[2] for line in result.stderr.splitlines()] == [
        "no such file or folder",
        "found no title of a report, none of its six headings and none of its tables",
        "no .txt, .md, .html, .htm file in this folder",
        "no such file or folder",
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bread.json", f"{SOUND.stem}.json"]
    assert json.loads((tmp_path / "out" / "bread.json").read_bytes())["status"] == "not-a-report"


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{SOUND.stem}.json").mkdir()
    result = run("convert", SOUND, "-o", tmp_path, "--force")
    assert (result.exit_code, result.stderr) == (
        3,
        f"govinfo: {SOUND}: cannot write {tmp_path}/{SOUND.stem}.json: is a folder, not a file\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == [f"{SOUND.stem}.json"]
    lang = run("convert", SOUND, "-o", tmp_path, "--force", "--lang", "zh")
    assert lang.stderr == f"govinfo: {SOUND}: 无法写入 {tmp_path}/{SOUND.stem}.json：是文件夹，不是文件\n"


def test_what_is_read_is_never_overwritten(tmp_path: Path) -> None:
    data = written(tmp_path, TEXT, "report.json")
    result = run("convert", data, "-o", data, "--force")
    assert (result.exit_code, data.read_text(encoding="utf-8")) == (2, TEXT)
    assert f"“{data}” is itself to be read and never overwritten. Nothing was written." in result.stderr
