import govinfo

before, now = (govinfo.blank("2021", year, "青禾县水务局") for year in (2022, None))
found = govinfo.check_series([before, now])
