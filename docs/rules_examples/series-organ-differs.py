import govinfo

organs = {2021: "青禾县水务局", 2022: "青禾县民政局", 2023: "青禾县水务局"}
found = govinfo.check_series([govinfo.blank("2021", year, organ) for year, organ in organs.items()])
