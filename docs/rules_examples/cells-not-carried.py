import govinfo

received = "applications.received.total"
report = govinfo.blank("2021").replace({received: govinfo.Cell(-1, govinfo.State.REPORTED)})  # no count is below zero
found = govinfo.write(report, "pipe").diagnostics
