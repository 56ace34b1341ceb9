"""What pages print beside the report: numbers, running titles, menus, metadata, sentences between the tables.

Left out: a page number without any sign beside it, which is a value like any other.
"""

from tests.damage.paper import Loss, Paper, Stage, operator
from tests.writing import TITLE, heading

SENTENCES = (
    "全年主动公开政府信息1250条，具体情况如下表：",
    "单位：件",
    "（统计数据截至2022年12月31日）",
    "依据《中华人民共和国政府信息公开条例》第四十九条，现将有关数据公布如下。",
    "注：行政处罚数据不含公安机关。",
    "填报单位：南山县人民政府办公室    填报日期：2023年1月12日",
)


def _into_lines(paper: Paper, text: str, most: int = 4) -> None:
    """Put lines between the lines of the tables."""
    for _ in range(paper.rng.randint(1, most)):
        at = paper.line_end()
        if at is not None:
            paper.replace(at, at, f"\n{text}")


@operator(Loss.NOTHING, Stage.TEXT)
def page_numbers(paper: Paper) -> None:
    """Page numbers stand between the rows."""
    number = paper.rng.randint(1, 12)
    ways = ("- {} -", "— {} —", "-{}-", "Page {}", "P. {}", "第 {} 页", "第{}页 共12页", "{} / 12", "\n- {} -\n")
    _into_lines(paper, paper.rng.choice(ways).format(number))


@operator(Loss.NOTHING, Stage.TEXT)
def form_feeds(paper: Paper) -> None:
    """Form feeds stand at the breaks of pages."""
    _into_lines(paper, "\f")
    paper.text = paper.text.replace("\n\f\n", paper.rng.choice(("\n\f\n", "\n\f")))


@operator(Loss.NOTHING, Stage.TEXT)
def running_titles(paper: Paper) -> None:
    """Every page repeats the title."""
    _into_lines(paper, paper.rng.choice((TITLE, f"Page 8 - {TITLE}", f"— {TITLE} —")))


@operator(Loss.NOTHING, Stage.TEXT)
def sentences_between(paper: Paper) -> None:
    """A sentence stands between a heading and its table."""
    for section in paper.rng.sample(("disclosure", "applications", "proceedings"), 2):
        sentence = paper.rng.choice(SENTENCES)
        if paper.styles[section] == "html":
            sentence = f"<p>{sentence}</p>"
        end = paper.text.find("\n", paper.text.find(heading(section)))
        paper.replace(end, end, f"\n{sentence}")


@operator(Loss.COLUMNS, Stage.TEXT)
def sentences_inside(paper: Paper) -> None:
    """A footnote stands between the rows of a table."""
    _into_lines(paper, paper.rng.choice(SENTENCES), 2)


@operator(Loss.NOTHING, Stage.TEXT)
def menus(paper: Paper) -> None:
    """The menu of the site stands before the report."""
    words = ("首页", "政务公开", "政府信息公开年报", "办事服务", "互动交流", "法定主动公开内容")
    paper.text = paper.rng.choice((" | ", "\n", "\t", " > ")).join(words) + f"\n{paper.text}"


@operator(Loss.NOTHING, Stage.TEXT)
def metadata(paper: Paper) -> None:
    """A table with the document's particulars stands before the report."""
    pairs = (("索引号", "01512/2023-00012"), ("发布日期", "2023-01-12"), ("浏览次数", "325"), ("有效性", "有效"))
    between, end = paper.rng.choice(((" | ", "\n"), ("\t", "\n"), ("：", "\n"), ("\n", "\n"), (" | ", " | ")))
    paper.text = "".join(f"{name}{between}{value}{end}" for name, value in pairs) + f"\n{paper.text}"


@operator(Loss.NOTHING, Stage.TEXT)
def contents(paper: Paper) -> None:
    """A table of contents lists the headings."""
    sections = ("overview", "disclosure", "applications", "proceedings", "problems", "further_matters")
    way = paper.rng.choice(("{}", "{}........{}", "{} {}", "{}\t{}"))
    lines = [way.format(heading(section), page) for page, section in enumerate(sections, 1)]
    first, _, rest = paper.text.partition("\n")
    paper.text = "\n".join([first, "目录", *lines, rest])


@operator(Loss.NOTHING, Stage.TEXT)
def buttons(paper: Paper) -> None:
    """The buttons of the site stand behind the report."""
    paper.text += "\n打印本页\n关闭窗口\n扫一扫在手机打开当前页\n上一篇：无\n下一篇：2021年年报\n"
