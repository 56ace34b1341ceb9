"""What the command line itself says, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govinfo.diagnostics import Severity
from govinfo.views import words as views

if TYPE_CHECKING:
    from collections import Counter


@frozen
class MemoWords:
    """The words of a memo."""

    title: str
    line: str
    severity: str
    message: str
    rule: str
    suggestions: str
    unread: str
    meaning: str


@frozen
class Words:
    """The words of one language; ``{}`` and ``{name}`` stand for particulars, a pair is singular and plural."""

    #: What the views of a report say.
    view: views.Words
    comma: str

    metrics: str
    unknown_cells: tuple[str, str]
    zero_denominator: str

    nouns: dict[Severity, tuple[str, str]]
    findings: tuple[str, str]
    nothing: str
    closing: str
    files: tuple[str, str]
    summary: str
    unread: str

    missing: str
    forbidden: str
    folder: str
    no_files: str
    no_stdin: str
    unwritable: str
    unwritable_to: str
    interrupted: str
    interrupted_after: tuple[str, str]
    collision: str

    lines: tuple[str, str]
    more: str
    more_places: tuple[str, str]
    alternative: str
    alternatives: tuple[str, str]
    all_rules: str
    clause: str
    repair: str
    own_rule: str
    unloadable: str
    known: str
    baseline: str
    no_baseline: str
    two_baselines: str
    memo: MemoWords
    no_bom: str
    no_statistics: str
    no_suggestions: str
    needs_folder: str
    no_terminal: str
    no_folder: str
    exists: str
    same_target: str
    is_source: str
    unheeded: str

    one_stdin: str
    alike: str
    different: str
    facts_of: dict[str, str]
    preamble: str
    by: str
    cells: tuple[str, str]
    kinds: dict[str, tuple[str, str]]
    sections: tuple[str, str]

    count = staticmethod(views.count)

    def tally(self, found: Counter[Severity]) -> str:
        """How many errors, warnings and notes there are."""
        return self.comma.join(self.count(found[severity], *self.nouns[severity]) for severity in self.nouns)

    def reason(self, error: OSError) -> str:
        """Why a path could not be read, in a few words."""
        known: dict[type[OSError], str] = {
            FileNotFoundError: self.missing,
            PermissionError: self.forbidden,
            IsADirectoryError: self.folder,
        }
        return known.get(type(error)) or error.strerror or str(error)


_ZH = Words(
    view=views.words("zh"),
    comma="、",
    metrics="指标（按印出的数计算）",
    unknown_cells=("{} 格的数不详", "{} 格的数不详"),
    zero_denominator="分母为 0",
    nouns={
        Severity.ERROR: ("{} 处错误", "{} 处错误"),
        Severity.WARNING: ("{} 处警告", "{} 处警告"),
        Severity.NOTE: ("{} 条提示", "{} 条提示"),
    },
    findings=("{} 处问题", "{} 处问题"),
    nothing="读取时没有疑问，检查没有发现问题。",
    closing="读取：{read}；检查：{findings}。逐条查看：{command}",
    files=("{} 个文件", "{} 个文件"),
    summary="{files}：{tally}",
    unread="；{} 个读不了",
    missing="没有这个文件",
    forbidden="没有读取权限",
    folder="是文件夹，不是文件",
    no_files="文件夹里没有 {} 文件",
    no_stdin="标准输入已关闭",
    unwritable="无法写出：{}",
    unwritable_to="无法写入 {}：{}",
    interrupted="已中断",
    interrupted_after=("已中断，完成 {} 个文件，共 {} 个", "已中断，完成 {} 个文件，共 {} 个"),
    collision=(
        "govinfo：警告：本环境中还装有另一个名为 govinfo 的发行包（别国政府文件的客户端），它与 govinfo-cn 的包同名，"
        "互相覆盖，两者都可能出错。请先 pip uninstall govinfo govinfo-cn，再 pip install govinfo-cn；"
        "那一个请装到别的环境。"
    ),
    lines=("第 {} 行：{}", "第 {} 行：{}"),
    more="{} 及另外 {}",
    more_places=("另有 {} 处", "另有 {} 处"),
    alternative="或者：{}",
    alternatives=("另有 {} 种", "另有 {} 种"),
    all_rules="。全部规则见 govinfo rules",
    clause="依据：{}",
    repair="例（- 原来，+ 改正后）：",
    own_rule="自定义规则 {}",
    unloadable="无法载入：{}",
    known="；{} 处已知，未列出",
    two_baselines="--baseline 和 --write-baseline 不能同用。",
    baseline="已写入 {path}：{findings}",
    no_baseline="“{}”已经存在，且不是基线文件，不会被覆盖。什么都没有写。",
    memo=MemoWords(
        title="检查结果",
        line="行",
        severity="级别",
        message="问题",
        rule="规则",
        suggestions="可能的错处：",
        unread="读不了：{}",
        meaning="规则说明",
    ),
    no_bom="--bom 只用于 csv 格式。",
    no_statistics="--statistics 没有 {} 格式；请用 {}。",
    no_terminal="{} 不是文本，不能写到终端；请指定以 {} 结尾的文件",
    no_suggestions="--fix-suggestions 不能与 --statistics 同用。",
    needs_folder="{} 个报告不能写到一处；请用 --output 指定文件夹",
    no_folder="“{}”不是文件夹；请指定文件夹或以 {} 结尾的文件",
    exists="“{}”已经存在；加 --force 则覆盖。什么都没有写。",
    same_target="“{}”和“{}”都会写到“{}”；请分开转换。什么都没有写。",
    is_source="“{}”正是要读的文件，不会被覆盖。什么都没有写。",
    unheeded="{} 与 --to {} 不能同用",
    one_stdin="只能有一份报告来自标准输入",
    alike="两份报告相同。",
    different="不同之处：{}。",
    facts_of={"title": "标题", "year": "年份", "organ": "机关", "form": "格式"},
    preamble="第一部分之前",
    by="差",
    cells=("{} 格", "{} 格"),
    kinds={
        "changed": ("{} 格数据改动", "{} 格数据改动"),
        "added": ("{} 格只见于 B", "{} 格只见于 B"),
        "lost": ("{} 格只见于 A", "{} 格只见于 A"),
    },
    sections=("{} 部分的文字", "{} 部分的文字"),
)

_EN = Words(
    view=views.words("en"),
    comma=", ",
    metrics="Metrics (of the numbers as printed)",
    unknown_cells=("{} cell is not known", "{} cells are not known"),
    zero_denominator="nothing to divide by",
    nouns={
        Severity.ERROR: ("{} error", "{} errors"),
        Severity.WARNING: ("{} warning", "{} warnings"),
        Severity.NOTE: ("{} note", "{} notes"),
    },
    findings=("{} finding", "{} findings"),
    nothing="Nothing was in doubt, and the checks found nothing wrong.",
    closing="Reading: {read}; checks: {findings}. To list them: {command}",
    files=("{} file", "{} files"),
    summary="{files}: {tally}",
    unread="; {} could not be read",
    missing="no such file or folder",
    forbidden="no permission to read it",
    folder="is a folder, not a file",
    no_files="no {} file in this folder",
    no_stdin="standard input is closed",
    unwritable="cannot write: {}",
    unwritable_to="cannot write {}: {}",
    interrupted="interrupted",
    interrupted_after=("interrupted after {} of {} file", "interrupted after {} of {} files"),
    collision=(
        "govinfo: warning: another distribution, named govinfo (a client for another government's documents), is "
        "installed in this environment too. Its package has the same name as that of govinfo-cn; each overwrites files "
        "of the other, and either may fail. Run: pip uninstall govinfo govinfo-cn, then: pip install govinfo-cn; "
        "install the other one in an environment of its own."
    ),
    lines=("line {}: {}", "lines {}: {}"),
    more="{} and {} more",
    more_places=("and {} more place", "and {} more places"),
    alternative="or {}",
    alternatives=("or {} other way", "or {} other ways"),
    all_rules=". `govinfo rules` lists them all.",
    clause="Rests on: {}",
    repair="An example, - as it stands and + repaired:",
    own_rule="own rule {}",
    unloadable="cannot be loaded: {}",
    known="; {} known, not told",
    two_baselines="--baseline does not go with --write-baseline.",
    baseline="written to {path}: {findings}",
    no_baseline="“{}” exists already and is no baseline, so it is not overwritten. Nothing was written.",
    memo=MemoWords(
        title="Findings",
        line="Line",
        severity="Severity",
        message="What",
        rule="Rule",
        suggestions="What may be wrong:",
        unread="Could not be read: {}",
        meaning="What the rules mean",
    ),
    no_bom="--bom is for csv alone.",
    no_statistics="--statistics has no {} form; take one of {}.",
    no_terminal="{} is no text for a terminal; name a file that ends in {}.",
    no_suggestions="--fix-suggestions does not go with --statistics.",
    needs_folder="{} reports need a folder; name one with --output.",
    no_folder="“{}” is not a folder; name a folder, or a file that ends in {}.",
    exists="“{}” exists already; --force overwrites it. Nothing was written.",
    same_target="“{}” and “{}” would both be written to “{}”; convert them apart. Nothing was written.",
    is_source="“{}” is itself to be read and never overwritten. Nothing was written.",
    unheeded="{} has no use with --to {}.",
    one_stdin="only one of the reports can come from standard input",
    alike="The reports are alike.",
    different="They differ: {}.",
    facts_of={"title": "title", "year": "year", "organ": "organ", "form": "form"},
    preamble="before the first section",
    by="by",
    cells=("{} cell", "{} cells"),
    kinds={
        "changed": ("{} cell changed", "{} cells changed"),
        "added": ("{} cell only in B", "{} cells only in B"),
        "lost": ("{} cell only in A", "{} cells only in A"),
    },
    sections=("prose of {} section", "prose of {} sections"),
)


def words(lang: str) -> Words:
    """The words of a language."""
    return _ZH if lang == "zh" else _EN
