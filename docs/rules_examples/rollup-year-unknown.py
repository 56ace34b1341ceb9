import govinfo

parent = govinfo.blank("2021", 2023, "青禾县人民政府")
found = govinfo.check_rollup(parent, [govinfo.blank("2021", None, "青禾县水务局")])
