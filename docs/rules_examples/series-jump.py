import govinfo

before, now = (govinfo.blank("2021", year, "青禾县水务局") for year in (2022, 2023))
before = before.replace({"disclosure.licensing.decisions": 128})
now = now.replace({"disclosure.licensing.decisions": 1310})
found = govinfo.check_series([before, now])
