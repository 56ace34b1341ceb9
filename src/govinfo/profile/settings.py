"""Settings from a file: ``govinfo.toml``, or the table ``tool.govinfo`` of ``pyproject.toml``."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govinfo.profile import Profile, handles
from govinfo.profile.faults import SettingFault, SettingsError, fault, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govinfo.checks.own import OwnRule

#: The files that settings may stand in; of two in a folder, the first.
NAMES = ("govinfo.toml", "pyproject.toml")

#: The settings, and what each is called in Python.
_SETTINGS = {
    "select": "select",
    "ignore": "ignore",
    "severity": "severity",
    "per-file-ignores": "per_file_ignores",
    "baseline": "baseline",
}


@frozen
class Settings:
    """What a file of settings says."""

    profile: Profile
    #: The file of known findings; None where there is none.
    baseline: Path | None = None
    #: Where the settings stand.
    file: Path | None = None


def find_settings(path: str | os.PathLike[str]) -> Path | None:
    """The file of settings for a file or a folder: the nearest one upward; None where there is none.

    A ``pyproject.toml`` without a table ``tool.govinfo`` is passed over, and so is one that cannot be opened. One that
    names the table and is no TOML is not, so that ``read_settings`` tells why.
    """
    return nearest(path, settings_in)


def nearest(path: str | os.PathLike[str], look: Callable[[Path], Path | None]) -> Path | None:
    """The first file that is found in a folder or in those above it."""
    start = Path(os.path.abspath(path))  # noqa: PTH100 - resolve would follow links
    return next(filter(None, map(look, (start, *start.parents))), None)


def settings_in(folder: Path) -> Path | None:
    """The file of settings that stands in a folder."""
    for file in (folder / name for name in NAMES):
        # Path.is_file raises where a name is too long or a parent is closed.
        if os.path.isfile(file) and (file.name == NAMES[0] or _speaks(file)):  # noqa: PTH113
            return file
    return None


def _speaks(file: Path) -> bool:
    try:
        return _table(_read(file), file.name) is not None
    except SettingsError:
        return "tool.govinfo" in _shown(file)


def _shown(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def read_settings(file: str | os.PathLike[str], rules: Iterable[OwnRule] = ()) -> Settings:
    """The settings that stand in a file; paths and patterns in it are seen from its folder.

    Args:
        file: A file in TOML; of one that is called ``pyproject.toml``, the table ``tool.govinfo`` counts.
        rules: Rules of one's own, which the settings may name.

    Raises:
        SettingsError: a ``ValueError`` that names each item that cannot be meant: unknown names, wrong types, no TOML.
    """
    path = Path(file)
    table: object = _table(_read(path), path.name)
    if table is None:
        table = {}
    if not isinstance(table, dict):
        raise SettingsError([fault("not-a-table", "tool", "govinfo", value=table)], str(file))
    known = {python: table[name] for name, python in _SETTINGS.items() if name in table}
    baseline = known.pop("baseline", None)
    faults = [*_strangers(table), *_of_baseline(baseline)]
    try:
        profile = Profile(**known, rules=tuple(rules), folder=path.parent)
    except SettingsError as error:
        raise SettingsError((*faults, *map(_as_in_toml, error.faults)), str(file)) from None
    if faults:
        raise SettingsError(faults, str(file))
    return Settings(profile, path.parent / baseline if baseline else None, path)


def _strangers(table: dict[str, Any]) -> Iterator[SettingFault]:
    for name in (name for name in table if name not in _SETTINGS):
        yield fault("unknown-setting", name, near=handles.nearest(name, _SETTINGS))


def _of_baseline(value: object) -> Iterator[SettingFault]:
    if value is not None and not (isinstance(value, str) and value):
        yield fault("not-a-path", "baseline", value=value)


def _as_in_toml(one: SettingFault) -> SettingFault:
    names = {python: name for name, python in _SETTINGS.items()}
    return SettingFault((names.get(one.item[0], one.item[0]), *one.item[1:]), one.key, one.details)


def _table(data: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever TOML holds there
    if name != NAMES[1]:
        return data
    tool = data.get("tool")
    return tool.get("govinfo") if isinstance(tool, dict) else None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        told = unreadable(error)
    except UnicodeDecodeError:
        told = fault("not-text")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told = fault("not-toml", reason=error)
    raise SettingsError([told], str(file))
