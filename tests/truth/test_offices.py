"""A person's title, firm and time, held against what the sources call that person."""

from __future__ import annotations

import time

import pytest

from drafter.model import Finding
from drafter.truth import check
from drafter.truth.reading.offices import in_chinese, in_english

CHIEF = "Zhou Weiming, chief executive of Lanqiao, spoke."
CHIEF_ZH = "蓝桥科技首席执行官周伟明出售了股份。"
MOVED_ZH = "周伟明曾任蓝桥科技首席技术官，现任云帆首席执行官。"


def offices(source: str, draft: str) -> list[Finding]:
    words = ("Correct the office", "Correct the firm", "“former”")
    found = check(draft, [source]).findings
    return [f for f in found if any(word in f.message for word in words)]


@pytest.mark.parametrize(
    ("source", "draft", "told"),
    [
        (CHIEF, "Zhou Weiming, chairman of Lanqiao, spoke.", "chief executive, not chairman"),
        (CHIEF, "Zhou Weiming, chief executive of Tidebook, spoke.", "not of Tidebook"),
        (CHIEF, "Former Lanqiao chief executive Zhou Weiming spoke.", "Take “former” out"),
        ("Zhou Weiming, a former chief executive of Lanqiao, spoke.", CHIEF, "Say “former”"),
        ("Lanqiao CFO Mary Ellis spoke.", "Chief Executive Mary Ellis spoke.", "CFO"),
        ("Vice Minister Chen Guang spoke.", "Minister Chen Guang spoke.", "Vice Minister"),
        (
            "Tom Reed was named chief technology officer of Kestrel Games.",
            "Tom Reed was appointed chief executive of Kestrel Games.",
            "not chief executive",
        ),
        (
            "Mary Ellis, a professor at Harbour University, spoke.",
            "Mary Ellis, a professor at Granite University, spoke.",
            "not of Granite University",
        ),
        (CHIEF_ZH, "Lanqiao Technology CFO Zhou Weiming sold shares.", "(chief executive)"),
        (CHIEF_ZH, "Former Lanqiao Technology CEO Zhou Weiming sold shares.", "Take “former” out"),
        ("蓝桥科技前首席执行官周伟明出售股份。", "CEO Zhou Weiming sold shares.", "Say “former”"),
        ("蓝桥科技原首席执行官周伟明出售股份。", "CEO Zhou Weiming sold shares.", "Say “former”"),
        (MOVED_ZH, "Chief Technology Officer Zhou Weiming spoke.", "Say “former”"),
        ("腾讯副总裁李强发言。", "Li Qiang, president of Tencent, spoke.", "(vice president)"),
        ("工信部副部长张云明发言。", "Minister Zhang Yunming spoke.", "(vice minister)"),
        ("腾讯副总裁李强发言。", "Li Qiang, vice president of Alibaba, spoke.", "not of Alibaba"),
    ],
)
def test_another_office_firm_or_time_is_found(source: str, draft: str, told: str) -> None:
    (finding,) = offices(source, draft)
    assert (finding.kind, finding.severity) == ("name", "warning")
    assert told in finding.message
    (span,) = finding.spans
    assert source[span.start : span.end] == span.text
    assert finding.text in draft


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (CHIEF, "Lanqiao CEO Zhou Weiming spoke."),
        (
            "Zhou Weiming, founder and chief executive of Lanqiao, spoke.",
            "Founder Zhou Weiming spoke.",
        ),
        (
            "Zhou Weiming, chairman of the Robot Forum, spoke. He also is chief executive of Lanqiao.",
            "Lanqiao chief executive Zhou Weiming spoke.",
        ),
        (
            "Zhou Weiming, who was chief executive of Lanqiao until May, spoke.",
            "Former Lanqiao chief executive Zhou Weiming spoke.",
        ),
        (
            "Chief executive Zhou Weiming has resigned.",
            "Former chief executive Zhou Weiming has left.",
        ),
        (
            "The guests were Zhou Weiming, chairman Li Qiang and Tom Reed. Zhou Weiming is a judge.",
            "The judge Zhou Weiming came with chairman Li Qiang.",
        ),
        (
            "Mary Ellis, head of research at Granite Bank, spoke.",
            "Granite Bank analyst Mary Ellis spoke.",
        ),
        (
            "Tom Reed, director of the Harbour Institute, spoke.",
            "Tom Reed, head of the Harbour Institute, spoke.",
        ),
        (
            "Mary Ellis, a professor at the university, spoke.",
            "Mary Ellis, a professor at Harbour University, spoke.",
        ),
        (CHIEF_ZH, "Lanqiao Technology chief executive Zhou Weiming sold shares."),
        ("蓝桥科技总裁周伟明发言。", "Lanqiao Technology president Zhou Weiming spoke."),
        ("蓝桥科技总裁周伟明发言。", "Lanqiao Technology chief executive Zhou Weiming spoke."),
        ("小米集团创始人、董事长兼CEO雷军发言。", "Xiaomi CEO Lei Jun spoke."),
        ("李强、董事长周伟明发言。市长李强到场。", "Mayor Li Qiang met chairman Zhou Weiming."),
        ("会上，董事长周伟明发言。", "Chairman Zhou Weiming of Lanqiao spoke."),
        (MOVED_ZH, "Yunfan chief executive Zhou Weiming spoke."),
        (MOVED_ZH, "Zhou Weiming, a former chief technology officer of Lanqiao Technology, spoke."),
        ("周伟明将卸任首席执行官。", "Former chief executive Zhou Weiming spoke."),
        ("周伟明接替李强出任首席执行官，李强转任董事长。", "Li Qiang, who became chairman, spoke."),
        ("周伟明发言。", "Chairman Zhou Weiming spoke."),
    ],
)  # fmt: skip
def test_an_office_that_fits_or_that_no_source_states_is_let_pass(source: str, draft: str) -> None:
    assert offices(source, draft) == []


@pytest.mark.parametrize(
    "text", ["senior executive " * 2000, "CEO, " * 3000, "Former Aa " * 3000, "Zhou Wei of " * 1500]
)
def test_a_text_of_titles_alone_is_read_in_a_blink(text: str) -> None:
    started = time.process_time()
    in_english(text + "CEO")
    assert time.process_time() - started < 1.0


def test_a_chinese_text_of_titles_alone_is_read_in_a_blink() -> None:
    text = "首席执行官周伟明、" * 1000
    started = time.process_time()
    assert len(list(in_chinese(text, [(at, at + 3) for at in range(5, len(text), 9)]))) == 1000
    assert time.process_time() - started < 1.0
