import govinfo

parent = govinfo.blank("2021", 2023, "青禾县人民政府").replace({"disclosure.penalties.decisions": 17})
office, water = (govinfo.blank("2021", 2023, organ) for organ in ("青禾县人民政府办公室", "青禾县水务局"))
office = office.replace({"disclosure.penalties.decisions": 0})
found = govinfo.check_rollup(parent, [office, water])  # what the second left blank may be 17, or not
