import govinfo

before, now = (govinfo.blank("2021", year, "青禾县水务局") for year in (2022, 2023))
before = before.replace({"disclosure.normative_documents": [1, 0, 12]})
now = now.replace({"disclosure.normative_documents": [2, 5, 10]})  # 12 + 2 - 5 = 9
found = govinfo.check_series([before, now])
