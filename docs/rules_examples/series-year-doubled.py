import govinfo

found = govinfo.check_series([govinfo.blank("2021", year, "青禾县水务局") for year in (2022, 2023, 2023)])
