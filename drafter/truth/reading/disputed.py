"""The words by which a text says that something is disputed, or that nobody has checked it."""

from __future__ import annotations

from drafter.truth.reading.forms import Forms

# That nobody but who says so has checked it.
UNVERIFIED = Forms(
    r"""
    (?:could|can|was|were|be|been)(?: not|n[’']t| never)(?: be| been| yet| \w+ly)*
    (?:verif\w+|check\w*|audited|confirm\w*|peer-reviewed|authenticat\w+|corroborat\w+),
    (?:has|have|had)(?: not|n[’']t| never)(?: yet| \w+ly)* been(?: \w+ly)*
    (?:verified|checked|audited|confirmed|peer-reviewed|authenticated|corroborated), unable to
    (?:(?:independently|immediately) )*(?:verify|confirm|check|corroborate), (?:un|not )audited,
    unverified, (?:nobody|no one) (?:\S+ ){0,5}(?:verified|checked|confirmed)
    """,
    "未经(?:[^，。；]{0,6})?(?:核实|审计|证实|验证|确认), "
    "(?:无法|未能|难以)(?:[^，。；]{0,4})?(?:核实|证实|验证|确认), "
    "(?:未|没有)(?:得到|获)(?:[^，。；]{0,6})?(?:核实|证实|验证|确认)",
)
# That somebody is at odds with what was said of him.
DENIAL = Forms(
    r"""
    den(?:y|ies|ied|ying)(?! (?:access|entry|service|bail|permission|visas?)), denials?,
    disput(?:es?|ed|ing)(?= (?:the|that|this|these|any|those|its|his|her|their|some|[A-Z]\w+|\w+[’']s)\b),
    refut\w+, contest(?:s|ed|ing) (?:the|that|this), rebut\w*, (?:has|have|had) rejected,
    reject(?:s|ed|ing) (?:the|that|any|all|this|these|those|claims|accusations|allegations|it as),
    dismiss(?:es|ed|ing) (?:the|that|this|these|it|them|such) (?:\w+ )?as,
    call(?:s|ed|ing) (?:the|that|this|these|it|them) (?:\w+ ){0,3}(?:false|untrue|misleading|baseless),
    call(?:s|ed|ing) (?:the|that|this|these|it|them) (?:\w+ ){0,3}(?:wrong|inaccurate|unfair|exaggerated),
    without merit, untrue, baseless, groundless, unfounded, not true, not accurate,
    (?:is|are|was|were) (?:inaccurate|false|incorrect|exaggerated|misleading)
    """,
    "否认, 与事实不符, 与事实严重不符, 不属实, 不实(?![施现行际]), 驳斥, 子虚乌有, 并不属实, "
    "没有依据, 纯属谣言",
)
