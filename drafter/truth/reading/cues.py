"""The words by which a text says who says so, how sure it is, how far it goes, and who owns whom."""

from __future__ import annotations

import re

from drafter.truth.reading.forms import Forms

# Who says so, in a Chinese text; after the first, whoever is named before.
ATTRIBUTION_ZH = re.compile(
    r"知情人士|消息人士|业内人士|接近\S{1,12}的人士|(?<![数依根证占])据[^，。]{2,16}(?:报道|统计|数据|估算|测算|预测|介绍|透露|"
    r"了解|监测|报告|调查|消息|资料|材料|说法|白皮书|文件)|(?:数据|报告|调查|研究)(?:显示|称|指出)|估算|测算(?!法)|分析师|(?:对|向|告诉)(?:本[报刊台网]|记者|媒体)|"
    r"(?<![未没不有无予据再可])(?:介绍|统计|强调|补充|解释|回忆|讲述|抱怨|猜测|推测|断言|宣称|披露|承认|警告|提醒|呼吁|写道|提到|谈到|证实|评价|"
    r"推断|总结)(?=[，,：:])|"
    r"(?:给予|维持|重申|上调|下调)(?=[^，。；]{0,16}(?:评级|目标价))|表示|(?<=[\u4e00-\u9fff])(?<![小传据再解学演劝听虽])说(?=[，,：:])|(?<![名号人自简俗统堪])称(?![为作号])|透露|自称(?!为)|(?<![能会够了])反映(?![出了])|吐槽|爆料|坦言|直言|预估|指出|认为|估计|预测|显示(?!屏|器|技术|面板|芯片|模组|驱动|功能|出)|预计(?=[^，。]*机构)|"
    r"(?:研究|研究院|证券|银行|资本|咨询|机构|协会|院|所|中心|智库|券商|学者|专家|人士|投行|基金|国际|高盛|花旗|瑞银|野村|"
    r"大和|汇丰|[A-Za-z])(?:普遍|还|则|同时|最新)?(?:预计|推算|看好|判断|测算)"
)
# The firm or body that the text is about, when it speaks for itself.
OWN_ZH = re.compile(
    r"公司|公告|官方|平台方|发言人|负责人|方面|法院|部门|总局|委员会|宣布|财报|年报|招股书"
)
# Who does not speak for the firm that he is named with, and who was named before.
OUTSIDER_ZH = re.compile(
    r"品牌|供应商|[经分]销商|代理商|制片人|商家|商户|卖家|用户|消费者|居民|住户|业主|市民|网友|员工|前高管|离职|投资|分析师|学者|教授|律师|专家|家长|"
    r"骑手|司机|主播|博主|玩家|顾客|业内|知情|人士|租户|房东|学生|竞争对手|同行|协会|女士|先生|[一两二三四五六七八九十多几]名"
)
BACK_ZH = re.compile(r"该|其(?!中)|上述|他|她|这[名位家]|公司")
# Who says so, in a draft.
ATTRIBUTION = Forms(
    r"""
    saying, reportedly, (?:is|are|was|were) said to,
    announced, announcement, announces, confirmed, disclosed, revealed, alleges?, alleged,
    spokes\w+, people familiar, sources?, critics, accus\w+, found, finds, ruled, statement, in its
    (?:\w+ )?(?:report|filing| post|memo|letter), complain(?:s|ed|ing)?, accuses?, report by, survey\w*, by
    (?:its|their) own, claim\w*, identif(?:y|ies|ied) (?:the|it|its|them|\w+ to)\b, urge[sd]?, blame[sd]?,
    (?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?<!so-)(?:call(?:s|ed)|term(?:s|ed))
    (?=the|it|this|that|them|its|their|his|her), so-called,
    (?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?:consider|regard|deem|view|doubt|fear)(?:s|ed)
    (?=(?:the|it|this|that|them|its|their|his|her)\b|(?-i:[A-Z])),
    (?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?:judge|rate)[sd]
    (?=(?:the|it|this|that|them|its|their|his|her)\b|(?-i:[A-Z])),
    puts? (?:\w+ ){1,6}?down (?:\w+ )?to, (?:attribut|ascrib)(?:es|ed) (?=the|it|this|that|its|their),
    (?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?:promis|pledg|vow|threaten)(?:es|s|ed) to,
    sees (?=an?|the|no|little|some|[a-z]+ing\b)
    """
)
# How sure.
_UNSURE = r"""
    (?<!as )(?<!where )(?<!if )(?<!best )(?<!every )(?<!the )possible(?= [a-z]+),
    should(?= (?:be|reach|take|rise|fall|help|come|cost|end|start)\b),
    (?:has|have|had) offered to, (?:close|near) to an? (?:\w+ )?(?:deal|agreement|sale|settlement),
    what (?:look|appear)(?:s|ed) (?:like|to be),
    suspects? that, believes? (?:the|that), thinks? (?:the|that), in outline, with moderate confidence,
    explor(?:es|ed|ing) (?:an?|the|its|whether), evaluat(?:es|ed|ing) (?:an?|the|whether),
    sound(?:ed|ing) out,
    open to (?=[a-z]+ing\b), toying with, preliminary findings, initial findings,
    reportedly, allegedly, rumou?red, might, could(?! not), possibly, perhaps, potentially, apparently,
    plans?(?= to), planning to, planned, intend(?:s|ed)? to, aim(?:s|ed)? (?:to|for|at),
    applied (?:for|to), consider(?:s|ed|ing)(?= (?:an?|the|its|their|whether|[a-z]+ing)\b),
    mull(?:s|ed|ing), weigh(?:s|ed|ing)(?= (?:an?|the|its|their|whether|[a-z]+ing)\b),
    in (?:(?:early|preliminary|advanced|exclusive|final|initial) )?talks,
    held (?:talks|discussions), hope[sd]? to, wish(?:es|ed)? to,
    expect(?:s|ed)? (?:it|them|the [a-z]+|[A-Z][a-z]+) to, said to, unconfirmed, expect(?:s|ed)? to,
    (?<!most )(?<!more )(?<!less )likely, set to, appear(?:s|ed)? to, seem(?:s|ed)? to, believed to,
    thought to, understood to, (?-i:may)(?= [a-z])(?! from now| now\b| henceforth),
    preparing to, seek(?:s|ing)? to, proposed?, draft,
    trial, testing, pilot, would, if approved, subject to
    (?=(?:\S+ ){0,4}(?:approv|review|condition|chang|clear|consent|audit|agree|vote)), subject to
    (?=(?:\S+ ){0,4}(?:sign|confirm|permi|licen|negotiat|financ)),
    pending, as early as, (?<!have )(?<!has )to (?=[a-z]+ by\b),
    suspected, (?<!the )(?<!that )(?<!this )estimate[ds]?, forecasts?, projected,
    (?<!that )(?<!this )target(?:s|ed|ing)?,
    probabl[ey], presumably,
    supposedly,
    unclear (?:whether|if|how|when), uncertain, hopes? (?:that|for), hoping to, looking
    (?:at|into), explor(?:es|ed|ing), tentative(?:ly)?, agreed in principle, wants? to, non-binding,
    (?:letter|memorandum) of, in discussions, (?:early|exploratory|advanced|preliminary)
    (?:talks|discussions|stage), negotiating, bidding for, trials?, floated, idea of,
    (?:close|near) to [a-z]+ing, at risk of, on the (?:verge|brink|cusp|point) of, about to (?=[a-z]),
    (?:set|sets|setting) (?:its|their|his|her) sights on, (?:has|have) (?:its|their) eyes? on, gearing up
    to, poised to, on (?:course|track) to, keen to, in line to,
    lean(?:s|ed|ing) towards?, yet to decide, not (?:yet )?decided, undecided
    """
_UNSURE_ZH = (
    "据报道, 据传, 传闻, 有望, 或将, 或于, 知情人士, 消息称, 据悉, 据称, 疑似, 拟, "
    "(?<![述该此项份])计划(?![，。；、书]), 预计, 可能, 考虑, "
    "尚未, 嫌疑, 疑为, "
    "仍在(?:核查|核实|调查), 征求意见(?![^。；]{0,6}(?:收到|回收|问卷)), "
    "涉嫌, 试行, 内测, 洽谈, 商谈, 接洽, 磋商, 希望, 力争, 争取, 目标是, "
    "初步(?!建|形成|完成|具备|实现|掌握), 正?接触, 商讨, 探讨, "
    "评估(?=[^，。；]{0,24}(?:可能|可行|方案|计划|是否|进入|收购|出售|迁|设|建)), 意向, 有意(?!思|义), "
    "或许, 也许, 大概率, 料将, 恐将, 恐怕, 估计, 不排除, 倾向于, 研究(?:推出|设立|进入|出售|收购), "
    "筹划, 酝酿, 打算, 预料, 料(?=[将会于可]), 意欲, 意图, 谋求, 寻求, 筹备, 设想, 期望, 推测, 猜测, "
    "据信, 似乎, 看来, "
    "(?<=[\u4e00-\u9fff])或(?=[达超会需降升涨增减影推面涉突因已只仅被难无致使令]|将|在[^，。；]{0,4}[0-9]|为[0-9]|于|成为|低于|高于|可)"
)
HEDGE = Forms(_UNSURE, _UNSURE_ZH)
# A sentence that tells what somebody is accused of may stand beside the denial of it.
ACCUSES = re.compile(
    r"\b(?:accus\w+|alleg\w+|reproach\w*|blam(?:e|es|ed|ing)|denounc\w+|complain\w*|suspect\w*|"
    r"charg(?:e|es|ed) (?:that|with)|claim(?:s|ed)? that)\b",
    re.IGNORECASE,
)
# What keeps a reservation in a draft, a charge among it.
HEDGED = Forms(
    _UNSURE.rstrip()
    + r""",
    expects?, (?<!than )(?<!as )expected, alleg\w+, accus\w+, concerns? that,
    tests?, tested, trials?, expecting, predicting,
    forecasting, wants? to, eyes, eyeing, exploring,
    looking to, due to (?=[a-z]+ (?:in|on|by)\b), scheduled to, goals?, unclear, if(?= ), whether,
    proposals?, proposes, proposing, vow(?:s|ed) to, pledg(?:es|ed) to, promis(?:es|ed) to, as soon as,
    (?:is|are|was|were) (?:also |then |now )?to (?=[a-z]), suspicion, suspects?, earmark\w*, unverified,
    been (?:independently )?verified, rumou?rs?, speculat\w+, eventual\w*, talks, discuss\w*,
    negotiat\w*, (?:meant|intended|destined|slated|due|reserved) for, set aside, allott?ed, allocated,
    meant to, fac(?:es|ed|ing), risk(?:s|ed|ing)?, threaten\w*, suggests?, believed?, believes?, thinks?,
    thinking (?:of|about), undecided, made up (?:its|their|his|her) minds?,
    assess\w*, evaluat\w+, contacts?, feelers, perhaps, maybe, possib\w+, should, can,
    reckon(?:s|ed|ing)? (?:with|on|that), puts? [^.;,]{1,40} at, on the table, provided(?= that),
    subject to, [a-z]+ permitting, conditional (?:on|upon), contingent (?:on|upon), pending,
    pencill?ed in,
    weigh(?:s|ed|ing)?, mull(?:s|ed|ing)?
    """,
    _UNSURE_ZH,
)
# Who owns whom.
OWNERSHIP = Forms(
    r"""
    own(?:ed|er of|s) (?=by|the|a|(?-i:[A-Z])), owned by, owner of, backed by, controlled by, controls
    (?=(?-i:[A-Z])|the), shareholders? in, shareholders? (?:is|are|include), has advised, an? investor
    in, subsidiary of, affiliate of, parent(?: company)? of, is the parent,
    (?:has|have|holds?|owns|took|bought)
    (?:an? )?(?:\S+ )?(?:\S+ )?(?:\S+ )?(?:stake|holding|shares|interest) in,
    (?:holds?|owns|bought|took|has|have)
    (?:(?:about|around|over|nearly|more than) )?\d[\d.]*(?:%| per ?cent) of,
    publishe[rs]s? (?=the|(?-i:[A-Z])), publisher of, receives? (?:funding|money|grants) from,
    (?:is|are) an?
    (?:\S+ )?(?:investor|shareholder|client|customer|adviser|partner|supplier) (?:of|in|to),
    (?:sits|sat|serves?) on \S+ board, married to, (?:has|have)
    invested in, underwr(?:ote|ites|itten)(?= (?:the|its|their|[A-Z]\w*|\w+[’']s)\b), expert witness for,
    (?:has|have) represented, (?:bookrunner|sponsor|underwriter|arranger) (?:of|for|on) (?:the|its),
    (?:has |have )?consult(?:s|ed) for, (?:competes?|competing) with, (?:is|are) an?
    (?:\S+ )?(?:rival|competitor) (?:of|to), sponsored by, paid for by, paid by,
    (?:funded|financed|commissioned|bankrolled) by,
    (?:is|are) part of, belongs? to, a unit of, (?:sits|sat) on the board of, adviser to, advises
    (?=(?-i:[A-Z])), a (?:client|customer|supplier) of, is also (?:an?
    )?(?:investor|shareholder|owner|adviser|director), spun off from
    """,
    "控股, 持股, 投资方, 投资企业, 股东, 持有, 参股, 入股, 全资, 母公司, 投资了, 保荐人, 承销商, 关联方",
)
# What the other side says.
ANSWER = Forms(
    r"""
    den(?:y|ies|ied)
    (?:the|that|this|these|those|any|all|it|he|she|they|having|being|wrongdoing|allegations|accusations|claims|reports|charges|\w+ing),
    disput(?:es|ed) (?:the|that|this|any|those|its), refut\w+, declined to
    (?:comment|confirm|say|answer|discuss), (?:did|has|have) not (?:immediately
    )?(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?), no comment, would not comment,
    not (?:yet
    )?commented, yet to (?:comment|reply|respond), gave no comment, not (?:yet )?replied, offered no
    comment, refused to comment, not available for comment, no reply, no response, disagree[sd]?,
    reject(?:s|ed) (?:the|that|any|all|claims), dismiss(?:es|ed) (?:the|that|as), call(?:s|ed) the \w+
    (?:\w+ )?(?:false|untrue|misleading|baseless|wrong|inaccurate|unfair|exaggerated), pushed back,
    (?:would|will|to) appeal, has appealed, appealed against, not aware of, without merit, could not be
    reached, untrue, baseless, groundless, unfounded
    """,
    "否认, 不予置评, 未予置评, 未回应, 未回复, 未作回应, 未予回应, 驳斥, 不实, 回应, 未对此, 未能联系, "
    "不服, 上诉, 辩称, 抗辩, 反诉, 反驳, 异议, 不予评论, 拒绝评论, "
    "未收到",
)
# Words that charge somebody with something.
CHARGE = Forms(
    r"""
    fraud\w*, scam\w*, steal\w*, stole\w*, theft, cheat\w*, brib\w+, corrupt\w*, launder\w*, embezzl\w+,
    forg(?:ed|ery), fak(?:e|es|ed|ing), counterfeit\w*, illegal\w*, unlawful\w*, violat\w+, breach\w*,
    infring\w+, abus\w+, misle(?:ad|d)\w*, deceiv\w+, decepti\w+, misus\w+, misappropriat\w+,
    discriminat\w+, harass\w*, spied, spying, espionage, leak(?:ed|ing), plagiari\w+, pirat\w+,
    manipulat\w+, exploit\w*, evad\w+, evasion, negligen\w+, exaggerat\w+, lied, lying, conceal\w*,
    siphon\w*, smuggl\w+, sabotag\w+, overcharg\w+
    """,
)
# Who charges, or that it is a charge.
CHARGED = Forms(
    r"""
    alleg\w+, accus\w+, suspect\w*, claim\w*, charged (?:with|over), sue[sd]?, suing, lawsuit,
    complain\w*, investigat\w+, prob(?:e|es|ed|ing), according to, said, says, told, reported\w*, found,
    ruled, fined, court, critics, whistle-?blow\w*, over, anti-\w+, combat\w*, against, concern\w*,
    fears?, prevent\w*, fight\w*, block\w*, detect\w*, intercept\w*, filter\w*, fines?, fining,
    penalt\w+, crack\w* down
    """,
    "涉嫌, 指控, 被指, 起诉, 举报, 质疑, 调查, 指责",
)
# That somebody is charged.
ACCUSED = Forms(
    r"""
    alleg\w+, accus\w+, suspect\w*, charged (?:with|over), sue[sd]?, suing, suit, lawsuit, class action,
    complain\w*, investigat\w+, prob(?:e|es|ed|ing), fined, raid\w*,
    question(?:s|ed)(?= (?:the|its|whether|how|why)), critici[sz]\w+
    """,
    "涉嫌, 指控, 被指, 起诉, 举报, 质疑, 调查, 指责, 投诉",
)
# Words that hand a charge to somebody, before what he charges.
ALLEGING = Forms(
    r"""
    alleg(?:ing|es|ed)(?: that)?, allegedly, accus(?:ing|es|ed) [^,.;]+? of, suspects? that, suspects?
    \S+(?: \S+)? of, suspected of, charged with, (?:what|which) (?:\S+ )?(?:\S+ )?\S+
    (?:called|described as|said
    (?:was|were)|says (?:is|are)|termed|deemed), purportedly, complain(?:s|ed|ing) (?:that|of|about)
    """,
)
# Words that say ill of somebody, short of a charge.
BLAME = Forms(
    r"""
    problems?, mistakes?, errors?, flaw(?:s|ed)?, defect\w*, unsafe, danger(?:s|ous\w*)?, harmful,
    addictive, toxic, spyware, malware, unfair\w*, inadequate\w*, shoddy, sloppy, careless\w*,
    reckless\w*, too (?:high|low|slow|expensive|easy|weak|lax|late), worst, poor(?:ly)?, lax,
    unreliable, useless, inferior, dishonest\w*, predatory, pressur(?:ed|es|ing), ignor(?:ed|es|ing),
    refus(?:ed|es|ing) to, fail(?:ed|s|ing) to, underpa(?:id|ys?), unpaid, late payments?, copied,
    bull(?:ied|ying), hid(?:den)?, secretly, without (?:consent|permission|telling), burn(?:ed|ing)?
    out, overwork\w*
    """,
)
# Words of praise and blame.
OPINION = Forms(
    r"""
    impressive(?:ly)?, remarkabl[ey], stunning, astonishing, incredibl[ey], amazing(?:ly)?,
    ground-?breaking, revolutionary, game-chang(?:ing|er), cutting-edge, state-of-the-art,
    unprecedented, iconic, renowned, exciting, thrilling, visionary, brilliant, outstanding, superb,
    extraordinary, phenomenal, notorious, shocking(?:ly)?, outrageous, disgraceful, shameful,
    ridiculous, absurd, embarrassing, humiliating, disastrous, unfortunately, sadly, worryingly,
    alarmingly, surprisingly, disappointing(?:ly)?, regrettably, obviously, undoubtedly, arguably, bold
    move, smart move, must-have, world-class, unrivalled, unmatched, best-in-class, eagerly awaited,
    highly anticipated, long-awaited, stellar, skyrocket\w*, testament to, innovative, ambitious,
    daring, seamless(?:ly)?, sleek, dramatic(?:ally)?, desperate(?:ly)?, troubling, worrying, alarming,
    dubious, questionable, clumsy, embattled, beleaguered, ailing, disgraced, savvy, clever(?:ly)?,
    elegant, beloved, coveted, wildly, undisputed, unbeatable, breathtaking, mind-blowing, jaw-dropping,
    eye-watering, staggering, whopping, dazzling, spectacular(?:ly)?, triumphant, masterful, wisely,
    rightly, wrongly, cynical(?:ly)?, greedy, reckless(?:ly)?, shady, hypocritical, heavy-handed,
    draconian, overdue, hapless, woeful, dismal, abysmal, lacklustre, underwhelming, mediocre,
    massive(?:ly)?, hugely, fantastic, excellent, aggressive(?:ly)?, controversial, pioneering,
    trailblazing, formidable, disappoint\w+, laughable, misguided, ill-advised, foolish, smartly,
    bold(?:ly)?
    """,
)
THE_REPORT = re.compile(
    r"\baccording to (?:the|that|this) (report|article|sources?|outlet|newspaper|publication|people|"
    r"study|survey|document|notice|memo|poll|paper|magazine|website|analysts?|researchers?|insiders?)\b"
    r"(?! (?:by|from|of|on|in|at|released|published|filed|issued|titled|called|that|which|who|familiar|"
    r"with|close))"
    r"|\bthe (sources?|report|people|study|survey|article|researchers) (?:said|says|added|noted|found|"
    r"showed|claimed)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:(?<!\bto )(?<!\bmust )(?<!\bcan )(?<!\bwill )report(?!\w)(?! (?:to|“|\"))|"
    r"reported(?:ly)?(?! to\b)|stud(?:y|ies)|surveys?|surveyed|article|sources|"
    r"people (?:familiar|close|with)|"
    r"media (?:outlet|report)\w*|newspaper|outlet|filing|white paper|reports by|"
    r"Reuters|Bloomberg|Caixin|Post|Journal|Times|News|consultancy|researchers?|analysts?)\b"
)

# A test, an inquiry or a charge, to which belongs what was found by it.
INQUIRY = re.compile(
    r"\b(?:tests?|trials?|polls?|surveys?|study|studies|experiments?|samples?|reviews?|inspections?|"
    r"assessments?|findings?|audits?|inquiry|inquiries|investigations?|complaints?|lawsuits?|suit|petition|"
    r"drafts?|proposals?|simulations?|demonstrations?|pilots?|rankings?|benchmarks?|analys[ei]s|estimates?|"
    r"checks?|interviews with)\b",
    re.IGNORECASE,
)

# Which way a figure went.
# Verbs that "up" makes another of, which tell of no rise: "ended up letting go", "made up 54 percent".
_TAKING_UP = """
    end ends ended ending wind wound set sets setting put puts putting make makes made making sign signs
    signed take takes took taken taking give gives gave given pick show shows showed open opens opened
    opening wrap wrapped split break broke broken hold held come came follow followed back backed backing
    line lined ran run running team teamed turn turned use used using soak soaked snap snapped
""".split()
# Verbs after which "down" is no fall: "voted down by 23 to 20".
_TAKING_DOWN = (
    "voted turned broken laid set handed struck tracked calmed sat put settled stood stepped "
    "knocked tore torn cracked played close closes closed closing shut shuts shutting breaks broke "
    "breaking wound winds winding turns turning hands handing tracks tracking tears"
).split()
_NO_FALL = "".join(rf"(?<!\b{verb} )" for verb in _TAKING_DOWN)
_NO_RISE = "".join(rf"(?<!\b{verb} )" for verb in _TAKING_UP)
UP = re.compile(
    rf"\b(?:advanc(?:ed|es|ing)(?= (?:by |to |about |nearly |some |almost |over |"
    rf"more than )?(?:[A-Z]{{0,3}}[$€£¥]|RMB |\d))|"
    rf"recoup|regain|bounc(?:e[ds]?|ing) back\b|(?:went|go(?:es|ing)?|gone|mov(?:ed?|es|ing)|stepped) up\b|"
    rf"ris(?:e|ing)|rose(?!s\b)|grow|grew|increas|jump|climb|surg|swell|"
    rf"lengthen|soar|gain|higher|lift(?:ed|s|ing)\b(?= [^.;]{{1,80}} (?:to|by) )|"
    rf"(?<!-){_NO_RISE}up\b(?! to\b)(?!(?<=and up)(?:[.,;]|$))|"
    r"widen|expand|rais|doubl|tripl|trebl|quadrupl|add(?!ed time\b|ress)|mount(?:ed|ing|s)\b|balloon|"
    r"spik(?:ed|ing)\b|leap|"
    r"escalat|intensif|multipl(?:ied|ying)\b|rebound|heighten|enlarg|hik(?:e|ed|es|ing)\b|quicken|skyrocket|"
    r"mushroom|strengthen(?:ed|s|ing)?\b|stronger\b|firm(?:ed|er)\b|appreciat(?:ed|es|ing)\b|accelerat|boost|"
    r"uptick|upturn|inch(?:ed)? up|creep|crept)\w*|"
    r"上浮|走强|走升|走高|升值|升为|增为|扩至|多增|调增|暴涨|暴增|大涨|陡增|增多|回暖|抬高|涨价|加快|"
    r"调升|提至|激增|猛增|剧增|骤增|递增|拉升|抬升|上行|回升|反弹|上扬|提速|增长|增加|上升|上涨|提升|提高|增至|升至|涨至|[增升涨]到|上调|调高|扩大|大增|飙升|攀升|增幅|涨幅|翻番|翻倍|走高|涨(?!跌)|贵了|增持|加仓|净买入",
    re.IGNORECASE,
)
DOWN = re.compile(
    rf"\b(?:fall|fell|drop|declin|decreas|lower|(?<!-){_NO_FALL}down\b|"
    r"shr[aiu]nk|slid|slip|shorten|recede|dwindl|sank|sink|plung|tumbl|narrow(?!ly)|trim|slash|axe|halv|slow|eas(?:e|ed|ing)\b|cut|reduc|los[te]|"
    r"shed|slump|squeez|slim(?:s|med|ming|mer)?\b|thin(?:s|ned|ning|ner)\b|dent(?:s|ed|ing)?\b|whittl|"
    r"contract(?:ed|ing)\b|halv|weaken(?:ed|s|ing)?\b|plummet|diminish|lessen|wan(?:ed|ing)\b|abat(?:ed|ing)\b|subsid(?:ed|ing)\b|"
    r"ebb(?:ed|ing)\b|dip(?:ped|ping)?\b|erod|soften(?:ed|ing)\b|retreat(?:ed|ing)\b|weaker\b|softer\b|"
    r"g[ai]v(?:e|es|ing|en) (?:up|back)\b|depreciat(?:ed|es|ing)\b|devalu|par(?:ed|ing)\b|prun|"
    r"curtail(?!ment)|scal(?:ed|es|ing) back|shav(?:ed|es|ing)\b|crash(?:ed|es|ing)?\b|collaps|"
    r"sag(?:ged|s)?\b|skid|nosediv|downturn|pullback|crater(?:ed|ing)|roll(?:ed)? back)\w*|"
    r"下浮|贬值|降为|减为|缩至|少增|调减|压降|暴跌|大跌|重挫|骤减|大减|大降|缩小|降温|降价|下探|回调|"
    r"调降|锐减|骤降|剧减|递减|下行|放缓|趋缓|滑落|走弱|跳水|下降|缩短|下滑|减少|降至|降低|下跌|下调|缩减|收窄|跌至|减至|[降跌减]到|降幅|跌幅|缩窄|腰斩|削减|裁减|压缩|回落|下挫|走低|便宜了|萎缩|缩水|减持|减仓|净卖出|抛售|(?<!涨)跌(?!幅)",
    re.IGNORECASE,
)
