import govinfo
from govinfo import Cell, State

path = "disclosure.procurement.amount"
parent = govinfo.blank("2019", 2020, "青禾县人民政府").replace({path: Cell(3, State.REPORTED, "万元")})
organs = ("青禾县人民政府办公室", "青禾县水务局")
office, water = (govinfo.blank("2019", 2020, organ) for organ in organs)
office = office.replace({path: Cell(20000, State.REPORTED, "元")})  # 2 万元
water = water.replace({path: 1})  # 1 元, or 1 万元
found = govinfo.check_rollup(parent, [office, water])
