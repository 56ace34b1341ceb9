"""The nodes of the tree. Their classes mirror the form: the paths of the form data are their attribute paths."""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs
from attrs import frozen

from govinfo.cell import ABSENT, Cell, State
from govinfo.relations import Definition, Relation, definitions, evaluate
from govinfo.upward import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: A class, as a key of a cache.
_Class = Any
_Pick: TypeAlias = "Callable[[tuple[Cell, ...]], tuple[Cell, ...]]"


@frozen(repr=False)
class Node(Made):
    """A part of the tree that knows its public path."""

    path: str

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.path}: {counted(self.cells())}>"

    def cells(self) -> Mapping[str, Cell]:
        """Every printed cell under this node by its public path, in form order."""
        return cells_of(self, self.path)

    def relations(self) -> tuple[Relation, ...]:
        """Every relation of the form that lies wholly in this node, with its verdict; see :class:`Relation`."""
        return relations_of(self, self.path)


def counted(cells: Mapping[str, Cell]) -> str:
    """How many cells there are, and how many of them are in each state but ``reported``."""
    states = Counter(cell.state for cell in cells.values())
    others = [f"{states[state]} {state}" for state in State if state is not State.REPORTED and states[state]]
    return f"{len(cells)} cells{''.join(f', {told}' for told in others)}"


def cells_of(node: object, path: str) -> dict[str, Cell]:
    """Every printed cell under a node that stands at a path, in form order."""
    cls: _Class = type(node)
    found = zip(_paths(cls, path), _getter(cell_names(cls))(node), strict=True)
    return {path: cell for path, cell in found if cell.state is not State.ABSENT}


def relations_of(node: object, path: str) -> tuple[Relation, ...]:
    """Every relation of the form that lies wholly under a node that stands at a path."""
    names, plans = _relations(path)
    cells = _getter(names)(node) if names else ()
    found = [evaluate(definition, pick(cells)) for definition, pick in plans]
    return tuple([relation for relation in found if relation is not None])


@cache
def fields(cls: _Class) -> dict[str, _Class]:
    """The cells and nodes of a node class, by attribute, in form order."""
    attrs.resolve_types(cls)
    return {
        attribute.name: attribute.type
        for attribute in attrs.fields(cls)
        if isinstance(attribute.type, type) and issubclass(attribute.type, (Cell, Node))
    }


@cache
def cell_names(cls: _Class) -> tuple[str, ...]:
    """The attribute path of every cell under a node class, in form order."""
    return tuple(
        name if kind is Cell else f"{name}.{below}"
        for name, kind in fields(cls).items()
        for below in (("",) if kind is Cell else cell_names(kind))
    )


@cache
def _paths(cls: _Class, path: str) -> tuple[str, ...]:
    return tuple(f"{path}.{name}" if path else name for name in cell_names(cls))


@cache
def _getter(names: tuple[str, ...]) -> Callable[[object], tuple[Cell, ...]]:
    """Gets the cells at several attribute paths at once."""
    return cast("Callable[[object], tuple[Cell, ...]]", attrgetter(*names))


@cache
def _relations(path: str) -> tuple[tuple[str, ...], tuple[tuple[Definition, _Pick], ...]]:
    """The relations under a node's path: the cells that they need, and each with what picks its own out of these."""
    cut = len(path) + 1 if path else 0
    found = definitions(path)
    at = {name: index for index, name in enumerate(dict.fromkeys(name for one in found for name in one.paths))}
    plans = tuple((one, cast("_Pick", itemgetter(*[at[name] for name in one.paths]))) for one in found)
    return tuple(name[cut:] for name in at), plans


@frozen(repr=False)
class Documents(Node):
    """规章 or 行政规范性文件, section two, item (一); counts in 件."""

    #: The form whose columns are printed, or None.
    form: str | None = None
    issued: Cell = ABSENT  #: 本年制发件数 (2021 form)
    repealed: Cell = ABSENT  #: 本年废止件数 (2021 form)
    in_force: Cell = ABSENT  #: 现行有效件数 (2021 form)
    produced: Cell = ABSENT  #: 本年新制作数量 (2019 form)
    newly_disclosed: Cell = ABSENT  #: 本年新公开数量 (2019 form)
    disclosed_total: Cell = ABSENT  #: 对外公开总数量 (2019 form)


@frozen(repr=False)
class Decisions(Node):
    """行政许可, 行政处罚, 行政强制 or 其他对外管理服务事项, section two, items (五) and (六); counts in 件 and 项."""

    #: The form whose columns are printed, or None.
    form: str | None = None
    previous_items: Cell = ABSENT  #: 上一年项目数量 (2019 form)
    change: Cell = ABSENT  #: 本年增/减 (2019 form), signed
    decisions: Cell = ABSENT  #: 处理决定数量 (both forms)


@frozen(repr=False)
class Fees(Node):
    """行政事业性收费, section two, item (八)."""

    #: The form whose columns are printed, or None.
    form: str | None = None
    previous_items: Cell = ABSENT  #: 上一年项目数量 (2019 form)
    change: Cell = ABSENT  #: 本年增/减 (2019 form), signed
    amount: Cell = ABSENT  #: 本年收费金额 (2021 form), an exact decimal in the printed unit


@frozen(repr=False)
class Procurement(Node):
    """政府集中采购, section two, item (九) of the 2019 form."""

    #: The form whose columns are printed, or None.
    form: str | None = None
    projects: Cell = ABSENT  #: 采购项目数量
    amount: Cell = ABSENT  #: 采购总金额, an exact decimal; the form prints no unit


@frozen(repr=False)
class Disclosure(Node):
    """Section two: 主动公开政府信息情况 (Art. 20 of the regulation)."""

    rules: Documents
    normative_documents: Documents
    licensing: Decisions
    other_services: Decisions
    penalties: Decisions
    coercion: Decisions
    fees: Fees
    procurement: Procurement


@frozen(repr=False)
class Applicants(Node):
    """One row of section three: its count by kind of applicant, in 件."""

    natural_person: Cell = ABSENT  #: 自然人
    commercial_enterprise: Cell = ABSENT  #: 商业企业
    research_institution: Cell = ABSENT  #: 科研机构
    public_welfare_organization: Cell = ABSENT  #: 社会公益组织
    legal_service_institution: Cell = ABSENT  #: 法律服务机构
    other_organization: Cell = ABSENT  #: 其他
    total: Cell = ABSENT  #: 总计


@frozen(repr=False)
class Refused(Node):
    """（三）不予公开."""

    state_secret: Applicants
    prohibited_by_law: Applicants
    security_and_stability: Applicants
    third_party_rights: Applicants
    internal_affairs: Applicants
    deliberative_process: Applicants
    enforcement_file: Applicants
    administrative_inquiry: Applicants


@frozen(repr=False)
class Unavailable(Node):
    """（四）无法提供."""

    not_held: Applicants
    needs_creation: Applicants
    still_unclear: Applicants


@frozen(repr=False)
class NotProcessed(Node):
    """（五）不予处理."""

    petition: Applicants
    duplicate: Applicants
    publication: Applicants
    excessive: Applicants
    reconfirmation: Applicants


@frozen(repr=False)
class Other(Node):
    """（六）其他处理: one row (2019 form, and many later reports) or three (2021 form)."""

    undivided: Applicants
    correction_overdue: Applicants
    fee_unpaid: Applicants
    remaining: Applicants


@frozen(repr=False)
class Outcomes(Node):
    """三、本年度办理结果."""

    granted: Applicants
    partially_granted: Applicants
    refused: Refused
    unavailable: Unavailable
    not_processed: NotProcessed
    other: Other
    total: Applicants


@frozen(repr=False)
class Applications(Node):
    """Section three: 收到和处理政府信息公开申请情况."""

    #: "2021" where （六） has its three rows; None where nothing tells the forms apart.
    form: str | None
    received: Applicants
    carried_over: Applicants
    outcomes: Outcomes
    carried_forward: Applicants


@frozen(repr=False)
class Proceeding(Node):
    """One kind of proceeding by its result, in 件."""

    upheld: Cell = ABSENT  #: 结果维持
    corrected: Cell = ABSENT  #: 结果纠正
    other: Cell = ABSENT  #: 其他结果
    pending: Cell = ABSENT  #: 尚未审结
    total: Cell = ABSENT  #: 总计


@frozen(repr=False)
class Proceedings(Node):
    """Section four: 政府信息公开行政复议、行政诉讼情况; both forms print it alike."""

    reconsideration: Proceeding
    litigation_direct: Proceeding
    litigation_after_reconsideration: Proceeding
