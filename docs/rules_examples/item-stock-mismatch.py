import govinfo

before, now = (govinfo.blank("2019", year, "青禾县水务局") for year in (2019, 2020))
before = before.replace({"disclosure.penalties.previous_items": 40, "disclosure.penalties.change": -3})
now = now.replace({"disclosure.penalties.previous_items": 40})
found = govinfo.check_series([before, now])
