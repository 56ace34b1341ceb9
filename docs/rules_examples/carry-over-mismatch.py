import govinfo

before, now = (govinfo.blank("2021", year, "青禾县水务局") for year in (2022, 2023))
before = before.replace({"applications.carried_forward": [3, 0, 0, 0, 0, 1, 4]})
now = now.replace({"applications.carried_over": [2, 0, 0, 0, 0, 1, 3]})
found = govinfo.check_series([before, now])
