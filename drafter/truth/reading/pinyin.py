"""Chinese names in Latin letters: whether "Zhou Weiming" or "Lanqiao Technology" stands in a text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from drafter.errors import UsageError

_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 6  # letters of the longest syllable, "zhuang"
_AFTER = 8  # characters after a name in which "technology" may follow: 蓝桥智能机器人科技
_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}
_DIAERESIS = "\u0308"

# Family names in both scripts; a name of one syllable is one of these or nothing.
FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于余蒋蔡杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武"
    "戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯"
    "纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪"
    "简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎"
    "甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝"
    "区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁都芮普阙浦戈伏鹿薄邸雍"
    "辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展"
    "阴昝智幸奉植衡富尧闭由"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭蔣葉蘇魏呂盧鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯溫齊喬龐顏莊聶魯嶽歐關蘭寧"
)
_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 慕容 皇甫 尉迟 公孙 令狐 长孙 宇文 夏侯 歐陽 司馬".split()
)
# Family names as Hong Kong and Taiwan spell them.
_SPELLED = {
    spelling: characters
    for row in """
    wong:黄王黃 chan:陈陳 lam:林 lee:李 cheung:张張 leung:梁 ng:吴伍吳 chow:周 yeung:杨楊 tsang:曾
    ho:何 tsai:蔡 hsu:许徐許 hsieh:谢謝 kwok:郭 lau:刘劉 yip:叶葉 chiu:赵趙邱 kwan:关關 tam:谭譚
    fung:冯馮 lo:罗羅 chung:钟鍾 mak:麦麥 yuen:袁 siu:萧肖蕭 choi:蔡 tse:谢謝 poon:潘 hui:许許
    lui:吕呂雷 mok:莫 chu:朱 tso:曹 kung:龚龔 hung:洪 tong:唐汤
    """.split()
    for spelling, _, characters in [row.partition(":")]
}
# What follows the name of a firm, a body or a place; a word without characters may be left out.
_GENERIC = {
    word: tuple(characters.split("|")) if characters else ()
    for row in """
    technology:科技|技术 technologies:科技|技术 tech:科技|技术 group:集团 holdings:控股|集团
    holding:控股 robotics:机器人 robot:机器人 robots:机器人 motors:汽车 motor:汽车|电机 auto:汽车
    automobile:汽车 automotive:汽车 bank:银行 university:大学 college:学院|大学 energy:能源
    power:电力|能源|动力 medical:医疗 healthcare:医疗|健康 health:健康|医疗|卫生
    pharmaceutical:制药|医药|药业 pharmaceuticals:制药|医药|药业 pharma:制药|医药|药业
    semiconductor:半导体 semiconductors:半导体 microelectronics:微电子 electronics:电子
    electric:电气|电器|电子 cloud:云 fund:基金 capital:资本|创投 securities:证券 insurance:保险
    ventures:创投|资本 venture:创投 investment:投资 investments:投资 network:网络 networks:网络
    intelligence:智能 intelligent:智能 software:软件 games:游戏 game:游戏 entertainment:娱乐
    media:传媒|媒体 pictures:影业 film:影业|电影 music:音乐 logistics:物流
    delivery:快递|配送 airlines:航空 airline:航空 aviation:航空 aerospace:航天 space:航天|空间
    telecom:电信|通信 communications:通信 mobile:移动 optical:光学|光电 display:显示
    materials:材料 chemical:化工|化学 chemicals:化工 steel:钢铁 battery:电池 batteries:电池
    solar:光伏|太阳能 foods:食品 food:食品 coffee:咖啡 tea:茶 dairy:乳业 trading:贸易
    mall:商城|商场 store:商店|门店 hospital:医院 institute:研究院|研究所|学院 laboratory:实验室
    lab:实验室 labs:实验室 academy:科学院|研究院|学院 court:法院 exchange:交易所 daily:日报
    news:新闻|报 times:时报 evening:晚报 morning:晨报|早报 weekly:周刊 province:省 city:市
    county:县 district:区 town:镇 township:乡|镇 village:村 road:路 street:街 bridge:桥
    river:江|河 lake:湖 mountain:山 airport:机场 station:站 port:港 island:岛 bay:湾 area:区
    zone:区 park:园|区 data:数据 computing:计算 quantum:量子 biotech:生物 biotechnology:生物
    bio:生物 vision:视觉 digital:数字|数码 education:教育 finance:金融 financial:金融 payment:支付
    pay:支付 app: model:模型 models:模型 new: people's:人民 municipal:市 intermediate:中级
    high:高级|高 international:国际 national:国家|全国 science:科学|科技 sciences:科学
    consulting:咨询 consultancy:咨询 consultants:咨询 advisory:咨询|顾问 research:研究|咨询 brokerage:证券
    analytics:数据|分析 association:协会 council:理事会|委员会 union:工会|联合会 federation:联合会
    mobility:出行 travel:旅行|旅游 tourism:旅游 hotel:酒店 hotels:酒店 home:家居 appliances:电器|家电
    property:地产|置业 properties:地产|置业 estate:地产 construction:建设|建筑 railway:铁路|铁道
    metro:地铁 systems:系统 equipment:设备|装备 instruments:仪器 machinery:机械|重工 tools:工具
    shipbuilding:船舶|造船 shipyard:船厂|造船 shipping:航运|海运 storage:存储|储能 photonics:光子|光电
    laser:激光 lidar:激光雷达 sensors:传感 chips:芯片 micro:微电子|微 devices:器件 apparel:服饰|服装
    fashion:服饰|时尚 sports:体育|运动 toys:玩具 publishing:出版 press:出版社|新闻社 studio:工作室
    studios:工作室|影业 retail:零售 supermarket:超市 commerce:电商|商务 payments:支付 wealth:财富 trust:信托
    futures:期货 leasing:租赁 lithium:锂业|锂电|锂能 hydrogen:氢能 nuclear:核电|核 wind:风电 grid:电网
    water:水务 gas:燃气 petroleum:石油 mining:矿业 metals:金属 textile:纺织 paper:纸业 furniture:家具
    agriculture:农业 seeds:种业 genomics:基因 genetics:基因 therapeutics:医药|生物 vaccine:疫苗
    vaccines:疫苗 dental:口腔 clinic:诊所 school:学校|小学|中学 express:快递|速运|速递
    industry:工业|产业 industries:工业|实业 industrial:工业 development:发展|开发 co: ltd: inc:
    corp: corporation: company: limited: firm: plc: brand: the: of: and: for: mr: ms: mrs: dr:
    prof:
    """.split()
    for word, _, characters in [row.partition(":")]
}
# English words that happen to be Chinese syllables throughout
_ENGLISH = frozenset(
    """change changer range ranger danger manger hanger hangar banger anger angrier longer tangerine banshee
        shebang guidance language warehouse gatehouse alongside longtime routine musician politician
        suicide engage sequence maximize maximise equalise equate guiding macaque adequate median
        humanitarian shouting reliance sunshine shining courier cashier antique antiquarian leisure outage
        outing exiting shaming shaping shading shaken cheque marijuana boxing angling dangling mixing
        relaxing taxing jasmine nuance quarantine tagalong queenside dugong simian karaoke""".split()
)
_DISTINCT = re.compile(r"zh|x|q|[iu]ang|[iu]an|iao|ong|eng|uo|ang|ao|ou|ei|ui|iu|sh")


class _Heard:
    """A text by the sound of its characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.latin = text.lower()
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, character in enumerate(text):
            for reading in _readings(character):
                self.places[reading].append(place)

    def starts(self, word: str) -> Iterator[int]:
        """Yield the places of the characters that sound as `word` begins."""
        for size in range(1, min(_LONGEST, len(word)) + 1):
            yield from self.places.get(word[:size], ())

    def end(self, word: str, place: int) -> int:
        """Return where the characters that sound as `word` end if they begin at `place`, else -1."""
        if not word:
            return place
        if place >= len(self.text):
            return -1
        for reading in _readings(self.text[place]):
            if word.startswith(reading):
                end = self.end(word[len(reading) :], place + 1)
                if end >= 0:
                    return end
        return -1


def stands(name: str, text: str) -> tuple[int, int] | None:
    """Return where a Chinese text has, in characters, a name spelled in Latin letters; None if nowhere.

    Any reading of a character will do, and both orders of a personal name. A name of one syllable is a
    family name. "Technology", "Group" and their like may be left out by the text but not contradicted.
    """
    words = [_letters(word) for word in name.split() if word != "AI"]
    own = [word for word in words if word not in _GENERIC]
    generic = [_GENERIC[word] for word in words if _GENERIC.get(word)]
    if not own or not _HAN.search(text):
        return None
    heard = _heard(text)
    # the E of "Xinglan E" stands as it is
    spelled = [w for w in own if (is_pinyin(w) and len(w) > 1) or w in _SPELLED]
    if not spelled or any(w not in heard.latin for w in own if w not in spelled):
        return None
    letter = own[-1] if len(own[-1]) == 1 else ""
    for order in [spelled] if letter else _orders(spelled):
        found = _place(order, heard, generic, letter)
        if found:
            return found
    return None


def is_pinyin(word: str) -> bool:
    """Whether the letters of `word` are Chinese syllables throughout."""
    return _syllables(_letters(word)) > 0


def looks_chinese(name: str) -> bool:
    """Whether a name is spelled as a Chinese person's is, or as a firm's that sounds Chinese alone."""
    own = [word for word in map(_letters, name.split()) if word not in _GENERIC]
    if not own or not all(is_pinyin(word) for word in own):
        return False
    sizes = [_syllables(word) for word in own]
    if len(own) == 1:
        word = own[0]
        return (
            sizes[0] >= 2
            and len(word) >= 6
            and bool(_DISTINCT.search(word))
            and word not in _ENGLISH
        )
    if len(own) > 3 or sum(sizes) > 4:
        return False
    families = _family_sounds()
    first = own[0] in families  # a family name that comes last may follow "Maya" or "Dan"
    last = own[-1] in families and bool(_DISTINCT.search("".join(own[:-1])))
    return (first or last) and sum(map(len, own)) >= 5


def _place(
    words: list[str], heard: _Heard, generic: list[tuple[str, ...]], letter: str
) -> tuple[int, int] | None:
    """Return the first place where all words follow one another, with the generic words if they do.

    A letter that ends the name must stand there as it is.
    """
    joined = "".join(words)
    found = None
    for start in sorted(set(heard.starts(joined))):
        end = heard.end(joined, start)
        if end < 0 or not (
            _is_name(words, heard.text[start:end]) or _is_quoted(heard.text, start, end)
        ):
            continue
        if letter:
            if heard.latin.startswith(letter, end):
                return start, end + 1
            continue
        stop = _with_generic(heard.text, end, generic)
        if stop is not None:
            return start, stop
        if not heard.text.startswith(_suffixes(), end):  # the name of another thing goes on
            found = found or (start, end)
    if found is None and len(words) == 1 and words[0] in _SPELLED:
        match = re.search(f"[{_SPELLED[words[0]]}]", heard.text)
        return match.span() if match else None
    return found


def _is_name(words: list[str], characters: str) -> bool:
    """Whether the characters can be the name: of several words, or of one syllable, a family's leads."""
    if len(words) == 1:
        return len(characters) > 1 or characters in FAMILIES
    if len(characters) > 4:  # places and firms in several words
        return True
    person = len(words) == 2 and words[0] in _family_sounds()
    return characters[0] in FAMILIES or characters[:2] in _COMPOUND or not person


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether characters stand between quotation marks, as the names of papers and works do."""
    return text[max(0, start - 1) : start] + text[end : end + 1] in ("“”", "《》", "「」")


def _with_generic(text: str, end: int, generic: list[tuple[str, ...]]) -> int | None:
    """Return where the last of the generic words ends if all follow the name, else None."""
    after = text[end : end + _AFTER]
    stop = 0
    for options in generic:
        places = [after.find(option) + len(option) for option in options if option in after]
        if not places:
            return None
        stop = max(stop, *places)
    return end + stop


@cache
def _suffixes() -> tuple[str, ...]:
    """Return the words that end the names of firms: another one makes another firm."""
    words = "technology group robotics motors bank university securities semiconductor pharma fund"
    return tuple(option for word in words.split() for option in _GENERIC[word])


def is_firm(name: str) -> bool:
    """Whether a Chinese name ends as those of firms do."""
    return name.endswith((*_suffixes(), "公司"))


def is_generic(word: str) -> bool:
    """Whether an English word says what sort of firm, body or place it is: "group", "university"."""
    return word.lower() in _GENERIC


def _orders(words: list[str]) -> Iterator[list[str]]:
    """Yield the words as they stand and, for a personal name, with the family's name first."""
    yield words
    if 1 < len(words) <= 3:
        yield [words[-1], *words[:-1]]


@lru_cache(maxsize=4096)
def _letters(word: str) -> str:
    """Return the letters of a Latin word in small: no tones, hyphens, apostrophes or possessive; ü is v."""
    word = re.sub(r"['’]s$", "", word.lower()) if word.lower() != "people's" else word.lower()
    found = unicodedata.normalize("NFD", word).replace("u" + _DIAERESIS, "v")
    return "".join(c for c in found if c not in _TONES and c not in "-'’.,")


@lru_cache(maxsize=4096)
def _syllables(word: str) -> int:
    """Return into how few Chinese syllables the letters of a word part, 0 when they do not."""
    known = _sounds()
    least = [0] + [99] * len(word)
    for end in range(1, len(word) + 1):
        for size in range(1, min(_LONGEST, end) + 1):
            if word[end - size : end] in known:
                least[end] = min(least[end], least[end - size] + 1)
    return least[-1] if 0 < least[-1] < 99 else 0


@lru_cache(maxsize=64)
def _heard(text: str) -> _Heard:
    return _Heard(text)


@lru_cache(maxsize=32768)
def _readings(character: str) -> tuple[str, ...]:
    """Return the sounds of a character without their tones; none of what is not Chinese."""
    raw = _dictionary().get(str(ord(character)), "") if _HAN.match(character) else ""
    found: dict[str, None] = {}
    for reading in raw.split(","):
        sound = unicodedata.normalize("NFD", reading)
        sound = "".join(c for c in sound if c not in _TONES)
        if "u" + _DIAERESIS in sound:
            found.update(
                dict.fromkeys(sound.replace("u" + _DIAERESIS, u) for u in ("v", "u", "yu"))
            )
        elif sound.isascii() and sound:
            found[sound] = None
    return tuple(found)


@cache
def _sounds() -> frozenset[str]:
    """Return the syllables of Chinese, from its 3,755 commonest characters."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    common = (row.decode("gb2312", "ignore") for row in rows)
    found = {sound for character in common if character for sound in _readings(character)}
    return frozenset(found - {"i", "o", "u", "m", "n", "ng", "hng", "hm"})


@cache
def _family_sounds() -> frozenset[str]:
    single = {sound for character in FAMILIES for sound in _readings(character)}
    double = {a + b for name in _COMPOUND for a in _readings(name[0]) for b in _readings(name[1])}
    return frozenset(single | double)


@cache
def _dictionary() -> dict[str, str]:
    """Return the readings of each character by its code, as the package's own table has them."""
    # Importing the package reads all its tables of phrases: 0.15 s against 0.01 s.
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise UsageError("The package pypinyin is missing. Install the desk's dependencies.")
    table = Path(package.origin).parent / "pinyin_dict.json"
    readings: dict[str, str] = json.loads(table.read_text(encoding="utf-8"))
    return readings
