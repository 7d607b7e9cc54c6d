"""News outlets, banks and research firms under the names that Chinese texts give them.

They are cited in all stories, so that they stand in no glossary: stories are grouped by its names.
"""

from __future__ import annotations

_ROWS = """
Reuters = 路透 | Bloomberg = 彭博 | Financial Times = 金融时报
Wall Street Journal = 华尔街日报 | New York Times = 纽约时报 | Washington Post = 华盛顿邮报
Nikkei = 日经 日本经济新闻 | CNBC = 消费者新闻与商业频道 | Forbes = 福布斯 | Fortune = 财富
The Economist = 经济学人 | South China Morning Post = 南华早报 | Caixin = 财新
Yicai = 第一财经 | Xinhua = 新华社 新华网 | CCTV = 央视 中央电视台 | People's Daily = 人民日报
Global Times = 环球时报 | China Daily = 中国日报 | LatePost = 晚点 | 36Kr = 36氪
Jiemian = 界面 | The Paper = 澎湃 | Economic Observer = 经济观察
China Business News = 第一财经 | Securities Times = 证券时报
China Securities Journal = 中国证券报 | Shanghai Securities News = 上海证券报 | TMTPost = 钛媒体
Huxiu = 虎嗅 | Beijing News = 新京报 | Southern Metropolis Daily = 南方都市报
21st Century Business Herald = 21世纪经济报道 | National Business Daily = 每日经济新闻
Star Market Daily = 科创板日报 | Cailianshe = 财联社 | Tencent News = 腾讯新闻 | iiMedia = 艾媒
iResearch = 艾瑞 | Analysys = 易观 | TrendForce = 集邦 | Sigmaintell = 群智 | RUNTO = 洛图
AVC = 奥维 | Dolphin Research = 海豚 | Frost & Sullivan = 弗若斯特沙利文 沙利文
Nielsen = 尼尔森 | Ipsos = 益普索 | Kantar = 凯度 | McKinsey = 麦肯锡
Boston Consulting Group = 波士顿咨询 | Deloitte = 德勤 | KPMG = 毕马威 | PwC = 普华永道
Gartner = 高德纳 | Moody's = 穆迪 | Fitch = 惠誉 | Morningstar = 晨星 | Zero2IPO = 清科
ITjuzi = IT桔子 | Goldman Sachs = 高盛 | Morgan Stanley = 摩根士丹利 大摩
JPMorgan = 摩根大通 小摩 | UBS = 瑞银 | Citigroup = 花旗 | Citi = 花旗 | Nomura = 野村
Daiwa = 大和 | HSBC = 汇丰 | Standard Chartered = 渣打 | Barclays = 巴克莱
Jefferies = 富瑞 杰富瑞 | Deutsche Bank = 德意志银行 德银 | Bank of America = 美国银行 美银
Macquarie = 麦格理 | CLSA = 里昂 | Bernstein = 伯恩斯坦 | Credit Suisse = 瑞信 | Mizuho = 瑞穗
DBS = 星展 | CITIC Securities = 中信证券 | China Securities = 中信建投
CSC Financial = 中信建投 | Huatai Securities = 华泰证券 | Guosen Securities = 国信证券
Kaiyuan Securities = 开源证券 | Industrial Securities = 兴业证券
China Merchants Securities = 招商证券 | Haitong Securities = 海通证券 | GF Securities = 广发证券
Guotai Haitong = 国泰海通 | Guotai Junan = 国泰君安 | Shenwan Hongyuan = 申万宏源
Everbright Securities = 光大证券 | Soochow Securities = 东吴证券
Sinolink Securities = 国金证券 | Changjiang Securities = 长江证券
Minsheng Securities = 民生证券 | Zheshang Securities = 浙商证券 | Essence Securities = 安信证券
Tianfeng Securities = 天风证券 | Founder Securities = 方正证券 | Ping An Securities = 平安证券
Orient Securities = 东方证券 | Western Securities = 西部证券 | Guohai Securities = 国海证券
China International Capital = 中金 | CMB International = 招银国际 | BOC International = 中银国际
ICBC International = 工银国际
"""


def _rows() -> dict[str, tuple[str, ...]]:
    cells = (cell.split("=") for cell in _ROWS.replace("\n", "|").split("|") if cell.strip())
    return {english.strip().lower(): tuple(chinese.split()) for english, chinese in cells}


_OUTLETS = _rows()


def in_chinese(name: str) -> tuple[str, ...]:
    """Return the Chinese names of an outlet, a bank or a research firm; none for any other name."""
    known = name.lower().replace("’", "'").removeprefix("the ").removesuffix("'s")
    return _OUTLETS.get(known, ()) or _OUTLETS.get(f"the {known}", ())
