"""Labels and heads: spaced, broken, cut, worded otherwise, in other characters."""

import re
from itertools import pairwise

from govinfo.forms import forms
from govinfo.strategies import damage
from tests.damage.paper import Loss, Paper, Stage, operator
from tests.printing import Box
from tests.writing import row_of

PINYIN = {
    "规": "guī",
    "许": "xǔ",
    "处": "chǔ",
    "项": "xiàng",
    "数": "shù",
    "强": "qiáng",
    "类": "lèi",
    "总": "zǒng",
    "请": "qǐng",
}
NOTES = ("（历史累计）", "(件)", "（设区的市、自治州以上政府填写）", "（含下属单位）", "*", "：")
ORDINAL = re.compile(r"^(?:[0-9]+[.．、]|（[一二三四五六七八]）|[一二三四]、)")


def any_label(box: Box) -> bool:
    """True for labels of rows and groups and for heads of a single column."""
    return box.path != "" or (box.span == 1 and not _article(box))


def _head(box: Box) -> bool:
    return box.path == "" and not (box.text or "").startswith("第二十")


def _article(box: Box) -> bool:
    return (box.text or "").startswith("第二十")


@operator(Loss.NOTHING)
def blanks_in_labels(paper: Paper) -> None:
    """Editors and narrow columns put blanks into words."""

    def spaced(text: str) -> str:
        at = paper.rng.randrange(1, len(text)) if len(text) > 1 else 0
        blank = paper.rng.choice((" ", "\u3000", "  ", "\u00a0"))
        return f"{text[:at]}{blank}{text[at:]}" if at else text

    paper.relabel(spaced, any_label, most=12)


@operator(Loss.NOTHING)
def letters_set_wide(paper: Paper) -> None:
    """A PDF sets the words of a column wide: every letter stands alone."""
    paper.relabel(" ".join, any_label, most=12)


@operator(Loss.NOTHING, Stage.TEXT)
def half_width(paper: Paper) -> None:
    """Converters turn brackets and punctuation to half width."""
    paper.text = damage.half_width(paper.text, paper.rng)


@operator(Loss.NOTHING)
def other_dots(paper: Paper) -> None:
    """The dot after a number is of many kinds, with and without a blank."""
    dot = paper.rng.choice(("、", "．", ". ", " . ", "，", ":"))
    paper.relabel(lambda text: re.sub(r"^([0-9])\.", rf"\1{dot}", text), any_label, most=25)


@operator(Loss.COLUMNS)
def ordinals_lost(paper: Paper) -> None:
    """Lists of a web page keep their numbers out of the text."""
    paper.relabel(lambda text: ORDINAL.sub("", text), any_label, most=25)


@operator(Loss.NOTHING)
def ordinals_of_items_lost(paper: Paper) -> None:
    """第二十条第（）项: the numeral was an image or a list."""
    paper.relabel(lambda text: re.sub("[一五六八九]", "", text), _article)


@operator(Loss.NOTHING)
def wrong_article(paper: Paper) -> None:
    """Clerks copy the number of another article."""
    other = paper.rng.choice(("第二十一条", "第二十二条", "第20条", "第二 十条"))
    paper.relabel(lambda text: text.replace("第二十条", other), _article)


@operator(Loss.COLUMNS)
def first_characters_lost(paper: Paper) -> None:
    """The edge of a column cuts its first characters: 政许可."""
    count = paper.rng.choice((1, 1, 2))
    paper.relabel(lambda text: text[count:] if len(text) > count + 1 else text, any_label)


@operator(Loss.COLUMNS)
def last_characters_lost(paper: Paper) -> None:
    """The edge of a column cuts its last characters: 现行有效件."""
    count = paper.rng.randint(1, 4)
    paper.relabel(lambda text: text[:-count] if len(text) > count + 1 else text, any_label)


@operator(Loss.COLUMNS)
def heads_alike(paper: Paper) -> None:
    """Both heads are cut to 本年新: only their order tells them apart."""
    for row, x in paper.boxes(lambda box: _head(box) and (box.text or "").startswith("本年")):
        row[x] = row[x]._replace(text="本年新" if "新" in (row[x].text or "") else "本年")


@operator(Loss.NOTHING)
def this_year_lost(paper: Paper) -> None:
    """Labels without 本年."""
    paper.relabel(lambda text: re.sub("本年度?|上一?年度?", "", text, count=1), _head, most=9)


@operator(Loss.NOTHING)
def notes_glued(paper: Paper) -> None:
    """Remarks of the form's guide end up in the label."""
    paper.relabel(lambda text: text + paper.rng.choice(NOTES), any_label)


@operator(Loss.NOTHING, Stage.TEXT)
def traditional_characters(paper: Paper) -> None:
    """The site was converted to traditional characters."""
    paper.text = damage.traditional_characters(paper.text, paper.rng)
    if paper.rng.random() < 0.3:  # the converter knows words, too
        paper.text = paper.text.replace("文件", "檔案")


@operator(Loss.NOTHING)
def pinyin(paper: Paper) -> None:
    """A reading aid puts pinyin behind rare characters: 規(guī)章."""
    left, right = paper.rng.choice(("()", "（）"))
    letters = paper.rng.sample(sorted(PINYIN), 4)

    def read_out(text: str) -> str:
        return "".join(f"{c}{left}{PINYIN[c]}{right}" if c in letters else c for c in text)

    paper.relabel(read_out, any_label, most=12)


@operator(Loss.NOTHING)
def other_wordings(paper: Paper) -> None:
    """Rows and heads in words that other offices use."""
    rows = {row.path: (row.label, *row.variants) for form in forms() for table in form.tables for row in table.rows}
    columns = {c.label: c.variants for form in forms() for table in form.tables for c in table.columns if c.variants}
    for row, x in paper.boxes(lambda box: box.path in rows or box.text in columns):
        if paper.rng.random() < 0.3:
            words = rows.get(row[x].path) or columns[row[x].text or ""]
            row[x] = row[x]._replace(text=paper.rng.choice(words))


@operator(Loss.NOTHING, Stage.TEXT)
def affairs_for_information(paper: Paper) -> None:
    """政务公开 for 政府信息公开, all over the report."""
    paper.text = paper.text.replace("政府信息公开", "政务公开")


@operator(Loss.COLUMNS)
def labels_broken(paper: Paper) -> None:
    """A label wraps inside its cell, and the line break stays."""

    def broken(text: str) -> str:
        at = paper.rng.randrange(1, len(text)) if len(text) > 1 else 0
        return "\n".join((text[:at], text[at:])) if at else text

    paper.relabel(broken, any_label)


@operator(Loss.NOTHING)
def head_split(paper: Paper) -> None:
    """A head that spans two rows is torn: 自 above, 然人 below."""
    for above, below in pairwise(paper.grids["applications"]):
        for at, words in ((1, "自然人"), (-1, "总计")):
            if len(above) > 1 < len(below) and above[at].text == words and below[at].text is None:
                above[at] = above[at]._replace(text=words[0])
                below[at] = below[at]._replace(text=words[1:])


@operator(Loss.LABEL)
def heads_lost(paper: Paper) -> None:
    """A row of heads stood on the page before."""
    if paper.torn:  # which column is whose may hang on their heads
        return
    paper.torn.update(map(row_of, paper.cells))
    grid = paper.rng.choice(list(paper.grids.values()))
    heads = [y for y, row in enumerate(grid) if row[-1].path == "" and not _article(row[0])]
    for y in sorted(paper.rng.sample(heads, paper.rng.randint(min(1, len(heads)), len(heads))), reverse=True):
        del grid[y]


@operator(Loss.COLUMNS)
def columns_reordered(paper: Paper) -> None:
    """An office sets the columns of the form in another order, heads and values alike."""
    grid = paper.grids["applications"]
    lines = [line for line in paper.lines() if line.grid is grid]
    kinds = next((row for row in grid if any(box.text == "科研机构" for box in row)), None)
    if kinds is None or paper.torn:
        return
    paper.torn.update(row for line in lines for row in line.rows)
    one, other = paper.rng.sample(range(5), 2)
    firsts = [(kinds, next(x for x, box in enumerate(kinds) if box.text == "科研机构") - 1)]
    firsts += [(line.boxes, x) for line in lines for x in line.values if line.boxes[x].path.endswith("enterprise")]
    for row, first in firsts:
        row[first + one], row[first + other] = row[first + other], row[first + one]


@operator(Loss.NOTHING, Stage.TEXT)
def invisible_characters(paper: Paper) -> None:
    """Web editors leave zero-width blanks and marks of byte order."""
    paper.text = damage.invisible_characters(paper.text, paper.rng)
