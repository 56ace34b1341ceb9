"""A baseline: the findings that are known already and stay quiet, in a file that is kept beside the reports."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govinfo.profile.faults import SettingsError, fault, unreadable
from govinfo.profile.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govinfo.diagnostics import Diagnostic

#: What the file says of itself.
_FORMAT, _VERSION = "govinfo-baseline", 1


@frozen
class Baseline:
    """Known findings of files, each file named as it is seen from a folder, so that both can be moved together."""

    folder: Path = field(default=Path(), converter=Path)
    #: The fingerprints of a file's findings with the names of their rules, by the name of the file.
    files: Mapping[str, Mapping[str, str]] = field(factory=dict[str, Mapping[str, str]])

    @classmethod
    def read(cls, file: str | os.PathLike[str]) -> Baseline:
        """The baseline in a file; the names in it are seen from its folder.

        Raises:
            SettingsError: a ``ValueError``, if the file cannot be read or is no baseline.
        """
        data: Any = None
        try:
            data = json.loads(Path(file).read_text("utf-8-sig"))
        except OSError as error:
            raise SettingsError([unreadable(error)], str(file)) from None
        except (ValueError, RecursionError):
            pass
        if not _is_baseline(data):
            raise SettingsError([fault("not-a-baseline")], str(file))
        if data["version"] != _VERSION:
            raise SettingsError([fault("newer-baseline", value=data["version"])], str(file))
        return cls(Path(file).parent, data["files"])

    @classmethod
    def of(
        cls,
        found: Iterable[tuple[str | os.PathLike[str], Iterable[Diagnostic]]],
        folder: str | os.PathLike[str] = "",
    ) -> Baseline:
        """The baseline that knows the findings of files, each file named as it is seen from the folder."""
        empty = cls(folder)
        return cls(folder, {empty.name(file): _marks(tuple(here)) for file, here in found})

    def dumps(self) -> bytes:
        """What its file holds: JSON in UTF-8, a finding a line, in an order that is always the same."""
        files = {name: dict(sorted(marks.items())) for name, marks in sorted(self.files.items()) if marks}
        data = {"format": _FORMAT, "version": _VERSION, "files": files}
        # A name that is no text of its system's encoding has lone surrogates, which become escapes of JSON.
        return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode("utf-8", "backslashreplace")

    def knows(self, file: str | os.PathLike[str], fingerprint: str) -> bool:
        """Whether this finding of a file is known."""
        return fingerprint in self.files.get(self.name(file), {})

    def name(self, file: str | os.PathLike[str]) -> str:
        """A file as it is seen from the folder."""
        try:
            return Path(os.path.relpath(file, self.folder)).as_posix()
        except ValueError:  # it is on another drive
            return Path(file).absolute().as_posix()


def _marks(found: tuple[Diagnostic, ...]) -> dict[str, str]:
    return dict(zip(fingerprints(found), (one.rule for one in found), strict=True))


def _is_baseline(data: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(data, dict) or data.get("format") != _FORMAT or not isinstance(data.get("version"), int):
        return False
    files = data.get("files")
    return isinstance(files, dict) and all(
        isinstance(marks, dict) and all(isinstance(rule, str) for rule in marks.values()) for marks in files.values()
    )
