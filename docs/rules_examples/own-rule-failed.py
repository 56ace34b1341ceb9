from collections.abc import Iterator

import govinfo


@govinfo.own_rule(
    "large-share-carried",
    "LX001",
    zh="结转下年度的占 {share}",
    en="a share of {share} is carried forward",
    help_zh="请核对办理时限。",
    help_en="See whether the time limits were kept.",
)
def large_share_carried(report: govinfo.Report) -> Iterator[govinfo.Found]:
    carried, received = report["applications.carried_forward.total"], report["applications.received.total"]
    yield govinfo.Found(("applications.carried_forward.total",), details={"share": carried.value / received.value})


report = govinfo.blank("2021")  # where nothing is printed, the values are None
found = report.check(govinfo.Profile(rules=[large_share_carried], ignore=["GI5"]))
