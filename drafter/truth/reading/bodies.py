"""Names that are translated: feasts, and what bodies of state and of trade are called."""

from __future__ import annotations

# Feasts, under all their names.
FEASTS = {
    form: forms
    for forms in (
        ("lunar new year", "chinese new year", "spring festival", "春节", "农历新年"),
        ("national day", "golden week", "国庆", "黄金周"),
        ("singles' day", "singles day", "double 11", "双十一", "双11"),
        ("mid-autumn festival", "中秋"),
        ("dragon boat festival", "端午"),
        ("labour day", "labor day", "may day", "五一", "劳动节"),
    )
    for form in forms
}
# What bodies of state and of trade are called, which are translated word by word.
BODIES = {
    "Association": "协会|联合会|公会",
    "Federation": "联合会|总会",
    "Center": "中心",
    "Centre": "中心",
    "Institute": "研究院|研究所|学院",
    "Academy": "研究院|科学院|学院",
    "Committee": "委员会|组委会",
    "Commission": "委员会|[发改卫]委",
    "Council": "理事会|委员会|国务院",
    "Administration": "总局|管理局|监管局",
    "Bureau": "局",
    "Department": "部门|厅|局|部",
    "Ministry": "部",
    "Court": "法院",
    "University": "大学",
    "Alliance": "联盟",
    "Society": "学会|协会",
    "Foundation": "基金会",
}
