"""Words and their opposites, in the forms that running English has of them."""

from __future__ import annotations

import re
from functools import cache

# Verbs by their bare form; every other form is made of it.
_VERBS = """
    rise fall, rise drop, rise decline, rise decrease, climb fall, climb drop, jump drop, jump
    fall, gain lose, increase decrease, increase reduce, increase cut, increase decline, grow
    shrink, grow decline, expand contract, expand shrink, widen narrow, accelerate slow,
    strengthen weaken, boost cut, boost reduce, raise lower, raise cut, raise reduce, improve
    worsen, improve deteriorate, recover deteriorate, approve reject, approve refuse, accept
    reject, accept refuse, accept decline, allow ban, allow forbid, allow prohibit, allow block,
    allow deny, permit ban, permit forbid, permit prohibit, grant deny, grant refuse, admit
    deny, confirm deny, support oppose, back oppose, agree disagree, agree refuse, buy sell,
    acquire sell, purchase sell, win lose, open close, start end, start stop, start finish,
    begin end, begin finish, begin stop, launch close, launch scrap, continue stop, continue
    end, add remove, add drop, include exclude, join leave, enter leave, enter exit, arrive
    leave, arrive depart, import export, hire fire, hire dismiss, recruit dismiss, succeed fail,
    pass fail, meet miss, exceed miss, beat miss, outperform underperform, attract repel, encourage
    discourage, enable prevent, enable disable, enable hinder, help hinder, help harm, like
    dislike, love hate, trust distrust, praise criticise, praise criticize, attack defend,
    create destroy, build destroy, build demolish, invest divest, push pull, remember forget,
    save waste, save spend, earn spend, tighten ease, tighten loosen, tighten relax, restrict
    relax, restrict allow, impose lift, suspend resume, halt resume, pause resume, upgrade
    downgrade, promote demote, appoint dismiss, protect harm, protect endanger, reveal conceal,
    reveal hide, show hide, unite divide, merge split, connect disconnect, simplify complicate,
    enhance weaken, enhance diminish, enhance reduce, maximise minimise, maximize minimize,
    optimise neglect, appear disappear, convict acquit, extend shorten, lengthen shorten,
    advance delay, advance retreat, hasten delay, comply violate, obey violate, overestimate
    underestimate, comfort upset, please annoy, heat cool, warm cool, wake sleep, survive die,
    marry divorce, ascend descend, lock unlock, load unload, cover uncover, fix break, repair
    break, worry reassure, outpace lag, accelerate decelerate, surge plunge, surge slump, surge
    tumble, soar plunge, soar slump, soar tumble, rally slump, rally tumble, climb slide, climb
    plunge, jump tumble, jump slide, jump plunge, rise slide, rise plunge, rise slip, rebound
    slump, double halve, strengthen soften, award revoke, renew cancel, renew terminate, extend
    terminate, endorse oppose, endorse reject, back reject, support reject, uphold overturn,
    legalise outlaw, legalize outlaw, deploy withdraw, raise trim, boost trim, hike cut, lift
    cut, lift lower, lift reduce, broaden narrow, escalate ease, keep abandon, retain drop,
    reopen close, reopen shut, open shut, enter quit, join quit, stay leave, inflate deflate,
    appreciate depreciate, borrow lend, overvalue undervalue, reaffirm withdraw, embrace avoid,
    embrace shun, embrace reject, include omit, highlight ignore, highlight downplay
"""
_WORDS = """
    up down, higher lower, high low, highest lowest, more less, more fewer, most least, most
    few, many few, much little, above below, before after, earlier later, early late, earliest
    latest, former current, previous next, past future, old new, older newer, older younger,
    oldest newest, oldest youngest, young old, large small, larger smaller, largest smallest,
    big small, bigger smaller, biggest smallest, greater lesser, greater smaller, major minor,
    long short, longer shorter, longest shortest, wide narrow, wider narrower, broad narrow,
    deep shallow, thick thin, heavy light, tall short, near far, close far, fast slow, faster
    slower, fastest slowest, quick slow, quickly slowly, rapid slow, rapidly slowly, strong
    weak, stronger weaker, strongest weakest, strongly weakly, strength weakness, strengths
    weaknesses, good bad, good poor, better worse, best worst, well badly, well poorly, positive
    negative, positively negatively, easy hard, easy difficult, easier harder, simple complex,
    simple complicated, cheap expensive, cheaper costlier, cheap costly, rich poor, wealthy
    poor, profitable unprofitable, public private, domestic foreign, domestic overseas, local
    foreign, local global, local international, national international, internal external,
    inside outside, inner outer, indoor outdoor, online offline, urban rural, north south,
    northern southern, east west, eastern western, top bottom, front back, upper lower, male
    female, men women, man woman, boys girls, boy girl, father mother, husband wife, brother
    sister, son daughter, king queen, always never, often rarely, often seldom, frequently
    rarely, frequently seldom, usually rarely, sometimes never, all none, everyone nobody,
    everything nothing, success failure, successes failures, successful unsuccessful,
    successfully unsuccessfully, growth decline, growth contraction, rise fall, gain loss, gains
    losses, surplus deficit, increase decrease, increase reduction, advantage disadvantage,
    advantages disadvantages, benefit drawback, benefits drawbacks, benefit harm, benefits
    risks, pros cons, income expense, revenue expense, assets liabilities, winner loser, winners
    losers, import export, imports exports, inflow outflow, inflows outflows, entry exit,
    arrival departure, beginning end, start end, start finish, approval rejection, approval ban,
    support opposition, agreement disagreement, consensus disagreement, peace war, friend enemy,
    friends enemies, ally rival, allies rivals, majority minority, maximum minimum, ceiling
    floor, optimism pessimism, optimistic pessimistic, confident doubtful, confidence doubt,
    certain uncertain, certainty uncertainty, sure unsure, clear unclear, likely unlikely,
    possible impossible, able unable, ability inability, necessary unnecessary, important
    unimportant, significant insignificant, relevant irrelevant, regular irregular, legal
    illegal, legally illegally, lawful unlawful, formal informal, direct indirect, directly
    indirectly, active inactive, active passive, effective ineffective, efficient inefficient,
    efficiency inefficiency, adequate inadequate, sufficient insufficient, accurate inaccurate,
    correct incorrect, correct wrong, right wrong, true false, honest dishonest, fair unfair,
    equal unequal, stable unstable, stability instability, safe unsafe, safe dangerous, safer
    riskier, secure insecure, secure vulnerable, healthy unhealthy, happy unhappy, happy sad,
    pleased displeased, satisfied dissatisfied, satisfied unsatisfied, satisfying unsatisfying,
    satisfaction dissatisfaction, comfortable uncomfortable, familiar unfamiliar, popular
    unpopular, common rare, common uncommon, usual unusual, normal abnormal, expected
    unexpected, expectedly unexpectedly, known unknown, available unavailable, visible
    invisible, complete incomplete, full partial, fully partially, entire partial, total
    partial, whole part, permanent temporary, permanently temporarily, present absent, presence
    absence, alive dead, life death, open closed, voluntary mandatory, voluntary compulsory,
    optional mandatory, optional required, flexible rigid, flexible inflexible, modern ancient,
    modern traditional, modern outdated, advanced basic, same different, similarly differently,
    similarity difference, similarities differences, alike unlike, like unlike, together apart,
    together separately, jointly separately, single multiple, alone together, friendly hostile,
    kind cruel, polite rude, calm nervous, calm angry, brave afraid, hot cold, warm cold, hotter
    colder, wet dry, clean dirty, bright dark, day night, morning evening, daytime nighttime,
    summer winter, sunrise sunset, loud quiet, hopeful hopeless, useful useless, helpful
    unhelpful, harmful harmless, careful careless, powerful powerless, reliable unreliable,
    responsible irresponsible, mature immature, patient impatient, guilty innocent, employed
    unemployed, employment unemployment, interested uninterested, interesting boring, exciting
    boring, excited bored, motivated unmotivated, experienced inexperienced, skilled unskilled,
    qualified unqualified, willing unwilling, willingness reluctance, eager reluctant, aware
    unaware, prepared unprepared, ready unready, concerned unconcerned, worried relaxed,
    affordable unaffordable, favourable unfavourable, favorable unfavorable, acceptable
    unacceptable, reasonable unreasonable, realistic unrealistic, predictable unpredictable,
    pleasant unpleasant, fortunate unfortunate, fortunately unfortunately, lucky unlucky, tight
    loose, tough lenient, strict lenient, strict lax, strict loose, harsh mild, severe mild,
    sharp slight, sharply slightly, significantly slightly, dramatically slightly, considerably
    slightly, heavily lightly, exactly roughly, mainly partly, upward downward, upwards
    downwards, forward backward, forwards backwards, ahead behind, bullish bearish, hawkish
    dovish, net gross, wholesale retail, senior junior, superior inferior, primary secondary,
    offline online, virtual physical, digital analogue, automatic manual, automatically
    manually, natural artificial, human machine, original copy, real fake, genuine fake,
    authentic counterfeit, liberal conservative, democratic authoritarian, victory defeat,
    attack defence, aggressive defensive, offensive defensive, creation destruction, inclusion
    exclusion, expansion contraction, improvement deterioration, acceleration deceleration,
    import-led export-led, oversupply shortage, surplus shortage, abundance shortage, abundant
    scarce, plenty lack, acceptance rejection, encouraged discouraged, unlimited limited,
    indefinitely briefly, forever briefly, proud ashamed, love hate, first last, different
    similar, best poorest, demand supply, profit loss, profits losses, profitable loss-making,
    tailwind headwind, tailwinds headwinds, upside downside, upbeat downbeat, accretive
    dilutive, organic inorganic, favourable adverse, favorable adverse, onshore offshore,
    oversubscribed undersubscribed, premium discount, lender borrower, lenders borrowers, buyer
    seller, buyers sellers, creditor debtor, creditors debtors, robust weak, robust sluggish,
    solid weak, brisk sluggish, inflation deflation, appreciation depreciation, overweight
    underweight, surge slump, rally slump, uptick downtick, upturn downturn, boom bust, inbound
    outbound, incoming outgoing, first-half second-half, bigger lesser, automated manual,
    comprehensive limited, personalised generic, personalized generic,
    specific general, crucial irrelevant, crucial trivial, essential optional, commonly rarely,
    free paid, fixed adjustable, fixed variable, fixed floating
"""
# Words of one direction, any of which may tell the same change.
_ALIKE = """
    rise climb jump increase grow gain surge soar expand widen improve up higher more stronger
    better growth gains above exceed;
    fall drop decline decrease lose shrink slide slump plunge tumble sink slip reduce cut contract
    narrow weaken worsen deteriorate down lower less fewer weaker worse loss losses below miss;
    start begin open launch; end stop finish close halt cease; buy acquire purchase; sell divest;
    allow permit enable let; ban forbid prohibit block prevent bar; big large major great;
    oppose against resist object reject criticise criticize; small little minor;
    woman women girl she her wife mother sister; man men boy he his husband father brother;
    before earlier previously ahead; after later following then; hard difficult tough;
    overseas international foreign abroad; easy simple; cheap inexpensive affordable low;
    expensive costly high; win victory triumph; defeat loss
"""
# What turns a sentence to the bad, and is seldom said of what a source tells without such a word.
_ADVERSE_VERBS = """
    exclude weaken worsen oppose forbid prohibit deteriorate neglect discourage disagree dislike
    distrust hinder shrink disapprove dissatisfy
"""
_ADVERSE = """
    drawback drawbacks disadvantage disadvantages inefficiency inefficiencies pessimism pessimistic
    doubtful dissatisfaction disagreement disagreements deterioration exclusion worse worst poorest
    poorer poorly weaker weakest slower slowest slowly rarely seldom impossible costlier
    riskier useless hopeless inferior
"""
_IRREGULAR = dict(
    row.strip().split(": ")
    for row in """
    rise: rose risen, fall: fell fallen, grow: grew grown, shrink: shrank shrunk, lose: lost,
    cut: cut cutting, buy: bought, sell: sold, win: won winning, begin: began begun beginning, leave: left,
    build: built,
    spend: spent, forget: forgot forgotten forgetting, hide: hid hidden, split: split splitting,
    forbid: forbade forbidden forbidding, beat: beat beaten, overtake: overtook overtaken, take: took taken,
    show: showed shown, die: died dying, sleep: slept, wake: woke woken, break: broke broken,
    upset: upset upsetting, shut: shut shutting, withdraw: withdrew withdrawn, keep: kept, lend: lent,
    meet: met
    """.split(",")
)
_PREFIX = re.compile(r"non-|un|in|im|il|ir|dis")
_ADJECTIVE = re.compile(r"(?:able|ible|ent|ant|ful|ive|ate|ous|al|ct|ency|ity|ly|ed)$")
_DOUBLED = frozenset(
    """drop stop ban permit admit omit shun trim quit slip scrap commit submit acquit repel trap win
        forbid""".split()
)


@cache
def _table() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for left, right in _pairs(_WORDS):
        _oppose(found, left, right)
    for left, right in _pairs(_VERBS):
        for word in set().union(*_forms(left)):
            for other in set().union(*_forms(right)):
                _oppose(found, word, other)
    return found


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (row.split() for row in " ".join(table.split()).split(","))
    return [(row[0], row[1]) for row in rows]


def _oppose(found: dict[str, set[str]], left: str, right: str) -> None:
    if left != right:
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)


def _forms(verb: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """Return the bare, third person, past and -ing forms of a verb."""
    known = set(_IRREGULAR.get(verb, "").split())
    root = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past, ing = {f"{verb[:-1]}ies"}, {f"{verb[:-1]}ied"}, {f"{verb}ing"}
    else:
        if verb in _DOUBLED or verb in ("cut", "split", "beat"):
            root = verb + verb[-1] if verb != "beat" else verb
        sibilant = verb.endswith(("s", "sh", "ch", "x", "z"))
        third, past, ing = {f"{verb}es" if sibilant else f"{verb}s"}, {f"{root}ed"}, {f"{root}ing"}
    gerunds = {word for word in known if word.endswith("ing")}
    return {verb}, third, (known - gerunds) or past, gerunds or ing


@cache
def _alike() -> dict[str, frozenset[str]]:
    groups = [group.split() for group in _ALIKE.split(";")]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        forms = frozenset(form for word in group for form in set().union(*_forms(word)))
        for word in forms:
            found[word] = found.get(word, frozenset()) | forms
    return found


@cache
def _adverse() -> frozenset[str]:
    verbs = (form for verb in _ADVERSE_VERBS.split() for form in set().union(*_forms(verb)))
    return frozenset(_ADVERSE.split()).union(verbs)


def opposites(word: str) -> set[str]:
    """Return the opposites of a word in small letters, in all their forms; empty when none is known."""
    return _table().get(word, set())


@cache
def alike(word: str) -> frozenset[str]:
    """Return the words that may stand for a word: what else is the opposite of its opposites."""
    table = _table()
    others = (table.get(opposite, set()) for opposite in opposites(word))
    return _alike().get(word, frozenset()).union(*others) - {word}


def adverse(word: str) -> bool:
    """Whether a word turns a sentence to the bad, whatever the matter: excluded, worse, impossible."""
    return word in _adverse()


def denied_form(word: str) -> str:
    """Return what a word may deny by a prefix or its ending, "" for none: efficient of inefficient."""
    if word.endswith("less"):
        return f"{word[:-4]}ful"
    prefix = _PREFIX.match(word)
    if prefix is None:
        return ""
    base = word[prefix.end() :]
    adjective = prefix.group() in ("un", "non-") or _ADJECTIVE.search(base)
    return base if (len(base) > 4 and adjective) or base in opposites(word) else ""
