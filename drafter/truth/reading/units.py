"""Units and scales as English and Chinese texts write them; data, one unit a line."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _words(table: str) -> dict[str, str]:
    """Return {word: name} of lines `name: word, word`."""
    rows = (line.partition(":") for line in table.strip().splitlines())
    return {word.strip(): name.strip() for name, _, words in rows for word in words.split(",")}


def _measures(table: str) -> dict[str, tuple[str, float]]:
    """Return {word: (unit, factor)} of lines `unit factor: word, word`."""
    return {word: (name.split()[0], float(name.split()[1])) for word, name in _words(table).items()}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SCALES = {
    "hundred": 100,
    "dozen": 12,
    **dict.fromkeys(("thousand", "k"), 10**3),
    "lakh": 10**5,
    "crore": 10**7,
    **dict.fromkeys(("million", "mln", "mn", "m"), 10**6),
    **dict.fromkeys(("billion", "bln", "bn", "b"), 10**9),
    **dict.fromkeys(("trillion", "trn", "tn"), 10**12),
}
SYMBOLS = _words("""
    USD: us$, $, usd
    HKD: hk$, hkd
    TWD: nt$, twd
    SGD: s$, sgd
    EUR: €, eur
    GBP: £, gbp
    KRW: ₩, krw
    INR: ₹, rs, rs., inr
    NZD: nz$, nzd
    SEK: sek
    NOK: nok
    DKK: dkk
    PLN: pln
    ZAR: zar, r
    MXN: mx$, mxn
    IDR: rp, idr
    VND: ₫, vnd
    PHP: ₱, php
    CLP: clp
    COP: cop
    ARS: ars
    HUF: huf
    CZK: czk
    ISK: isk
    NGN: ₦, ngn
    KES: ksh, kes
    PEN: s/, pen
    RUB: ₽, rub
    TRY: ₺
    ILS: ₪, ils
    AED: aed
    SAR: sar
    MOP: mop$, mop
    JPY: jpy
    CAD: c$, ca$, can$, cad
    AUD: a$, au$, aud
    BRL: r$
    CHF: chf
    THB: ฿, thb
    MYR: myr
    CNY: ¥, ￥, rmb, cny
""")
CURRENCY_WORDS = _words("""
    USD: us dollar, u.s. dollar, dollar, usd
    HKD: hong kong dollar, hk dollar, hkd
    SGD: singapore dollar
    TWD: taiwan dollar
    CNY: yuan, renminbi, rmb, cny
    EUR: euro, eur
    GBP: pound
    JPY: yen
    KRW: won
    INR: rupee
    CAD: canadian dollar
    AUD: australian dollar
    BRL: brazilian real, reais
    CHF: swiss franc, franc
    THB: baht
    MYR: ringgit
    IDR: rupiah
    VND: dong
    PHP: philippine peso
    CLP: chilean peso
    COP: colombian peso
    ARS: argentine peso
    PESO: peso
    RUB: rouble, ruble
    AED: dirham
    SAR: riyal
    TRY: turkish lira, lira
    KZT: tenge
    ILS: shekel
    NZD: new zealand dollar, nz dollar
    SEK: swedish krona, swedish kronor
    NOK: norwegian krone, norwegian kroner
    DKK: danish krone, danish kroner
    ISK: icelandic krona, icelandic kronur
    KES: kenyan shilling
    PEN: peruvian sol, soles
    KRONE: krone, kroner, krona, kronor
    PLN: zloty, zlotych, złoty, złotych, zł
    HUF: forint
    CZK: koruna, czech crown
    NGN: naira
    ZAR: south african rand, rand
    MXN: mexican peso
    MOP: pataca
    PKR: pakistani rupee, pakistan rupee
    EGP: egyptian pound
    BDT: taka
""")
TIMES = _words("""
    year: year, yr
    quarter: quarter
    month: month
    week: week
    day: day
    hour: hour
    minute: minute, min
    second: second
""")
MEASURES = _measures("""
    USD 0.01: us cents, us cent, u.s. cents, u.s. cent, cents, cent
    HKD 0.01: hk cents, hong kong cents
    AUD 0.01: australian cents, australian cent
    CAD 0.01: canadian cents, canadian cent
    EUR 0.01: euro cents, euro cent, eurocents
    NZD 0.01: new zealand cents
    SGD 0.01: singapore cents, singapore cent
    ZAR 0.01: south african cents
    GBP 0.01: pence
    INR 0.01: paise
    CNY 0.1: jiao
    CNY 0.01: fen
    year 10: decades, decade
    year 100: centuries, century
    week 2: fortnights, fortnight
    m 1e3: kilometres, kilometers, kilometre, kilometer, km, kph, km/h
    m 1852: nautical miles, nautical mile
    m 1609.34: miles, mile, mph
    m 1: metres, meters, metre, meter
    m 0.9144: yards, yard
    m 1e-9: nanometre, nanometer, nm
    m2 1: square metres, square meters, square metre, square meter, sqm, sq m, sq. m, m2, m²
    m2 1e6: square kilometres, square kilometers, square kilometre, square kilometer, square km
    m2 1e6: sq km, sq. km, km2, km²
    m2 2589988: square miles, square mile, sq miles, sq mi
    m2 666.67: mu
    m2 1e4: hectares, hectare, ha
    m2 4046.86: acres, acre
    g 1: grams, gram
    g 1e-3: milligrams, milligram
    g 500: jin, catties, catty
    g 453.592: lbs, lb
    g 1e3: kilograms, kilogram, kilos, kilo, kg
    g 1e6: tonnes, tonne, tons, ton, metric tons, metric ton
    g 1e9: kilotonnes, kilotonne, kilotons, kiloton, kt
    g 1e12: megatonnes, megatonne
    W 1: watts, watt
    Wh 1: watt hours, watt-hours, watt-hour
    W 1e3: kilowatts, kilowatt, kw
    W 1e6: megawatts, megawatt, mw
    W 1e9: gigawatts, gigawatt, gw
    Wh 1e3: kilowatt hours, kilowatt-hours, kilowatt-hour, kwh
    Wh 1e6: megawatt hours, megawatt-hours, megawatt-hour, mwh
    Wh 1e9: gigawatt hours, gigawatt-hours, gigawatt-hour, gwh
    Wh 1e12: terawatt hours, terawatt-hours, twh
    m 1e-6: microns, micron, micrometres, micrometers, micrometre, micrometer, μm, um
    m 1e-3: mm, millimetres, millimeters, millimetre, millimeter
    g 28.35: ounces, ounce
    C 1: degrees celsius, degree celsius, °c
    Hz 1e6: megahertz, mhz
    Hz 1e9: gigahertz, ghz
    V 1: volts, volt
    V 1e3: kilovolts, kilovolt, kv
    dB 1: decibels, decibel
    px 1e6: megapixels, megapixel
    hp 1: horsepower
    second 1e-3: milliseconds, millisecond, ms
    second 1e-6: microseconds, microsecond, μs
    second 1e-9: nanoseconds, nanosecond, ns
    m 1e-2: cm, centimetres, centimeters
    m 0.0254: inches, inch
    m 0.3048: feet
    m2 0.0929: square feet, square foot, sq ft
    L 1: litres, liters, litre, liter
    L 159: barrels, barrel
    L 1e3: cubic metres, cubic meters, cubic metre, cubic meter
    L 3.785: gallons, gallon
    L 1e-3: millilitres, milliliters, millilitre, milliliter
    Ah 1e-3: mah, milliampere-hours
    flops 1e12: tflops, teraflops
    flops 1e15: pflops, petaflops
    flops 1e18: eflops, exaflops
    points 0.01: basis points, basis point, bps
    bit 1: bits
    bit 1e6: megabits, mbps
    bit 1e9: gigabits, gbps
    bit 1e12: terabits, tbps
    B 1: bytes
    B 1e6: mb, megabytes, megabyte
    B 1e9: gb, gigabytes
    B 1e12: tb, terabytes
    B 1e15: pb, petabytes
    B 1e18: eb, exabytes
""")

# The currencies whose hundredths are called cents, which most texts write without saying whose.
WITH_CENTS = frozenset("USD HKD AUD CAD EUR NZD SGD ZAR TWD".split())
CENTS = re.compile(r"[\d\s-](?:cents?|penny)$", re.IGNORECASE)

CHINESE_SCALES = {
    "": 1,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
CHINESE_UNITS = _words("""
    CNY: 人民币元, 元人民币, 元, 人民币, 块钱, 块整, 块
    USD: 美元, 美金
    HKD: 港元, 港币
    EUR: 欧元
    GBP: 英镑
    JPY: 日元, 日圆
    KRW: 韩元
    TWD: 新台币
    SGD: 新加坡元, 新元
    INR: 印度卢比, 卢比
    CAD: 加元, 加拿大元
    AUD: 澳元, 澳大利亚元
    BRL: 雷亚尔
    CHF: 瑞士法郎, 瑞郎
    THB: 泰铢
    MYR: 林吉特, 马来西亚林吉特, 马币
    IDR: 印尼盾, 印尼卢比
    VND: 越南盾
    PHP: 菲律宾比索
    CLP: 智利比索
    COP: 哥伦比亚比索
    ARS: 阿根廷比索
    PESO: 比索
    RUB: 卢布
    AED: 迪拉姆
    SAR: 里亚尔
    TRY: 里拉
    KZT: 坚戈
    ILS: 谢克尔
    NZD: 新西兰元, 纽元
    SEK: 瑞典克朗
    NOK: 挪威克朗
    DKK: 丹麦克朗
    ISK: 冰岛克朗
    KRONE: 克朗
    HUF: 福林
    CZK: 捷克克朗
    NGN: 奈拉
    PLN: 兹罗提
    ZAR: 南非兰特, 兰特
    MXN: 墨西哥比索
    MOP: 澳门元, 澳门币
    PKR: 巴基斯坦卢比
    EGP: 埃及镑
    BDT: 塔卡
    percent: %
    points: 个百分点, 百分点
    times: 倍
    year: 年, 周年, 岁, 周岁
    quarter: 个季度
    month: 个月
    week: 周, 个星期
    day: 天, 日, 个交易日, 个工作日, 工作日
    hour: 小时, 个小时
    minute: 分钟
    second: 秒
""")
CHINESE_MEASURES = _measures("""
    CNY 0.01: 分钱
    CNY 0.1: 角钱, 毛钱
    USD 0.01: 美分
    HKD 0.01: 港仙, 港分
    EUR 0.01: 欧分
    year 100: 个世纪
    m 1e3: 公里, 千米
    m 1: 米
    m 1609.34: 英里
    m 1e-9: 纳米
    m 1e-6: 微米
    g 28.35: 盎司
    C 1: 摄氏度, ℃
    Hz 1e6: 兆赫
    Hz 1e9: 吉赫
    V 1: 伏
    V 1e3: 千伏
    dB 1: 分贝
    px 1: 像素
    hp 1: 马力
    m 1852: 海里
    m 500: 华里, 里地, 里路, 里
    second 1e-3: 毫秒
    second 1e-6: 微秒
    second 1e-9: 纳秒
    minute 15: 刻钟
    m2 1: 平方米
    m2 1e6: 平方公里
    m2 666.67: 亩
    m2 1e4: 公顷
    g 1: 克
    g 1e3: 公斤, 千克
    g 1e-3: 毫克
    g 500: 市斤, 斤
    g 1e6: 吨
    W 1: 瓦
    W 1e3: 千瓦
    W 1e6: 兆瓦
    W 1e9: 吉瓦
    Wh 1e3: 千瓦时, 度电
    Wh 1e6: 兆瓦时
    Wh 1e9: 吉瓦时
    Wh 1e12: 太瓦时
    B 1e9: GB
    B 1e12: TB
    m 1e-3: 毫米
    m 1e-2: 厘米
    m 0.0254: 英寸, 寸, 吋
    m 0.3048: 英尺
    m2 0.0929: 平方英尺
    L 159: 桶
    L 1e3: 立方米, 立方
    L 1e-3: 毫升
    bit 1e6: Mbps
    bit 1e9: Gbps, Gb
    bit 1e12: Tbps, Tb
    B 1e6: MB
    Wh 1e9: GWh
    W 1e9: GW
    Ah 1e-3: 毫安时
    flops 1e12: TFLOPS, TFlops
    flops 1e15: PFLOPS, PFlops, P
    flops 1e18: EFLOPS, EFlops
    points 0.01: 个基点, 基点
""")
CLASSIFIERS = (
    "人名位家个款台辆项次座条种部件套颗枚张户所只艘架步篇场起宗门支股份城区省国组轮层"
    "类趟碗杯瓶盒袋包本册幅班列头匹棵株片粒副双批例封笔间栋幢处群对队届地"
)
