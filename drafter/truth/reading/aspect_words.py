"""The table of the aspects: words that say how a figure is counted, of when, where and of which part."""

# aspect/value: English | Chinese. Two values of one aspect exclude each other. Read by `aspects`.
ASPECTS = r"""
basis/a year before: year[- ](?:on|over|to)[- ]year, on the year,
  {than} (?:a|the) year (?:earlier|ago|before), yoy,
  {than} the same (?:period|quarter|months?|time|week|stage|point)(?: of| in)?(?: last year| a year \w+)?,
  {than} the (?:previous|prior|preceding) year
  | 同比, (?:较|比|与)(?:上年|去年)(?:同期)?(?![末底年])
basis/the period before:
  (?:from|than|over|below|above)(?: in)? (?:january|february|march|april|may|june|july|august),
  (?:from|than|over|below|above)(?: in)? (?:september|october|november|december),
  (?:from|than|over)(?: in)?(?: the)? (?:first|second|third|fourth) quarter,
  (?<=quarter )(?:{than}|from|over) the (?:first|second|third|fourth|previous|prior)(?=[.,;]),
  sequential(?:ly)?, qoq,
  (?:quarter|month|week)[- ](?:on|over|to)[- ](?:quarter|month|week), on the (?:quarter|month|week),
  {than} (?:the|a) (?:previous|prior|preceding|last) (?:(?:three|six) months|quarter|month|week),
  {than} (?:the|a) (?:(?:three|six) months|quarter|month|week) (?:earlier|ago|before)
  | 环比, (?:较|比|与)[上前]一?个?(?:季度?|月|周)
rate/a second: (?:per|each|every) second(?! [a-z]+ (?!in|on|at)),
  a second(?= (?:in|on|at|for|while|when)\b|[.,;]|$) | 每秒, /秒
rate/a minute: (?:a|per|each|every) minute(?! (?:earlier|ago|later)) | 每分钟, 每分(?=\d)
rate/an hour: hourly, (?:an|per|each|every) hour(?! (?:earlier|ago|later)) | 每小时, /小时, 时均
per/thousand: per (?:thousand|1,000|1k) | 每千(?![瓦米克])
per/million: per (?:million|1m) | 每百万
rate/a day: daily, (?:a|per|each|every) day, a day's | 每日, 每天, /[日天], 单日, 一天(?![内后前来之以间]),
  (?<![\d今昨明])日(?=活|均|租|销|产|订单|单量|流水|调用)
rate/a week: weekly, (?:a|per|each|every) week | 周活, 周均, 每周, /周, 一周(?![内后前来之以间年岁])
rate/a month: monthly, (?:a|per|each|every) month(?! (?:earlier|ago)) | 每月, /个?月,
  一个?月(?![内后前来之以间份底初末\d]), 月(?=活|均|租|费|薪|销|产|流水|订单)
rate/a quarter: quarterly, (?:a|per|each|every) quarter(?! (?:of|earlier|ago|before|later)),
  each (?:in|over|during) the quarter | 每季, 季均
rate/in all: cumulative(?:ly)?(?! (?:daily|weekly|monthly|annual|yearly)), altogether, in all,
  in total, a total of | 累计, 三年合计, 整个(?=[\u4e00-\u9fff]{0,2}(?:期|季|档|周))
spread/over years: spread over several years,
  (?:over|across|within|in) (?:the )?(?:next |coming |past |last )?(?:t\w+|f\w+|s\w+|eight|nine|\d+) years
  | (?:[二两三四五六七八九十]|\d+)年(?:内|间|里|共|合计|累计)(?!每),
  (?:未来|今后|接下来)(?:[二两三四五六七八九十]|\d+)年(?=[^，。；\d年每]{0,14}(?:投入|投资|斥资|新增|新建|新开|招聘|采购)[^，,。；年每]*(?:[，,。；]|$))
spread/each year: (?:a|per|each|every) year(?! (?:earlier|ago|later|before)), annual(?:ly)? | 每年,
  年均
rate/a year: annual(?:ly|ised|ized)?, yearly,
  (?:a|per|each|every) year(?! (?:earlier|ago|later|before)) | 每年, /年, 一年(?=\d), 年均,
  (?<=全年)累计, (?<=年度)累计, (?<![去今明前\d])年(?=租|费|薪|产|化|销|息|用|耗|发电|客|运|处理|接待)
tense/past:
  (?:past|last|previous|preceding) (?:(?:few|several|two|three|four|five|ten|\d+) )?years,
  past (?:year|decade|quarter) | 过去, 此前[一二两三四五六七八九十\d]+年,
  近[一二两三四五六七八九十\d]+年
tense/future:
  (?:next|coming|following) (?:(?:few|several|two|three|four|five|ten|\d+) )?(?:years?|decade)
  | 未来, 今后, 接下来
area/at home: domestic(?:ally)?, at home, in (?:mainland )?China, (?:the )?mainland, Chinese market,
  home (?:market|country) | 国内(?!外), 境内(?!外), 内地, 中国市场, 中国大陆
area/abroad: overseas, abroad, foreign,
  (?:outside|beyond)(?: of)?(?: the)?(?: mainland| Chinese| home)* (?:China|mainland|market|country),
  (?:in|from|to) other countries, international(?:ly)?, offshore | 海外, 境外, 国外, 国际市场, 国际业务
term/short: short-term | 短期
term/long: long-term | 长期
stream/in: inflows?, inject(?:s|ed|ing|ion), flowed in(?:to)?, poured in(?:to)?, took in,
  (?:draws?|drew|drawn|attract(?:s|ed)?)(?: in)?(?: an?)? net,
  (?:put|puts|poured|ploughed)(?= (?:an? |the )?(?:net )?(?:US|HK|RMB )?[$€£\d])
  | 净流入, 流入, 净申购, 净投放
stream/out: outflows?, drain(?:s|ed|ing)?, flowed out, pulled out,
  (?:pull(?:s|ed)?|took|take)(?= (?:an? |the )?(?:net )?(?:US|HK|RMB )?[$€£\d][^.;]{0,30} (?:out|from)\b),
  withdrew, withdrawn, took out, redeem(?:ed|ing)
  | 净流出, 流出, 净赎回, 净回笼
per/kilometre: (?:per|a|each|every) (?:kilomet(?:re|er)|km) | [每/]公里, [每/]千米
per/hundred kilometres: (?:per|every|over) (?:100|a hundred) (?:kilomet(?:re|er)s?|km) | 每?百公里
per/metre: (?:per|a|each|every) met(?:re|er) | [每/]米
per/square metre: (?:per|a|each|every) square met(?:re|er) | [每/]平方米, [每/]平米
per/tonne: (?:per|a|each|every) (?:metric )?ton(?:ne)? | [每/]吨
per/kilogram: (?:per|a|each|every) (?:kilogram|kilo|kg) | [每/]公斤, [每/]千克
per/gram: (?:per|a|each|every) gram | [每/]克
per/litre: (?:per|a|each|every) lit(?:re|er) | [每/]升
per/kilowatt-hour: (?:per|a|each|every) (?:kilowatt[- ]hour|kWh) | [每/]千瓦时, [每/]度
per/jin: (?:per|a|each|every) (?:jin|catty|half[- ]kilo(?:gram)?) | [每/]市?斤
per/mu: (?:per|a|each|every) mu | [每/]亩
per/hectare: (?:per|a|each|every) hectare | [每/]公顷
per/barrel: (?:per|a|each|every) barrel | [每/]桶
flow/input: input | 输入
flow/output: output tokens?, output price | 输出
channel/online: online | 线上, 网上
channel/offline: offline, in[- ]store | 线下, 实体
phase/first: first {part}, phase (?:one|1|I)\b | 第?[一首](?:期|批(?!发|准|评|量)|阶段|代(?!码|表))
phase/second: second {part}, phase (?:two|2|II)\b | 第?[二](?:期|批(?!发|准|评|量)|阶段|代(?!码|表))
phase/third: third {part}, phase (?:three|3|III)\b | 第?[三](?:期|批(?!发|准|评|量)|阶段|代(?!码|表))
phase/fourth: fourth {part}, phase (?:four|4|IV)\b | 第?[四](?:期|批(?!发|准|评|量)|阶段|代(?!码|表))
judged/guilty: sentenced, convicted, jailed, found guilty, imprisoned | 判刑, 获刑, 有期徒刑
judged/cleared: acquitted, cleared of, found not guilty | 无罪, 不起诉
funds/gone: burn(?:ed|t|s) through, (?:has|have|had|already) (?:spent|used(?: up)?)
  | 用掉, 花掉, 已用, 已花, 烧掉
funds/left: left of, left(?=[,.;]|$| over| in), unspent, unused, remaining | 剩余, 剩下, 尚余, 余下
court/first: first (?:trial|instance|court), (?:trial|lower) court | 一审, 初审
court/appeal: on appeal, appeals? court, second instance, (?:higher|high) court, retrial | 二审, 终审, 上诉
margin/gross: gross (?:profit|margin)s? | 毛利率?
margin/net: net (?:profit|margin|income)s? | 净利率?, 净利润率?
result/profit: {now}profits?, profitable, net income, in the black,
  (?:made|makes?|making|earn(?:ed|s|ing)?)(?= (?:about |nearly |some )?(?:US|HK|RMB ?)?[$€£¥]?\d)
  | 盈利(?!转), 净利, 净利润, 利润, 溢利, 转盈, 扭亏, 纯利
result/loss: {now}(?:net |operating )?loss(?:es)?, lost, loses?, losing, in the red
  | 亏损(?!转), 净亏, (?<!扭)亏(?!转)
trade/export: exports?, exported | 出口
trade/import: imports?, imported | 进口
weights/active: activat(?:ed|es|ing), active parameters | 激活
weights/all: parameters in total, total parameters | 总参数
year/last: (?<!same period )(?<!same quarter )(?<!period of )(?<!than )(?<!than in )last year
  | 去年(?!同[期月季]), 上年(?!同[期月季])
year/this: this year | 今年
year/next: next year | 明年
year/several: (?:14th|15th|13th) five-year plan | 十[三四五]五[”」]?(?:期间|以来|时期)
deal/buy: (?:bought|buys?|buying|purchas(?:es?|ed|ing)){securities}, net buyers?, net buying
  | 买入, 增持, 购入
deal/sell: (?:sold|sells?|selling|offload(?:s|ed)?){securities},
  net sellers?, net selling
  | 净卖出, 卖出(?=[^，。；]{0,12}[股债仓金]), 减持, 抛售
version/standard: standard (?:version|edition|model), basic, entry-level | 标准版, 基础版, 入门版
version/flagship: flagship (?:version|edition|model), premium, pro (?:version|edition) | 旗舰版,
  高配版, 专业版
sex/men: men, male, males, boys | 男性, 男
sex/women: women, female, females, girls | 女性, 女
holder/founder: (?<!co-)(?<!co)founder | (?<!联合)(?<!共同)创始人
holder/co-founder: co-?founder | 联合创始人, 共同创始人
count/each: each, apiece, at a time, per capita, a head(?! of), every, per, average[ds]?, on average
  | 各(?!地|类|种|界|方),
  分别(?=[^，。；、\d]*[\d.]+[^，。；、\d和与及]*(?:[，。；]|$)), 每(?!日|月|年|周|天), 人均,
  单[条台个店车颗只辆家人], 平均, 均价, [户场店件]均,
  (?<!平)[均皆](?=[为是达]|[已将曾可能]*(?:超|突破|过|达|有|逾|近|获|为)(?![^，。；]{0,8}%)),
  (?:(?<=有[\d一二两三四五六七八九十])|(?<=有\d\d)|(?<=有\d\d\d))[个家款位名只部](?=[^，。；\d]{2,14}(?:破|超|过|逾))
count/together: together, jointly, combined, in total, in all, altogether, between them,
  a total of, total(?= (?:[a-z]+ ){1,3}(?:of|worth)\b),
  (?:will|to|would|must|and|they|teams|winners|partners) share (?:an?|the|in)(?! of),
  the (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:are|were) (?:together )?(?:worth|valued),
  (?:will|would|to|must|can|could|may) share (?!of\b|price|with\b|capital),
  shared? (?:an?|the) prize, share (?:prize|bonus|award)(?: money)?, sharing (?:an?|the),
  (?:split|spread(?:s|ing)?|divid(?:e|es|ed|ing))(?=[^.,;]{0,60}\b(?:among|between)\b),
  (?<![n0-9] )shar(?:e|es|ed|ing)(?=[^.,;]{0,60}\b(?:among|between)\b),
  shar(?:e|es|ed|ing)(?= \d), all told, collectively, in aggregate, total(?:l?ed|ling), overall
  | 分享(?=[^，。；]{0,6}\d), 共享(?=[^，。；]{0,6}\d), 平分, 均分, 加起来, 共(?!同|享|和|建|有制),
  共同(?=出资|投资|投入|持有|拥有|承担), 合计,
  累计(?![^，。；]{0,6}[均皆]), 总(?!裁|统|部|经理|理|书记|局|监|署|编|台|体|是|会)
origin/home:
  (?:domestic|local|home-grown|homegrown|Chinese)(?:ally)?[- ](?:brands?|made|makers?|films?|produced),
  home-grown, homegrown | 国产, 自主品牌, 本土品牌, 国货
origin/foreign: (?:foreign|overseas)[- ](?:brands?|made|makers?|films?|cars?|firms?), imported
  | 外资, 进口(?!额|量|商|总|[^，。；]{0,3}\d), 海外品牌, 洋品牌, 合资品牌
outcome/passed: pass(?:es|ed)?, approv(?:es|ed), accept(?:s|ed), finish(?:es|ed), complet(?:es|ed),
  succeed(?:s|ed), qualified, made it, pull(?:s|ed)? through | (?<![未没不])通过, (?<!不)合格,
  (?<!未)达标, (?<!未)完赛, (?<!未)获批, (?<!不)成功
outcome/failed: fail(?:s|ed|ing|ures?)?, reject(?:s|ed),
  (?:did|do|does|has|have|had)(?: not|n't) (?:pass|finish|complete|qualify)(?:ed)?, voted? down,
  dropp?ed out, disqualified, turned down, thrown out | [未没]通过, 不合格, 未达标, 退赛, 否决,
  驳回, 失败, 落选, 淘汰, 未获批, 未完赛, 未能完成
vote/for: in favou?r, voted for | 赞成
vote/against: (?:voted|were|are|was|is) against, (?<=percent )against, opposed, opposing | 反对
office/chief: chief executives?(?! board), CEOs? | 首席执行官
office/finance: chief financial officers?, finance (?:chief|director)s?, CFOs? | 首席财务官, 财务总监
office/technology: chief technology officers?, technology chiefs?, CTOs? | 首席技术官
office/operations: chief operating officers?, operations chiefs?, COOs? | 首席运营官
office/chair: chair(?:man|woman|person)? of the board, chairman, chairwoman | 董事长
tax/included: (?:tax(?:es)?|VAT) included, (?:including|with) (?:tax(?:es)?|VAT) | (?<!不)含税
tax/excluded: (?:excluding|without|plus|net of) (?:tax(?:es)?|VAT), (?:tax(?:es)?|VAT) excluded
  | 不含税, 未税, 除税
per/share: (?:an?|per|each|every) share | [每/]股
per/ten shares: (?:per|every|each) (?:10|ten) shares | 每(?:10|十)股
round/seed: seed (?:round|money|funding|investors?) | 种子轮
round/angel: angels?(?: round| investors?)? | 天使轮
round/a: Series A\b | (?<![A-Za-z])A\+?轮
round/b: Series B\b | (?<![A-Za-z])B\+?轮
round/c: Series C\b | (?<![A-Za-z])C\+?轮
round/d: Series D\b | (?<![A-Za-z])D\+?轮
way/one: one[- ]way, each way, single (?:trip|ticket|fare) | 单程
way/both: round[- ]trips?, return (?:trip|ticket|fare|journey|flight)s?, there and back, both ways
  | 往返, 来回, 双程
paid/paid: paying, paid[- ](?:users?|members?|subscribers?|version|plan) | 付费
paid/free: non-paying, free[- ](?:users?|members?|version|plan) | 免费
start/day: (?:first|opening|debut) day | 首日, 首映日, 上线当天
start/weekend: (?:first|opening) weekend | 首周末
start/week: (?:first|opening) week(?!end) | 首周(?!末)
start/month: first month | 首月
bid/first: bidding (?:began|started|opens|opened) at, starting (?:bid|price), reserve price
  | 起拍价?, 保留价
bid/last: sold for, went for, fetched, hammer price, (?:ended|closed) at
  | 成交(?=价|$|，|。|于|，?\d), 落槌
length/year: (?:fiscal|financial|full|whole) year, year as a whole | 财年, 全年
length/nine: nine months, first three quarters | 前三季度?, 前九个月, 1至9月
length/quarter: (?:in|for) the quarter | 单季
money/before: pre-money, before the (?:new )?(?:money|investment|round|funding) | 投前
money/after: post-money, after the (?:new )?(?:money|investment|round|funding),
  (?:including|with) the (?:new )?(?:money|investment) | 投后
settled/urban: urban, city[- ]dwellers | 城镇
settled/rural: rural, villagers?, in the countryside | 农村, 乡村
run/state: state-owned, state-run, publicly run | 国有, 公办, 公立
run/private: privately[- ](?:run|owned), private(?! equity|ly held) | 民营, 民办, 私营, 私立
shops/own: directly[- ](?:run|owned|operated), company-(?:owned|run), self-operated | 直营
shops/franchised: franchised?, franchisees | 加盟
pace/late: (?<=days )late, (?<=weeks )late, (?<=months )late, (?<=year )late, later than, behind schedule
  | 推迟, 延后, 晚了, 晚(?=\d+(?:天|日|个|周|年))
pace/early: (?<=days )early, (?<=weeks )early, (?<=months )early, (?<=year )early, ahead of schedule
  | 提前, 早了, 早(?=\d+(?:天|日|个|周|年))
quote/premium: premium (?:of|to), (?<=percent )premium, (?<=per cent )premium, (?<=percent )above | 溢价
quote/discount: discount (?:of|to), (?<=percent )discount, (?<=per cent )discount, (?<=percent )below
  | 折价, 折让
session/close: clos(?:es?|ed|ing)(?= (?:at|up|down|above|below|lower|higher|\d|about|nearly|with)),
  at the close, (?:ended|finished) the (?:day|session)
  | 收盘, 收报, 收涨, 收跌, 报收
session/during: as much as, at one point, intraday, during the session
  | 盘中, 一度
energy/green: green(?! light| channel), renewables?, clean, cleaner, non-fossil
  | 绿电, 绿色电力, 可再生, 清洁能源, 非化石
energy/coal: coal(?:-fired)?, fossil, thermal power | 煤电, 火电, 燃煤, (?<!非)化石
hours/full: full-time | 全职, 专职
hours/part: part-time | 兼职
span/so far: so far this year, (?:in the )?year to date, since (?:the start of the year|January)
  | 今年以来, 年初至今, 今年累计, 年内累计
span/one day: (?<!than )on the day, in (?:a|one|a single) (?:day|session) | 单日, 当日, 当天, 日内
span/one month: in (?:the )?month alone | 单月, 当月
"""

# What several rows have in common, put in for {its name}.
SHARED = {
    "than": r"(?:from|than|over|on|of|against|with|compared to)(?: (?:in|that|those|of|for|at))*",
    # "swung to a loss from a profit" is of the loss; "from a profit of 2 million" is of both.
    "now": r"(?:(?<!from a )(?<!after a )(?<!from a net )(?<!after a net )|(?=[a-z]+(?: [a-z]+)? of\b))",
    "part": "(?:phase|stage|batch|tranche|wave|group|generation|instal+ment)",
    "securities": r"(?=(?:[^.;]|[.](?=\d)){0,60}\b(?:shares?|stakes?|stocks?|bonds?|holdings?|notes|units|"
    r"equit\w+|securities|gold)\b)",
}
