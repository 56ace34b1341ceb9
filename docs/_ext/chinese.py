"""Makes the pages in ``zh/`` Chinese in all that the theme says, and shows their part of the contents first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What the theme says, and what it says on a Chinese page.
_WORDS = {
    "Back to top": "回到顶部",
    "Contents": "目录",
    "Home": "首页",
    "Next": "下一页",
    "On this page": "本页内容",
    "Previous": "上一页",
    "Search": "搜索",
}

#: The caption of the Chinese pages in the table of contents.
_CAPTION = "中文"


def translate(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Set the language of a Chinese page, which its fonts depend on, and the words around it."""
    if not page.startswith("zh/"):
        return
    context["language"] = "zh-CN"
    context["_"] = context["gettext"] = lambda text: _WORDS.get(text, text)
    if tree := context.get("furo_navigation_tree"):
        context["furo_navigation_tree"] = _chinese_first(tree)


def _chinese_first(tree: str) -> str:
    """The contents with the Chinese pages before the others."""
    soup = BeautifulSoup(tree, "html.parser")
    caption = next((found for found in soup.find_all("p", class_="caption") if _CAPTION in found.text), None)
    pages = caption.find_next_sibling("ul") if caption else None
    if caption is None or pages is None:
        return tree
    first = soup.find("p", class_="caption")
    if first is not None and first is not caption:
        first.insert_before(caption.extract(), pages.extract())
    return str(soup)


def setup(app: Sphinx) -> dict[str, bool]:
    """Speak after the theme has laid out the contents."""
    app.connect("html-page-context", translate, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
