"""Tables of the lexicon: what is measured, what firms do, and who has to do with them.

English words | Chinese terms: a row is one notion, named by its first word. A word may stand in two rows.
"""

# What is measured: a clause that names none is of the measure before it.
MEASURES = """revenue turnover sales income takings topline | 营业收入 营收 收入 营业额 营业总收入 流水 进账
profit profits earnings net income earned | 净利润 净利 利润 溢利 盈利 纯利
loss losses lost lose loses | 亏损 净亏 亏 赔
gross | 毛利
operating | 经营 营业利润 经营利润
adjusted | 经调整 调整后
margin margins | 毛利率 净利率 利润率
cost costs expense expenses spend spending spent outlay | 成本 费用 开支 支出 投入 开销 花费 耗资 花了 花掉
making make produce production costs manufacture develop | 制作 开发 研制
cash | 现金
debt debts owe owes liabilities borrowings | 负债 债务 欠款 欠
loan loans lending borrowed | 贷款 信贷 放贷 借款
deposit deposits | 押金 存款 定金 保证金
interest | 利息 利率
closing close closed | 收盘 收盘价
issue issues issued issuing issuance | 增发 发行
dividend dividends payout | 分红 股息 派息
buyback buybacks repurchase repurchased | 回购
tax taxes | 税 纳税
subsidy subsidies subsidized subsidised incentives | 补贴 补助
grant grants | 资助
discount discounts coupon coupons voucher vouchers | 折扣 优惠 优惠券 红包 券
fee fees commission commissions | 手续费 佣金 服务费 抽成
rent rental rents lease tenant tenants landlord | 房租 租金 月租 年租 租
deposit | 押金
wage wages pay salary salaries paid earn earns compensation | 工资 薪资 薪酬 月薪 年薪 薪水 月收入 底薪
bonus bonuses | 奖金 年终奖
price prices priced pricing costs sells tag charge charges | 售价 价格 定价 单价 起售 均价 报价 标价 票价
valuation valued worth | 估值
capitalisation capitalization | 市值
share shares stock stocks | 股价 股份 股票 收涨 收跌 收报 报
shareholder shareholders | 股东
existing old older | 老股东 原有 现有
stake stakes shareholding holding holds | 持股 股权 控股
funding raised raise raises financing round fundraising | 融资 募资 募集
fund funds | 基金
founder founders | 创始人 创办人
investor investors | 投资人 投资者 投资方 机构
investment invest invested invests investing capex | 投资 投入 出资 斥资 注资
capital registered | 注册资本 资本金
research r&d | 研发
marketing advertising ads promotion promoting advertisers | 营销 广告 推广 市场费用
administrative admin | 行政 管理费用
"""
DEALINGS = """
order orders ordered | 订单 预订 下单
backlog | 在手订单 积压订单 未交付订单
reservation reservations pre-orders preorders reserved pre-order | 预约 预订 预售 小订 大定
contract contracts deal deals | 合同 合约 签约
delivery deliver delivered deliveries delivers handed | 交付
shipment shipments shipped ship ships | 出货
sale sold sell sells selling units | 销量 销售量 售出 卖出 卖 销售 销
value gmv transactions turnover | 销售额 成交额 交易额 成交 金额
volume | 销量 按量
output produced produce production produces made turned build built builds | 产量 生产 产出 实际产量 下线
capacity | 产能 装机 容量 年产能
designed design planned | 设计 规划
plan plans package packages | 套餐 方案
inventory inventories stocks stockpile | 库存 存货
receivable receivables | 应收
payable payables | 应付
export exports exported exporting | 出口
import imports imported | 进口
user users | 用户
registered register signups signed registrations | 注册
active | 活跃 日活 月活
daily | 日活 日均 每日 每天
monthly | 月活 月均 每月
paying paid subscribers subscriber subscription subscriptions | 付费 订阅
member members membership | 会员
follower followers fans | 粉丝 关注者
viewer viewers views viewed watched watch | 观看 观众 播放 浏览
download downloads downloaded installs installed | 下载 安装
visit visits visitors visitor traffic attendees attendance | 访问 访客 参观 观展 到访 客流 游客
customer customers client clients buyers buyer consumers shoppers | 客户 消费者 顾客 买家 客人
merchant merchants sellers vendors traders | 商家 商户 卖家
individual self-employed | 个体
brand brands branded flagship | 品牌 旗舰店
factory factories plant plants | 工厂 厂 厂区
store stores shop shops outlet outlets branches restaurants | 门店 店铺 店 网点 餐厅
warehouse warehouses | 仓库 仓
opened opening opens open new added | 新开 开业 新增 增设 增加
closed shut closing closes shuttered | 关闭 关店 关停 关了 停业
franchise franchised franchisees | 加盟
directly company-owned own self-operated | 直营 自营 自有
employee employees staff workforce workers headcount worker | 员工 职工 人员 雇员 团队
engineer engineers technical | 工程师 技术人员 研发人员
tester testers testing | 测试
salespeople sales | 销售人员
developer developers programmers | 开发者 程序员
layoff layoffs dismissed cuts redundancies shed cutting axed | 裁员 裁撤 裁减 优化 裁
hire hires hired hiring recruit recruited recruits | 招聘 招募 聘用 入职
graduate graduates | 毕业生 应届生
rider riders courier couriers | 骑手 外卖员 快递员 配送员
crowdsourced crowd-sourced freelance part-time | 众包 兼职
dedicated full-time exclusive | 专送 全职 专职
driver drivers | 司机 驾驶员
doctor doctors | 医生 医师
teacher teachers | 教师 老师
student students pupils | 学生 大学生 高中生 初中生 小学生
college colleges university universities undergraduates | 大学 高校 大学生
high senior | 高中
junior middle | 初中
primary elementary | 小学
kindergarten kindergartens | 幼儿园
patient patients | 患者 病人
passenger passengers | 乘客 旅客
women woman female | 女性 女
men man male | 男性 男
child children minors minor underage | 儿童 未成年人 未成年
adult adults | 成年人 成人
elderly seniors older | 老年人 老人
household households families | 家庭 户
return returns returned refund refunds refunded | 退货 退款 退换
complaint complaints | 投诉
conversion | 转化
retention | 留存 复购
occupancy | 入住 出租率
vacancy vacant | 空置
utilisation utilization used | 利用率 使用率
penetration | 渗透率
accuracy accurate | 准确率 精度 正确率
error errors mistakes | 错误率 误差 出错
failure failed fail fails | 失败 不合格 未通过 故障率 淘汰
passed pass passes approved qualified | 通过 合格 达标 获批 过审
violation violations violated broke breach breached illegal | 违规 违法 侵权 违反
removed pulled delisted taken removal dropped ordered deleted | 下架 移除 删除 剔除 撤下 调出
inspected checked tested sampled reviewed | 抽检 检查 抽查 测试 检测 送检
blocked banned suspended | 封禁 封停 禁止 停用 关停 封号
warned warning warnings | 警告 约谈
fine fined fines penalty penalties | 罚款 罚没 处罚 罚
damages compensation compensate | 赔偿
court judge judges | 法院 法官
plaintiff plaintiffs | 原告
defendant defendants | 被告
police | 警方 公安
investigation investigations investigate investigated investigating probe probes probed | 立案 调查
summon summoned summons summoning | 约谈 传唤
penalty penalties punished punishment | 处罚
claim claims sought demanded seeking | 索赔 诉请 要求
costs legal | 诉讼费 律师费
won win wins prevailed | 胜诉 中标 获胜 拿下
settled settle settlement | 和解
pending heard hearing | 审理 未决
dismissed rejected refused | 驳回 拒绝
arrested detained detain arrest | 逮捕 抓获 刑拘
stolen leaked leak | 泄露 被盗
recall recalled recalls | 召回
repair repaired repairs fixed | 维修 修复 返修
"""
