"""Countries and their people under all their names, and the cities that stand for a market."""

from __future__ import annotations

import re

from drafter.truth.reading.names import plain

# Countries under all their names, their people, and what Chinese papers call them.
_ROWS = """
    united states, us, america, american, americans, white house, washington, 白宫, 美国, 美方, 美股, 美
    united kingdom, uk, britain, british, england, english, 英国, 英, 英语, 英文
    china, chinese, prc, 中国, 我国, 全国, 国内, 国产, 中方
    shanghai, 上海, 上交所, 科创板, 沪
    shenzhen, 深圳, 深交所, 创业板, 深
    hong kong, hongkong, hk, hkex, 香港, 港交所, 港股, 港元, 赴港
    european union, eu, europe, european, 欧盟, 欧洲
    germany, german, 德国
    france, french, 法国
    netherlands, dutch, 荷兰
    spain, spanish, spaniard, spaniards, 西班牙
    ireland, irish, 爱尔兰
    wales, welsh
    scotland, scottish, scot, scots
    switzerland, swiss, 瑞士
    sweden, swedish, swede, swedes, 瑞典
    denmark, danish, dane, danes, 丹麦
    poland, polish, 波兰
    norway, norwegian, norwegians, 挪威
    finland, finnish, 芬兰
    hungary, hungarian, 匈牙利
    czech republic, czechia, czech, 捷克
    austria, austrian, 奥地利
    portugal, portuguese, 葡萄牙
    italy, italian, 意大利
    belgium, belgian, 比利时
    serbia, serbian, 塞尔维亚
    israel, israeli, 以色列
    saudi arabia, saudi, 沙特阿拉伯, 沙特
    united arab emirates, uae, emirati, 阿联酋
    mexico, mexican, 墨西哥
    argentina, argentine, argentinian, 阿根廷
    chile, chilean, 智利
    egypt, egyptian, 埃及
    south africa, south african, 南非
    nigeria, nigerian, 尼日利亚
    kenya, kenyan, 肯尼亚
    pakistan, pakistani, 巴基斯坦
    kazakhstan, kazakh, 哈萨克斯坦
    new zealand, new zealander, 新西兰
    mongolia, mongolian, 蒙古
    cambodia, cambodian, 柬埔寨
    laos, lao, 老挝
    greece, greek, 希腊
    turkey, turkish, 土耳其
    japan, japanese, 日本, 日方, 日韩, 中日, 美日
    south korea, korea, korean, 韩国, 日韩, 中韩
    taiwan, taiwanese, 台湾
    thailand, thai, 泰国
    vietnam, vietnamese, 越南
    philippines, filipino, philippine, 菲律宾
    malaysia, malaysian, 马来西亚
    indonesia, indonesian, 印度尼西亚, 印尼
    singapore, singaporean, 新加坡
    india, indian, 印度
    russia, russian, 俄罗斯
    ukraine, ukrainian, 乌克兰
    brazil, brazilian, 巴西
    canada, canadian, 加拿大
    australia, australian, 澳大利亚
    ghana, ghanaian, 加纳
    peru, peruvian, 秘鲁
    colombia, colombian, 哥伦比亚
    romania, romanian, 罗马尼亚
    iceland, icelandic, 冰岛
    morocco, moroccan, 摩洛哥
    bangladesh, bangladeshi, 孟加拉国
    south america, latin america, 南美, 拉美
    southeast asia, asean, 东南亚, 东盟
    united nations, un, 联合国
    los angeles, la
    new york, nyc, 纽约
"""
COUNTRIES = {
    form: forms
    for forms in ([f.strip() for f in row.split(",")] for row in _ROWS.strip().splitlines())
    for form in forms
}


def is_country(name: str) -> bool:
    """Whether a name is a country's or its people's, under any of their names."""
    return plain(name) in COUNTRIES


# Those of whom it is said where they are at home: "the Kenyan carrier", "a lender from Portugal".
_SOMEBODY = (
    r"(?:airline|airport|app|bank|brand|brewer|broadcaster|brokerage|\w*builder|carrier|chain|company|conglomerate|"
    r"designer|developer|exporter|farmer|firm|fund|giant|grocer|group|grower|insurer|lender|"
    r"(?:car|drug|chip|auto)?maker|manufacturer|marketplace|miner|operator|platform|producer|provider|publisher|"
    r"retailer|start-?up|studio|supplier|utility)"
)


_AT_HOME = re.compile(
    rf"\b(?P<of>(?!The |An? )[A-Z]\w+(?: [A-Z]\w+)?) (?:[a-z-]+ ){{0,2}}{_SOMEBODY}\b|"
    rf"\b{_SOMEBODY} (?:from|based in) (?P<there>[A-Z]\w+(?: [A-Z]\w+)?)\b"
)


# Forms in which any other name may stand, too: "Kenya's carrier", "Arden Holdings of Kenya".
_OF_A_LAND = re.compile(
    rf"\b(?P<whose>[A-Z]\w+(?: [A-Z]\w+)?)['’]s (?:(?=[A-Z])|(?:[a-z-]+ ){{0,2}}{_SOMEBODY}\b)|"
    rf"\b[A-Z]\S*(?: [A-Z]\S*)* of (?P<of>[A-Z]\w+(?: [A-Z]\w+)?)\b|"
    rf"\b(?:{_SOMEBODY},? (?:which is )?|, (?:which is )?)(?:from|of|in|based in|out of) "
    rf"(?P<there>[A-Z]\w+(?: [A-Z]\w+)?)\b|"
    r"\b(?P<seat>[A-Z]\w+(?: [A-Z]\w+)?)-(?:based|listed)\b"
)


def lands(text: str) -> frozenset[str]:
    """Return the countries that a text may name to say where a firm is at home."""
    found = (
        match["whose"] or match["of"] or match["there"] or match["seat"]
        for match in _OF_A_LAND.finditer(text)
    )
    return homes(text) | {name for name in found if plain(name) in COUNTRIES}


def homes(text: str) -> frozenset[str]:
    """Return the countries or peoples that a text names to say where a firm is at home."""
    found = (match["of"] or match["there"] for match in _AT_HOME.finditer(text))
    return frozenset(name for name in found if plain(name) in COUNTRIES)
