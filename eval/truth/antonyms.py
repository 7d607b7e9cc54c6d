"""Words and their opposites, for the errors that put one in the other's place."""

from __future__ import annotations

from functools import cache

_ANTONYMS = """
    rise fall; rises falls; rose fell; rising falling; increase decrease; increases decreases;
    increased decreased; increasing decreasing; more less; more fewer; higher lower; high low;
    up down; gain lose; gains losses; gained lost; approve reject; approved rejected; accept
    refuse; accepted refused; accepted declined; buy sell; bought sold; buying selling; win
    lose; wins loses; won lost; before after; open close; opened closed; start end; started
    ended; begin end; began ended; first last; success failure; successful unsuccessful; succeed
    fail; succeeded failed; support oppose; supports opposes; supported opposed; allow forbid;
    allowed banned; allows prohibits; include exclude; includes excludes; including excluding;
    strong weak; stronger weaker; early late; earlier later; positive negative; good bad; better
    worse; best worst; best poorest; large small; larger smaller; largest smallest; big small;
    biggest smallest; long short; longer shorter; old new; older newer; young old; easy
    difficult; easier harder; hard easy; fast slow; faster slower; quickly slowly; cheap
    expensive; cheaper costlier; rich poor; public private; internal external; domestic foreign;
    local foreign; major minor; maximum minimum; most least; always never; often rarely; all
    none; many few; above below; over under; inside outside; with without; like unlike; agree
    disagree; agreed disagreed; true false; safe dangerous; safer riskier; common rare; improve
    worsen; improved worsened; improves worsens; improving worsening; enhance weaken; enhances
    weakens; strengthen weaken; expand shrink; expanded shrank; expanding shrinking; grow
    shrink; grew shrank; growing shrinking; growth decline; raise lower; raised lowered; add
    remove; added removed; adding removing; arrive depart; arrived departed; arrived left; join
    leave; joined left; enter exit; entered left; create destroy; created destroyed; build
    demolish; built demolished; attack defend; praise criticise; praised criticised; admit deny;
    admitted denied; confirm deny; confirmed denied; guilty innocent; alive dead; married
    divorced; present absent; male female; man woman; men women; mother father; son daughter;
    husband wife; day night; morning evening; north south; northern southern; east west; eastern
    western; top bottom; front back; left right; hot cold; warm cold; wet dry; full empty; heavy
    light; wide narrow; deep shallow; happy unhappy; happy sad; satisfied dissatisfied;
    satisfaction dissatisfaction; interested uninterested; able unable; possible impossible;
    likely unlikely; necessary unnecessary; effective ineffective; efficient inefficient;
    efficiency inefficiency; advantage disadvantage; advantages disadvantages; benefit drawback;
    benefits drawbacks; profit loss; profits losses; import export; imports exports; demand
    supply; attract repel; reduce increase; reduces increases; reduced increased; reducing
    increasing; boost reduce; boosts reduces; boosted cut; lower raise; save waste; saves
    wastes; optimistic pessimistic; confident doubtful; complex simple; complicated simple;
    flexible rigid; temporary permanent; partial complete; similar different; same different;
    ancient modern; traditional modern; novel conventional; outperform underperform; outperforms
    underperforms; exceed miss; exceeded missed; exceeding missing; accelerate slow; accelerated
    slowed; recover deteriorate; recovered deteriorated; optimise neglect; encourage discourage;
    encourages discourages; encouraged discouraged; remember forget; love hate; loves hates;
    likes dislikes
"""


@cache
def antonyms() -> dict[str, list[str]]:
    """Return each word with its opposites."""
    found: dict[str, list[str]] = {}
    for pair in " ".join(_ANTONYMS.split()).split("; "):
        left, right = pair.split(" ", 1)
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return found
