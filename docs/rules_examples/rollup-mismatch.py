import govinfo

parent = govinfo.blank("2021", 2023, "青禾县人民政府").replace({"applications.received.total": 9})
organs = ("青禾县人民政府办公室", "青禾县水务局")
children = [govinfo.blank("2021", 2023, organ).replace({"applications.received.total": 5}) for organ in organs]
found = govinfo.check_rollup(parent, children)
