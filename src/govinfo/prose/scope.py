"""Whether the organs that a claim speaks of are those that the report covers."""

from __future__ import annotations

import re

from govinfo.prose.words import lexicon


def covered(kinds: tuple[str, ...], scope: str, organ: str | None) -> bool | None:
    """Whether words for a scope speak of what the report covers; None where that cannot be told."""
    if not kinds or kinds[-1] == "self":
        return True
    if kinds[-1] == "organ" and (len(kinds) == 1 or kinds[0] not in lexicon().areas):
        return _is_organ(scope, organ or "")
    area = next((kind for kind in kinds if kind in lexicon().areas), "")
    if not area:
        return None if kinds == ("levels",) else False
    return _is_area(kinds, area, organ)


def _is_area(kinds: tuple[str, ...], area: str, organ: str | None) -> bool | None:
    """Whether an area, or organs in it, is what the report covers."""
    if organ is None and area in lexicon().towns:
        return True
    if organ is None or organ.endswith(("政府办", "政府办公室", "政府办公厅")):
        return None
    own = re.search(rf"{area}(?:人民)?(?:政府|管委会|管理委员会)?$|{area}办事处$", organ) is not None
    return (True if kinds == (area,) else None) if own else False


def _is_organ(scope: str, organ: str) -> bool | None:
    """Whether the name of an organ, in full or by what it is, is that of the report's."""
    if not organ:
        return None
    kind = re.fullmatch(r".*?(?P<area>[省市县区州旗镇乡])(?:人民)?政府", scope)
    if kind and re.search(rf"{kind['area']}(?:人民)?政府$", organ):
        return True
    return None if organ.endswith(("政府", "政府办", "办公室")) or scope in organ else False
