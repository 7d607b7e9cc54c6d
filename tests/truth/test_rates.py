"""Figures that follow from a rate, a share or a multiple of a source."""

from __future__ import annotations

import pytest

from drafter.truth import check


def _figures(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.text for f in found if f.kind in ("figure", "date") and f.severity != "note"]


FERRY = "渡轮平均每15分钟开出一班。"
NOODLES = "Output of the instant noodles tripled to 90 million packs."
STALLS = "The market has lost a quarter of its stalls; 60 remain."
REPAIR = "The maker will refund 80 percent of the repair, which costs 500 yuan."
PARK = "游园会为期四天，单日票90元，通票300元。"
LENS = "新款镜头售价3,200元，比旧款贵了200元。"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("去年每1000名学生中有4名近视加深。", "Among students, 40 in every 10,000 saw it worsen."),
        (FERRY, "Four ferries an hour leave the pier."),
        (NOODLES, "The firm made 60 million more packs of instant noodles."),
        (STALLS, "Of the market's 80 stalls, 20 have gone."),
        (REPAIR, "Owners must pay RMB100 of the RMB500."),
        (PARK, "A pass for all four days saves RMB60."),
        (LENS, "The new lens sells for RMB3,200; the old one started at RMB3,000."),
        ("发货时间压到了两天半。", "Parcels now leave within an average of 60 hours."),
        ("Sign-up opens on March 3 and closes on March 10.", "Sign-up is open for one week."),
        ("Over the past decade rents have doubled.", "Rents have doubled in 10 years."),
        (
            "门票收入由双方四六分成，景区拿四成。",
            "The other party takes 60 percent of ticket sales.",
        ),
        ("故障率首次跌破两成。", "For the first time, fewer than 20 percent broke down."),
        ("航线每周四班。", "Four flights a week serve the route."),
        ("年逾七旬的董事长辞职。", "The chairman, who is over 70, has resigned."),
        ("书包打七折，原价200元。", "The bag, once RMB200, now costs RMB140."),
        ("报名人数是名额的8倍，名额为30个。", "Some 240 people applied for 30 places."),
        ("全镇共有600户，其中三成装了热泵。", "Of 600 homes, 180 have a heat pump and 420 do not."),
        ("订金200元，占总价的一成。", "The deposit is RMB200 of the whole price of RMB2,000."),
        ("打印机每小时印90本，连开8小时。", "The printer makes 720 copies in an 8-hour shift."),
        ("去年亏损3亿元，今年盈利2亿元。", "At RMB200 million, it did RMB500 million better."),
        ("书展从周二开到周五。", "The four-day book fair runs from Tuesday to Friday."),
        ("门票减半，只要40元。", "Tickets are RMB40, down from RMB80."),
        ("车主充电半小时即可出发。", "Drivers leave after charging for 30 minutes."),
        ("头三个月销量为5万台。", "Sales in the first three months were 50,000."),
    ],
)
def test_what_follows_from_a_rate_or_a_share_raises_no_alarm(source: str, draft: str) -> None:
    assert _figures(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft", "figure"),
    [
        (FERRY, "Six ferries an hour leave the pier, and 60 a day.", "60"),
        (NOODLES, "The firm made 45 million more packs of instant noodles.", "45 million"),
        (STALLS, "Of the market's 90 stalls, 30 have gone.", "90"),
        (REPAIR, "The maker will refund RMB100 of the repair.", "RMB100"),
        (PARK, "A pass for all four days saves RMB70.", "RMB70"),
        (LENS, "The new lens sells for RMB3,200; the old one cost RMB3,400.", "RMB3,400"),
        ("书包打七折，原价200元。", "The bag, once RMB200, now costs RMB130.", "RMB130"),
        ("报名人数是名额的8倍，名额为30个。", "Some 280 applied for 30 places.", "280"),
        ("大桥原计划2023年通车，现推迟两年。", "The bridge opens in 2026.", "2026"),
        (
            "In the 12 months to June the firm sold 9 million cups.",
            "In June the firm sold 9 million cups.",
            "9 million",
        ),
    ],
)
def test_what_follows_from_no_rate_or_share_is_found(source: str, draft: str, figure: str) -> None:
    assert figure in _figures(draft, source)
