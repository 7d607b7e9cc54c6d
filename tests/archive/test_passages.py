"""Passages: whole sentences, exact offsets, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import tokens
from drafter.archive import cut_passages
from drafter.model import Article


def article(text: str) -> Article:
    return Article(
        url="https://news.example/one",
        canonical="https://news.example/one",
        title="A Title That Is Part of No Passage",
        text=text,
        language="en",
        publisher="",
        author="",
        published=None,
    )


pieces = st.sampled_from(
    [
        "The plant opened.",
        " ",
        "\n\n",
        "工厂开业了。",
        "价格上涨，",
        "U.S. sales rose 3.5 percent",
        "x" * 90,
        "；",
    ]
)
texts = st.one_of(st.text(max_size=300), st.lists(pieces, max_size=40).map("".join))


@settings(deadline=None)  # a busy machine is no failure
@given(texts, st.integers(1, 40))
def test_offsets_are_exact_and_no_word_is_lost(text: str, limit: int) -> None:
    found = cut_passages(article(text), limit)
    assert all(text[p.start : p.end] == p.text == p.text.strip() for p in found)
    ends = [0, *(p.end for p in found)]
    starts = [*(p.start for p in found), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


@settings(deadline=None)  # a busy machine is no failure
@given(texts, st.integers(8, 40))
def test_no_passage_is_over_the_limit(text: str, limit: int) -> None:
    found = cut_passages(article(text), limit)
    assert all(p.tokens == tokens.count(p.text) <= limit for p in found)


def test_a_passage_ends_where_a_sentence_ends() -> None:
    text = "Sales of the phone rose. The maker was surprised. " * 30
    assert all(p.text.endswith(".") for p in cut_passages(article(text), 50))


def test_chinese_sentences_are_not_cut() -> None:
    text = "公司周二发布了新款手机。售价没有公布！分析师感到意外。" * 20
    assert all(p.text[-1] in "。！" for p in cut_passages(article(text), 60))


def test_an_endless_sentence_is_cut_at_its_commas() -> None:
    text = "公司在北京开设了一家新店，" * 30 + "然后关闭。"
    assert all(p.text[-1] in "，。" for p in cut_passages(article(text), 40))


def test_a_comma_inside_a_figure_is_no_place_to_cut() -> None:
    text = "and then 1,250,000 units " * 60
    assert not any(p.text.endswith("1,") for p in cut_passages(article(text), 30))


def test_a_megabyte_without_a_space_is_cut_too() -> None:
    found = cut_passages(article("z" * 200_000), 220)
    assert sum(len(p.text) for p in found) == 200_000
