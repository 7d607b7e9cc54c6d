"""The words by which a text says that something is disputed, or that nobody has checked it."""

from __future__ import annotations

import re

from drafter.truth.reading.forms import Forms

# That nobody but who says so has checked it.
UNVERIFIED = Forms(
    r"""
    (?:could|can|was|were|be|been)(?: not|n[’']t| never)(?: be| been| yet| \w+ly)*
    (?:verif\w+|check\w*|audited|confirm\w*|peer[ -]reviewed|authenticat\w+|corroborat\w+),
    (?:has|have|had)(?: not|n[’']t| never)(?: yet| \w+ly)* been(?: \w+ly)*
    (?:verified|checked|audited|confirmed|peer[ -]reviewed|authenticated|corroborated), unable to
    (?:(?:independently|immediately) )*(?:verify|confirm|check|corroborate),
    (?:un|not )audited(?! (?:\w+ )?results),
    (?:few|none|neither|not all)(?: [\w’']+){0,6} (?:could|can) be (?:verified|confirmed|checked),
    unverified, (?:nobody|no one) (?:\S+ ){0,5}(?:verified|checked|confirmed)
    """,
    "未经(?:[^，。；]{0,6})?(?:核实|审计|证实|验证|确认), "
    "(?:无法|未能|难以)(?:[^，。；]{0,4})?(?:核实|证实|验证|确认), "
    "(?:未|没有)(?:得到|获)(?:[^，。；]{0,6})?(?:核实|证实|验证|确认)",
)
# That the source has looked into what a firm says of itself, or that nobody can.
LOOKED_INTO = re.compile(
    r"\b[Cc]hecks by\b|\b(?:no|any) way (?:for \w+ )?to (?:check|know|verify)|"
    r"\b(?:visits?|a search|tests?|calls) by (?:the |this )?(?:\w+ )?(?:Post|reporter|newspaper|Reuters|"
    r"Caixin|\w+ reporters?)|\b(?:has|have) (?:not )?published (?:no |any )?|"
    r"记者(?:查询|实测|走访|调查|体验|检索|登录|测试|致电|发现|注意到)|实测(?:发现|显示)"
)
# That somebody is at odds with what was said of him.
DENIAL = Forms(
    r"""
    den(?:y|ies|ied|ying)(?! (?:access|entry|service|bail|permission|visas?)), denials?,
    disput(?:es?|ed|ing)(?= (?:the|that|this|these|any|those|its|his|her|their|some|\w+[’']s)\b),
    disput(?:es?|ed|ing)(?= (?-i:[A-Z])),
    refut\w+, contest(?:s|ed|ing) (?:the|that|this), rebut\w*, (?:has|have|had) rejected,
    reject(?:s|ed|ing) (?:the|that|any|all|this|these|those|claims|accusations|allegations|it as),
    dismiss(?:es|ed|ing) (?:the|that|this|these|it|them|such) (?:\w+ )?as,
    call(?:s|ed|ing) (?:the|that|this|these|such|it|them) (?:\w+ ){0,3}(?:false|untrue|misleading|baseless),
    call(?:s|ed|ing) (?:the|that|this|these|such|it|them)
    (?:\w+ ){0,3}(?:wrong|inaccurate|unfair|exaggerated),
    without merit, untrue, baseless, groundless, unfounded, not true, not accurate,
    (?:is|are|was|were) (?:inaccurate|false|incorrect|exaggerated|misleading), not agree (?:with|that)
    """,
    "否认, 失实, 与事实不符, 与事实严重不符, 不属实, 不实(?![施现行际]), 驳斥, 子虚乌有, 并不属实, "
    "没有依据, (?:毫|并)?无根据, 纯属谣言, 无中生有, 诽谤, 断章取义, 捏造, 辟谣, 反驳, 不认可, 不承认",
)
# That something is open still.
UNSETTLED = Forms(
    r"""
    not (?:yet )?(?:final|finali[sz]ed|binding|settled|concluded|committed|certain|guaranteed),
    (?:has|have|had|was|were|been)(?: not|n[’']t)(?: yet)?(?: been)? (?:finali[sz]ed|settled|concluded),
    (?:has|have|had|was|were|been)(?: not|n[’']t)(?: yet)?(?: been)? (?:decided|signed|approved|committed),
    no (?:final |firm )?(?:decision|agreement|deal|contract)(?: (?:on|about|for) [\w
    ]{1,24}?)? (?:has|had|was|is|have),
    yet to be (?:\w+ed|\w+en|won|met|built),
    (?:still |also )?(?:needs?|requires?|awaits?|awaiting) (?:\S+ ){0,4}?(?:approval|clearance|consent),
    subject to (?:\S+ ){0,4}?(?:approvals?|clearance|consent|review|conditions?), (?:may|might|could) still,
    (?:may|might|could) (?:yet )?(?:change|fall apart|collapse|fall through|not last|be delayed),
    (?:may|might|could) (?:yet |still )?(?:decide|choose|opt) (?:not|against|to keep),
    can (?:still )?be appealed, if (?:\S+ ){0,3}?approved
    """,
    "尚未(?=[^，。；]{0,8}(?:敲定|签署|最终|完成|批准|决定)), "
    "未(?:作出|做出|有)最终, 仍(?:需|须|待|存变数|有变数), "
    "尚(?:需|须|待), (?:尚未|没有)生效, 有待(?!观察), "
    "可能(?:会)?(?:调整|变化|变动|推迟|中止|终止), 存在不确定性, 暂定, 可上诉, "
    "(?:谈判|洽谈|讨论|磋商)(?:仍|尚|还)?(?:在|处于)早期",
)
