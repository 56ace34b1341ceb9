"""What is wrong with settings: each fault names its item, in Chinese and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.diagnostics import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

#: So much of a value is told.
_LONGEST = 40

#: What is told where a path cannot be opened, by the kind of the error; other kinds are told in the system's words.
_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "missing",
    PermissionError: "forbidden",
    IsADirectoryError: "folder",
}


@frozen
class SettingFault:
    """One thing that is wrong."""

    #: Which setting: its name, and the names below it.
    item: tuple[str, ...]
    key: str
    details: tuple[tuple[str, str], ...] = ()

    def text(self, lang: str = "zh") -> str:
        """The item and what is wrong with it, in one of ``LANGUAGES``."""
        told = _words()[self.key][lang].format_map(dict(self.details))
        return ": ".join(filter(None, (".".join(map(_quoted, self.item)), told)))


class SettingsError(ValueError):
    """Raised for settings that cannot be meant; ``faults`` holds all that is wrong, ``file`` says where."""

    def __init__(self, faults: Iterable[SettingFault], file: str = "") -> None:
        self.faults = tuple(faults)
        self.file = file
        super().__init__("\n".join(self.lines("en")))

    def lines(self, lang: str = "zh") -> tuple[str, ...]:
        """A line for each fault, in one of ``LANGUAGES``."""
        return tuple(": ".join(filter(None, (self.file, fault.text(lang)))) for fault in self.faults)


def fault(key: str, *item: str, near: Iterable[str] = (), **details: object) -> SettingFault:
    """Make a fault; ``near`` are the names that may have been meant."""
    told = {name: str(value) if name != "value" else _shown(value) for name, value in details.items()}
    names = tuple(near)
    for lang in LANGUAGES:
        listed = _words()["between"][lang].join(names)
        told[f"near_{lang}"] = _words()["near"][lang].format(names=listed) if names else ""
    return SettingFault(item, key, tuple(told.items()))


def unreadable(error: OSError) -> SettingFault:
    """That a file cannot be read, and why."""
    return fault(_REASONS.get(type(error), "not-readable"), reason=error.strerror)


def reason(error: OSError, lang: str) -> str:
    """Why a path could not be read or written, in a few words."""
    known = _REASONS.get(type(error))
    return _words()[known][lang] if known else error.strerror or str(error)


@cache
def _words() -> dict[str, Text]:
    return tomllib.loads((files("govinfo.profile") / "words.toml").read_text("utf-8"))


def _shown(value: object) -> str:
    """A value as people write it in TOML, if it is short."""
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."


def _quoted(name: str) -> str:
    """A name as TOML writes it."""
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else f'"{name}"'
