import govinfo

found = govinfo.check_series([govinfo.blank("2019", 2020, "青禾县水务局"), govinfo.blank("2021", 2021, "青禾县水务局")])
