"""Writes the pages that are made of the library's own data: the forms, the rules, the commands.

``forms.md``, ``rules.md``, ``commands.md`` and ``reading-damage.md`` are written by hand and include what is written
here into ``_generated/``. The pages of the rules are written as a whole, into ``rules/``. Git ignores both folders.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import govinfo
from _ext import commands, damage, forms, rules
from govinfo.diagnostics import LANGUAGES
from govinfo.views import notebook

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def write(app: Sphinx) -> None:
    """Write all pages; one that says the same already is left alone, one that is no longer made goes."""
    docs = Path(app.srcdir)
    pages = {
        "_generated/forms.md": forms.page(),
        "_generated/rules.md": rules.index(),
        "_generated/commands.md": commands.page(),
        "_generated/report.schema.json": json.dumps(govinfo.schema(), ensure_ascii=False, indent=2) + "\n",
        **{f"_generated/notebook-{lang}.html": _notebook(docs / "files" / "report.txt", lang) for lang in LANGUAGES},
        "_generated/damage.md": damage.page(docs.parent / "tests" / "cases" / "reports"),
        **{f"rules/{name}.md": page for name, page in rules.pages(docs / "rules_examples").items()},
    }
    for folder in ("_generated", "rules"):
        (docs / folder).mkdir(exist_ok=True)
        for page in (docs / folder).glob("*.md"):
            if page.relative_to(docs).as_posix() not in pages:
                page.unlink()
    for name, text in pages.items():
        page = docs / name
        if not page.exists() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")


def _notebook(path: Path, lang: str) -> str:
    """What a notebook shows of a part of a report."""
    return notebook.part(govinfo.load(path).applications.outcomes.not_processed, lang) or ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the pages before Sphinx looks for them."""
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
