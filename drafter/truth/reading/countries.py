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
    hong kong, hongkong, hk, hkex, 香港, 港交所, 联交所, 港股, 港元, 赴港
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
    ethiopia, ethiopian, ethiopians, 埃塞俄比亚
    mozambique, mozambican, mozambicans, 莫桑比克
    zambia, zambian, zambians, 赞比亚
    zimbabwe, zimbabwean, 津巴布韦
    tanzania, tanzanian, tanzanians, 坦桑尼亚
    uganda, ugandan, ugandans, 乌干达
    rwanda, rwandan, rwandans, 卢旺达
    namibia, namibian, 纳米比亚
    botswana, botswanan, 博茨瓦纳
    angola, angolan, 安哥拉
    senegal, senegalese, 塞内加尔
    ivory coast, ivorian, 科特迪瓦
    cameroon, cameroonian, 喀麦隆
    algeria, algerian, 阿尔及利亚
    tunisia, tunisian, 突尼斯
    libya, libyan, libyans, 利比亚
    sudan, sudanese, 苏丹
    malawi, malawian, 马拉维
    madagascar, malagasy, 马达加斯加
    sri lanka, sri lankan, 斯里兰卡
    nepal, nepali, nepalese, 尼泊尔
    myanmar, burma, burmese, 缅甸
    brunei, bruneian, 文莱
    uzbekistan, uzbek, 乌兹别克斯坦
    azerbaijan, azerbaijani, 阿塞拜疆
    armenia, armenian, 亚美尼亚
    iran, iranian, iranians, 伊朗
    iraq, iraqi, iraqis, 伊拉克
    syria, syrian, syrians, 叙利亚
    lebanon, lebanese, 黎巴嫩
    kuwait, kuwaiti, 科威特
    qatar, qatari, 卡塔尔
    oman, omani, 阿曼
    bahrain, bahraini, 巴林
    afghanistan, afghan, afghans, 阿富汗
    north korea, north korean, 朝鲜
    bulgaria, bulgarian, 保加利亚
    croatia, croatian, 克罗地亚
    slovenia, slovenian, 斯洛文尼亚
    slovakia, slovak, 斯洛伐克
    bosnia, bosnian, 波黑
    albania, albanian, 阿尔巴尼亚
    estonia, estonian, 爱沙尼亚
    latvia, latvian, 拉脱维亚
    lithuania, lithuanian, 立陶宛
    belarus, belarusian, 白俄罗斯
    luxembourg, luxembourgish, 卢森堡
    malta, maltese, 马耳他
    cyprus, cypriot, 塞浦路斯
    cuba, cuban, 古巴
    jamaica, jamaican, 牙买加
    panama, panamanian, 巴拿马
    costa rica, costa rican, 哥斯达黎加
    guatemala, guatemalan, 危地马拉
    ecuador, ecuadorian, 厄瓜多尔
    bolivia, bolivian, 玻利维亚
    venezuela, venezuelan, 委内瑞拉
    uruguay, uruguayan, 乌拉圭
    paraguay, paraguayan, 巴拉圭
    fiji, fijian, 斐济
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
