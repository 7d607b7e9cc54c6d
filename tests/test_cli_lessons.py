"""Rules and names decided from a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import pytest
from taught_desk import keep_bilingual_story, print_edits

from drafter.cli import main
from drafter.desk import Desk
from drafter.settings import Settings


@dataclass
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capfd):
    def call(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["drafter", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Done(int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def taught() -> None:
    desk = Desk(Settings.load())
    print_edits(desk)
    keep_bilingual_story(desk, "有一条消息：“饭团”（Ricelet）来了。", "There was news of Ricelet.")
    desk.close()


def id_of(words: str, listed: str) -> str:
    return next(line.split()[0] for line in listed.splitlines() if words in line)


def test_a_desk_without_print_has_no_lesson(run) -> None:
    done = run("lessons")
    assert (done.code, done.out) == (0, "")
    assert "Nothing is proposed" in done.err


def test_a_rule_is_listed_accepted_in_use_and_taken_back(run, taught, tmp_path) -> None:
    listed = run("lessons").out
    assert "“lanterns” became “lamps” 3 times in 3 issues." in listed
    assert "- The owner of the ferry said that lanterns may be sold" in listed
    rule = id_of("lanterns", listed)
    issue = tmp_path / "issue.md"
    issue.write_text("## 1. Lanterns\n\nThey sell lanterns.\n", encoding="utf-8")
    said = "the house writes “lamps”"
    assert said not in run("house", "check", str(issue)).out
    assert run("lessons", "--accept", rule[:8]).code == 0
    assert said in run("house", "check", str(issue)).out
    assert f"{rule}  accepted by editor" in run("lessons").out
    assert run("lessons", "--undo", rule).code == 0
    assert said not in run("house", "check", str(issue)).out
    assert run("lessons", "--dismiss", rule).code == 0
    assert f"{rule}  dismissed by editor" in run("lessons").out


def test_a_name_is_accepted_when_it_is_said_what_it_is(run, taught) -> None:
    name = id_of("Ricelet", run("lessons").out)
    done = run("lessons", "--accept", name)
    assert (done.code, done.out) == (2, "")
    assert "Say what Ricelet is" in done.err
    assert run("lessons", "--accept", name, "--kind", "product").code == 0
    assert run("glossary", "list").out == "Ricelet (product) · 饭团\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lessons", "--accept", "0000"], "There is no proposal 0000"),
        (["lessons", "--undo", "0000"], "Nothing was decided of 0000"),
        (["lessons", "--accept", "0000", "--undo", "0000"], "Give one of"),
        (["lessons", "--kind", "company"], "that you --accept"),
        (["glossary", "add", "Lanqiao"], "Say what Lanqiao is"),
        (["glossary", "add", "Lanqiao", "--kind", "ship"], "Say what Lanqiao is"),
        (["glossary", "add", "揽桥", "--kind", "company"], "Give it as a Chinese name"),
        (["glossary", "remove", "Lanqiao"], "not among the names added here"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_an_added_name_is_known_to_the_check(run, tmp_path) -> None:
    draft, source = tmp_path / "draft.txt", tmp_path / "source.txt"
    draft.write_text("Foldplay has raised money.", encoding="utf-8")
    source.write_text("折子戏工坊获得投资。", encoding="utf-8")
    check = ["check", str(draft), "--source", str(source)]
    assert "Foldplay" in run(*check).out.split("\n    ")[0]
    added = run("glossary", "add", "Foldplay", "--kind", "company", "--chinese", "折子戏工坊")
    assert (added.code, added.out) == (0, "")
    assert "Nothing found" in run(*check).out
    assert run("glossary", "remove", "Foldplay").code == 0
    assert "Nothing found" not in run(*check).out


def test_a_check_makes_no_home(run, tmp_path) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text("## 1. Lanterns\n\nThey sell lanterns.\n", encoding="utf-8")
    run("house", "check", str(issue))
    assert not (tmp_path / "home").exists()
