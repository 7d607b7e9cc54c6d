"""Sentences cut from a wire story nearly as they stand: what fell away beside the words that were kept."""

from __future__ import annotations

import pytest

from drafter.truth import check

HEAD = "Lanqiao and Its Carts\n\n"


def told(draft: str, source: str) -> list[str]:
    found = check(HEAD + draft, [source]).findings
    return [f.message for f in found if f.kind in ("omission", "hedge")]


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Hefei is looking into Lanqiao over alleged sales of faulty carts.",
         "Hefei is looking into Lanqiao over alleged sales of faulty carts, the Herald reported in May, "
         "citing people in the city.", "the Herald reported"),
        ("The carts made 40,000 trips in Wuhu and had two accidents, neither of them their fault.",
         "The carts made 40,000 trips in Wuhu and had two accidents, neither of them their fault, "
         "according to Lanqiao.", "according to Lanqiao"),
        ("Lanqiao runs 412 shops in Anhui and Jiangsu, a filing shows.",
         "Lanqiao runs 412 shops, most of them in Anhui and Jiangsu, a filing shows.", "most of them"),
        ("The cart is the cheapest in Hefei, Rong Data said.",
         "The cart is the cheapest of its size in Hefei, Rong Data said.", "of its size"),
        ("Riders may bring back a cart, Lanqiao said.",
         "Riders may bring back a cart within seven days, Lanqiao said.", "within seven days"),
        ("The workshop in Wuhu is full, Lanqiao said.",
         "The workshop in Wuhu is almost full, Lanqiao said.", "almost"),
        ("Lanqiao buys Weiche for 40 million yuan, the two firms said.",
         "Lanqiao has offered to buy Weiche for 40 million yuan, the two firms said.", "has offered to"),
        ("Its shops are in Hefei and Wuhu, with Anqing to follow in the second half of 2027.",
         "Its shops are in Hefei and Wuhu. Lanqiao expects to add Anqing in the second half of 2027 and "
         "has an eye on a site by the river.", "expects to add"),
        ("None of the carts caught fire last year.",
         "None of the carts caught fire last year, their maker says.", "their maker says"),
        ("Lanqiao had 37 percent of the market in May, Rong Data said.",
         "Lanqiao had 37 percent of the market by order volume in May, Rong Data said.", "by order volume"),
        ("Four in ten riders fell off a cart last year, Rong Data said.",
         "Four in ten riders fell off a cart last year, Rong Data said. Rong, which polled only riders "
         "under 25, said most were unhurt.", "which polled only riders under 25"),
        ("Lanqiao sold 40,000 carts in May, by Rong Data's count.",
         "Lanqiao sold 40,000 carts in May, by Rong Data's count. The count covers shops and the web. It "
         "does not include exports.", "It does not include exports"),
        ("Accidents are rising: 31 percent of riders fell off a cart last year, Rong Data said.",
         "Among riders under 25 polled by Rong Data in Wuhu, however, accidents are rising: 31 percent "
         "fell off a cart last year, Rong Data said.", "by Rong Data in Wuhu"),
        ("Its third shop is scheduled for June.",
         "The lease is signed. Its third shop is tentatively scheduled for June.", "tentatively"),
        ("Carts will make up half of its sales by 2028.",
         "Wen Ru runs a think tank in Hefei. She estimates that carts may make up half of its sales by "
         "2028.", "may make up half"),
        ("Most carts are blue, Rong Data said. Riders in Wuhu want red ones by the end of next year.",
         "Most carts are blue, Rong Data said. “Red is the colour,” said Meng Ke, a painter. She thinks "
         "that riders in Wuhu want red ones by the end of next year.", "She thinks"),
        ("Rides make up a quarter of its orders in Anhui, Lanqiao said.",
         "Rides make up a quarter of its orders in its older Anhui markets, Lanqiao said.", "older"),
        ("The cart did better than most rivals on seven of nine tests.",
         "The cart did better than most rivals on seven of nine tests chosen by its maker.", "chosen"),
        ("Lanqiao's sales grew 8 percent in May.", "Lanqiao's domestic sales grew 8 percent in May.",
         "domestic"),
        ("The app had 40 million riders in June.", "The app had 40 million riders in Anhui in June.",
         "riders in Anhui"),
        ("The game made 40 million yuan in China in May.",
         "The game made 40 million yuan on tablets in China in May.", "on tablets"),
        ("Rides would be held to 40 minutes.", "Rides would at first be held to 40 minutes.", "at first"),
        ("Lanqiao said it would plant 40 trees. The Rong League said it feared for the river. The workshop "
         "will reuse 85 percent of its water.",
         "Lanqiao said it would plant 40 trees. The Rong League said it feared for the river. Lanqiao said "
         "the workshop would reuse 85 percent of its water.", "Lanqiao said the workshop"),
        ("The shop in Anqing is due to open in June.",
         "The shop in Anqing is due to open in June, although a permit has yet to be issued.",
         "yet to be issued"),
        ("Rides by boat begin in Anqing in May.",
         "Rides by boat begin in Anqing in May, weather permitting.", "weather permitting"),
        ("Sales in Hefei rose 50 percent in May.",
         "Sales in Hefei rose 50 percent in May, albeit from a low base.", "from a low base"),
        ("The city takes 40 yuan for carts that are brought in by boat.",
         "The city takes 40 yuan for carts worth more than 900 euros that are brought in by boat.",
         "worth more than 900 euros"),
        ("Profit rose 40 percent.", "Profit rose 40 percent, inflated by the sale of a workshop.",
         "inflated by the sale"),
        ("The app billed riders twice for one ride.",
         "Riders in Wuhu reported that the app had billed them twice for one ride.", "reported"),
        ("In a poll by the Hefei Institute, 31 percent of riders said they had fallen off a cart.",
         "In a poll by the Hefei Institute, 31 percent of riders in Hefei and Wuhu who own a helmet said "
         "they had fallen off a cart.", "who own a helmet"),
        ("Lanqiao rents out 40,000 carts a day.",
         "Lanqiao rents out 40,000 carts a day outside school holidays.", "school holidays"),
        ("Free rides could bring the city 90 million yuan a year by 2028.",
         "She said free rides could bring the city 90 million yuan a year by 2028, provided that a third "
         "of all shops join in.", "provided that"),
        ("Sales came to 90 million yuan in May, broker White Tower estimates.",
         "Sales came to 90 million yuan in May, according to estimates by broker White Tower, which count "
         "carts that shops have ordered and not paid for.", "which count carts"),
        ("The app runs on phones by Weiche and Bosi.",
         "The app runs on phones by Weiche and Bosi. Use of Bosi phones is for now limited to a "
         "trial.", "limited to a trial"),
        ("Riders spent 90 million yuan in May, according to Rong Data.",
         "Riders spent 90 million yuan in May, according to Rong Data. The estimate takes in its two apps. "
         "Boats on the river, which may well earn as much, are not included.", "are not included"),
        ("With a full load, the cart ran twice as far as the old one, 90 kilometers.",
         "In the maker's own tests with a full load and on roads dry for 40 hours, the cart ran twice as "
         "far as the old one, 90 kilometers.", "own tests"),
        ("Lanqiao hopes to sign a contract by the end of May.",
         "Lanqiao, known as Blue Bridge, hopes to sign a contract by the end of May, although "
         "the price has "
         "not been settled, the people said.", "has not been settled"),
        ("Its shops expect to break even in May.",
         "Its shops expect to break even in May before rent and repair costs, a filing shows.",
         "before rent"),
        ("Riders who tried the app rented 22 percent more carts, Meng Ke said.",
         "Riders who tried the app rented 22 percent more carts, Meng Ke said, although he noted that "
         "most of them rode every day.", "he noted that most"),
    ],
)  # fmt: skip
def test_what_fell_away_beside_kept_words_is_told(draft: str, source: str, words: str) -> None:
    assert any(words in each for each in told(draft, source)), told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Lanqiao lets riders pay by face in all of its shops.",
         "Weiche added a map to its app in May, and Lanqiao lets riders pay by face in all of its shops."),
        ("Three people who know of the plan said Lanqiao was for sale. It has hired two banks.",
         "Three people who know of the plan said Lanqiao was for sale. It has hired two banks, two of "
         "the people said."),
        ("Dhow Rides, a shop in Wuhu, sold 4,000 carts in May, its owner said.",
         "Lanqiao has 40 partners. One of them, Dhow Rides, a shop in Wuhu, sold 4,000 carts in May, "
         "its owner said."),
        ("Lanqiao has not said when the new cart will be in shops.",
         "Lanqiao, the biggest maker of carts by revenue, has not said when the new cart will be in "
         "shops."),
        ("The city fined Lanqiao 4 million yuan, it said on Friday.",
         "The city fined Lanqiao 4 million yuan for selling carts without a permit, it said on Friday."),
        ("Lanqiao raised 40 million yuan from investors in March, it said.",
         "Lanqiao raised 40 million yuan from investors led by White Tower in March, it said."),
        ("Wen Ru, the head of Lanqiao, said the workshop would open in May.",
         "Wen Ru, the head of Lanqiao, who joined from a rival in 2023, said the workshop would open in "
         "May."),
        ("Lanqiao raised the bonus of its 400 riders to 900 yuan, it said.",
         "Lanqiao raised the bonus of its 400 riders to 900 yuan a month from 700 yuan, it said."),
        ("Sales of carts rose 9 percent in May, Lanqiao said.",
         "Sales of carts rose 9 percent from a year earlier in May, Lanqiao said."),
        ("Lanqiao sold 40,000 carts in May, by Rong Data's count, and Weiche 9,000.",
         "Lanqiao sold 40,000 carts in May, by Rong Data's count, and Weiche 9,000. Rong Data's figures "
         "come from Weiche's shops."),
        ("Lanqiao leads in Hefei, according to a poll by the Rong Institute. Its carts are blue. In Wuhu "
         "it came fourth and gained the most.",
         "Lanqiao leads in Hefei, according to a poll by the Rong Institute. Its carts are blue. The shops "
         "are open all night. In Wuhu it came fourth and gained the most, the institute said."),
        ("Four members of the Harvest League ride a cart.",
         "Four members of the rural Harvest League ride a cart."),
        ("Lanqiao sold 40,000 toys, without those for listening.",
         "Lanqiao sold 40,000 toys, without audio-only ones."),
        ("It opens to all 400 riders in May, space permitting.",
         "It opens to all 400 riders in May, subject to space in the workshop."),
        ("Wen Ru would stay on as chairman.",
         "Wen Ru, who owns 41 percent of the company, would stay on as chairman."),
        ("Riders use the app for maps and invoices, Lanqiao said.",
         "Riders use the app for maps, invoices and meeting notes, Lanqiao said."),
        ("Wen Ru, an analyst in Wuhu, sees permits as the main hurdle.",
         "The main hurdle is permits, said Wen Ru, an analyst in Wuhu."),
        ("Wen Ru, an analyst, wrote that the shops could be worth 90 million yuan.",
         "In a note to clients, Wen Ru wrote that the joint shops could be worth 90 million yuan."),
        ("Sales reached 90 million yuan and have since settled at 40 million yuan.",
         "Sales reached 90 million yuan on the third weekend and have since settled at 40 million yuan."),
        ("Lanqiao talked to two funds about putting in up to 90 million yuan.",
         "Lanqiao talked to two funds about putting in as much as 90 million yuan."),
        ("Rong Data estimates sales at 90 million yuan, 3 percent more than in May.",
         "Rong Data, which counts parcels and list prices, estimates sales at 90 million yuan, 3 percent "
         "more than in May."),
        ("Lanqiao has 90 partners.", "Lanqiao has 90 partners, most of them based in Anhui."),
        ("Riders are happy, the Rong Centre says. The centre asked 4,000 riders of Lanqiao in May.",
         "Riders are happy, the Rong Centre says. The centre asked 4,000 riders of Lanqiao in May."),
        ("The workshop in Wuhu employs 400 people, Lanqiao said.",
         "The workshop in Wuhu employs 400 people, among them 40 engineers, Lanqiao said."),
    ],
)  # fmt: skip
def test_what_only_tells_more_may_fall_away(draft: str, source: str) -> None:
    assert told(draft, source) == []


def test_a_denial_stands_by_what_was_told_of_who_denies_it() -> None:
    source = (
        "Lanqiao bars its riders from other apps, three of them say. Those who break the rule get fewer "
        "rides.\n\nLanqiao denied the claims."
    )
    draft = "Lanqiao bars its riders from other apps, three of them say. Some get fewer rides."
    found = [f for f in check(HEAD + draft, [source]).findings if "denied" in f.message]
    assert [f.sentence for f in found] == [draft.partition(" Some")[0]]


def test_an_owner_of_the_outlet_that_asked_is_named() -> None:
    source = (
        "Two shops told the Wuhu Evening Herald that the app hid their carts, which Lanqiao denied. "
        "Lanqiao, which owns the Wuhu Evening Herald, has 40 shops."
    )
    draft = (
        "Two shops told the Wuhu Evening Herald that the app hid their carts, which Lanqiao denied."
    )
    assert any("discloses an interest" in each for each in told(draft, source)), told(draft, source)


def test_the_other_side_is_heard_after_a_charge_in_a_noun() -> None:
    source = (
        "Hefei may ban Lanqiao over alleged sales of faulty carts, the Herald reported in May. Lanqiao "
        "said at the time that it had never sold such carts."
    )
    draft = "Hefei may ban Lanqiao over alleged sales of faulty carts, the Herald reported."
    assert any("answer was left out" in each for each in told(draft, source))


def test_a_limit_of_the_headline_and_of_the_text_is_named_once_below() -> None:
    source = "Lanqiao sold 40,000 carts in May, Rong Data said. The count leaves out exports."
    draft = "Lanqiao sold 40,000 carts\n\nLanqiao sold 40,000 carts in May, Rong Data said."
    found = [f for f in check(draft, [source]).findings if "leaves out" in f.message]
    assert [f.sentence for f in found] == ["Lanqiao sold 40,000 carts in May, Rong Data said."]


def test_what_a_firm_says_of_a_figure_is_looked_for_in_the_next_paragraph() -> None:
    source = (
        "Weiche's sales rose 9 percent in May, Rong Data said. The figure is an early one.\n\nLanqiao "
        "would not talk. A Weiche spokesman said the estimate for its shops was far too low."
    )
    draft = "Weiche's sales rose 9 percent in May, Rong Data said."
    assert any("answer was left out" in each for each in told(draft, source))


def test_that_one_of_the_story_holds_a_part_of_another_is_named() -> None:
    source = (
        "Dhow Rides, a tour firm, will sell Lanqiao's carts from May.\n\nThe carts are blue. Dhow Rides "
        "holds 17 percent of Lanqiao."
    )
    draft = "Dhow Rides will sell Lanqiao's carts from May."
    assert any("discloses an interest" in each for each in told(draft, source)), told(draft, source)


def test_an_interest_told_behind_an_apposition_is_named() -> None:
    source = (
        "Most riders like Lanqiao's carts, according to a poll by the Rong Institute, a think tank that "
        "gets half of its funds from Lanqiao."
    )
    draft = (
        "Most riders like Lanqiao's carts, according to a poll by the Rong Institute, a think tank."
    )
    assert any("discloses an interest" in each for each in told(draft, source))


def test_what_is_only_considered_is_no_plan_in_a_headline() -> None:
    source = (
        "Lanqiao is considering selling a stake in its cart unit to outsiders, two people said."
    )
    found = check("Lanqiao to sell stake in cart unit\n\nIt hired a bank.", [source]).findings
    assert any("headline is surer" in f.message for f in found)


def test_a_headline_may_leave_out_what_a_sentence_may_not() -> None:
    source = "Lanqiao sold 40,000 carts to schools in Anhui in May, it said."
    draft = (
        "Lanqiao sold 40,000 carts in May\n\nLanqiao sold 40,000 carts to schools in Anhui in May."
    )
    assert not [f for f in check(draft, [source]).findings if "limits this" in f.message]
