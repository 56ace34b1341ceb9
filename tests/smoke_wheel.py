"""Installs a wheel from an index of its own into a clean environment and uses it from another folder.

    python tests/smoke_wheel.py dist/govinfo_cn-0.1.0-py3-none-any.whl

The environment sees neither the checkout nor what is installed beside it: a file left out of the wheel shows.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARSE = """
import sys
from pathlib import Path

import govinfo

report = govinfo.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(f"{govinfo.__file__}: {len(report.cells())} cells")
assert report.cells()
assert report.applications.received.total.value is not None
"""


def data_files() -> set[str]:
    """What must be in the wheel beside the modules: grammars, forms, styles, py.typed."""
    source = ROOT / "src"
    files = (path for path in source.rglob("*") if path.suffix in {".css", ".lark", ".toml"} or path.name == "py.typed")
    return {path.relative_to(source).as_posix() for path in files}


def check_contents(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        missing = data_files() - set(archive.namelist())
    if missing:
        sys.exit(f"{wheel.name} lacks {', '.join(sorted(missing))}")


def requirements() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        dependencies: list[str] = tomllib.load(file)["project"]["dependencies"]
    return dependencies


def make_index(folder: Path, dist: Path) -> Path:
    """A package index of one project, as a folder: what pip sees of an upload."""
    project = folder / "govinfo-cn"
    project.mkdir(parents=True)
    files = [shutil.copy(file, project) for file in sorted(dist.glob("govinfo_cn-*"))]
    links = "".join(f'<a href="{Path(file).name}">{Path(file).name}</a>\n' for file in files)
    (project / "index.html").write_text(f"<!DOCTYPE html><html><body>\n{links}</body></html>\n", encoding="utf-8")
    return folder


def run(*command: str | Path, folder: Path, allowed: tuple[int, ...] = (0,)) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600
    )
    # A crash also ends with status 1, which is what findings end with.
    if done.returncode not in allowed or "Traceback" in done.stderr:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}exit status {done.returncode}")
    print(done.stdout.strip().partition("\n")[0])


def main(wheel: Path) -> None:
    check_contents(wheel)
    example = ROOT / "examples" / "pipe-2023.txt"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        run(*pip, *requirements(), folder=folder)
        index = make_index(folder / "index", wheel.parent)
        run(*pip, "--no-deps", "--index-url", index.as_uri(), "govinfo-cn", folder=folder)
        run(programs / "python", "-I", "-c", PARSE, example, folder=folder)
        run(programs / "govinfo", "show", example, folder=folder)
        run(programs / "govinfo", "check", example, folder=folder, allowed=(0, 1))
    print(f"{wheel.name} works on its own")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
