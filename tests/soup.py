"""Makes of clean HTML what word processors and editors leave, and what is left when tags are lost."""

import random
import re

TAG = re.compile(r"<[!/]?[A-Za-z][^<>]*>")
_CELL = re.compile(r"<td(?P<spans>[^<>]*)>(?P<text>[^<]*)</td>")

BEFORE = (
    '<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n'
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>\n'
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>政府信息公开年报</title>\n'
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View><td>7</td></xml><![endif]-->\n"
    "<style><!-- td {padding: 0cm 5.4pt} --></style>\n"
    "<script>if (1 < 2) document.write('<tr><td>5</td></tr>');</script></head><body lang=ZH-CN>\n"
    '<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div><div class=WordSection1>\n'
)
AFTER = "\n</div><div id=footer>版权所有&copy;2023 &nbsp;备案号12345678号</div></body></html>\n"


def soup(html: str, seed: int) -> str:
    """The same report as a page of one author's habits, drawn from a seed."""
    draw = random.Random(seed)  # noqa: S311  (no secret)
    habits = {name: draw.random() < 0.5 for name in ("upper", "bare", "word", "open", "group", "within", "heads")}

    def cell(found: re.Match[str]) -> str:
        text = found["text"] or draw.choice(("", "&nbsp;", "<br>", "<p>&nbsp;</p>"))
        if habits["word"]:
            text = _as_word(text, draw)
        name = "th" if habits["heads"] and not re.search(r"\d", text) and draw.random() < 0.2 else "td"
        style = draw.choice(("", " width=64", " style='width:48.0pt;overflow:hidden'", " nowrap"))
        end = "" if habits["open"] and draw.random() < 0.5 else f"</{name}>"
        return f"<{name}{style}{found['spans']}>{text}{end}{draw.choice(('', ' ', chr(10)))}"

    html = _CELL.sub(cell, html)
    if habits["open"]:
        html = re.sub(r"</tr>|</p>", lambda found: draw.choice(("", found[0])), html)
    if habits["group"]:
        html = html.replace("<table>", "<table border=1><tbody>").replace("</table>", "</tbody></table>")
    if habits["bare"]:
        html = re.sub(r'(?<=span=)"(\d+)"', r"\1", html)
    if habits["within"]:
        html = f"<table><tr><td width=20>&nbsp;</td><td>{html}</td></tr></table>"
    page = f"{BEFORE}{html}{AFTER}"
    return TAG.sub(lambda tag: tag[0].upper() if habits["upper"] else tag[0], page)


def _as_word(text: str, draw: random.Random) -> str:
    half = draw.randint(0, len(text)) if "&" not in text and "<" not in text else 0
    pieces = [f"<span lang=EN-US style='color:black'>{piece}</span>" for piece in (text[:half], text[half:]) if piece]
    comment = draw.choice(("", "<!-- 1 -->", "<![if !supportEmptyParas]><![endif]>"))
    return f"<p class=MsoNormal align=center>{comment}{'<b>'.join(pieces)}<o:p></o:p></p>"


def lose_tags(html: str, seed: int, share: float = 0.01) -> str:
    """The page with some of its tags gone."""
    draw = random.Random(seed)  # noqa: S311  (no secret)
    return TAG.sub(lambda tag: "" if draw.random() < share else tag[0], html)
