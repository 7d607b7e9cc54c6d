"""The page where an editor decides what the desk learns: its rules, its names, and how it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.house import Proposal
from drafter.learning import Changed
from drafter.store import Decision
from drafter.truth import Suggestion
from drafter.ui import names
from drafter.ui.state import attempt, say_wrong, signed
from drafter.ui.words import counted, edited, link, plain

_EXAMPLES = 3  # of a proposal's, the first


def page(desk: Desk) -> None:
    """Draw what is proposed and what was decided; a button's callback has decided by then."""
    st.title("House")
    st.caption(
        "What you change again and again between draft and print is proposed here as a rule, and names"
        " that sources give in two languages for the glossary. Nothing is in use before you accept it."
    )
    say_wrong(far=True)
    try:
        with st.spinner("Reading the edits …"):
            proposals, decisions = desk.learning.proposals(), desk.learning.decisions()
            changed = desk.learning.changed()
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    # No counts in these: a tab whose name changes is another tab, and the first one opens.
    proposed, accepted, glossary, better = st.tabs(
        ["Proposed", "Decided", "Glossary", "From draft to print"]
    )
    with proposed:
        _proposals(desk, proposals, printed=bool(changed))
    with accepted:
        _decisions(desk, decisions)
    with glossary:
        names.additions(desk)
    with better:
        _changed(changed)


# ── what is proposed ─────────────────────────────────────────────────────────────────────────────


def _proposals(desk: Desk, proposals: list[Proposal | Suggestion], *, printed: bool) -> None:
    if not proposals:
        st.info(
            "Nothing is proposed at the moment."
            if printed
            else "Nothing is proposed yet. Edit a drafted issue and publish it: the desk compares draft"
            " and print, and proposes what recurs."
        )
    for proposal in proposals:
        with st.container(border=True, key=f"proposal-{proposal.id}"):
            st.markdown(f"**{plain(proposal.message)}**")
            if isinstance(proposal, Proposal):
                st.html(_examples(proposal))
            else:
                st.html(_sentences(proposal))
            if isinstance(proposal, Suggestion) or proposal.lesson.kind == "name":
                _name(desk, proposal)
            else:
                _rule(desk, proposal)


def _examples(proposal: Proposal) -> str:
    rows = []
    for example in proposal.examples[:_EXAMPLES]:
        before, after = edited(example.before, example.after)
        rows.append(f"<tr><td>{before}</td><td>{after}</td><td>{escape(example.issue)}</td></tr>")
    head = "<tr><th>Draft</th><th>Print</th><th>Where</th></tr>"
    more = len(proposal.examples) - len(rows)
    rest = f"<p><small>and {counted(more, 'more place')}</small></p>" if more else ""
    return (
        f'<table class="ledger"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>{rest}'
    )


def _sentences(suggestion: Suggestion) -> str:
    return "".join(
        f"<blockquote>{escape(span.text)}<br>{link(span.url, 'source')}</blockquote>"
        for span in suggestion.spans
    )


def _rule(desk: Desk, proposal: Proposal) -> None:
    accept, dismiss, _ = st.columns([2, 2, 6])
    accept.button(
        "Accept",
        key=f"accept-{proposal.id}",
        type="primary",
        on_click=signed,
        args=(partial(desk.learning.accept, proposal.id),),
    )
    _dismiss(desk, proposal, dismiss.button)


def _name(desk: Desk, proposal: Proposal | Suggestion) -> None:
    """Draw the fields that an editor may correct before a name goes into the glossary."""
    if isinstance(proposal, Suggestion):
        kind, chinese = proposal.kind, proposal.chinese
    else:
        kind, chinese = proposal.lesson.sort, ()
    keys = f"kind-{proposal.id}", f"chinese-{proposal.id}"
    with st.form(f"name-{proposal.id}", border=False):
        left, right = st.columns([1, 2])
        with left:
            names.kind_field(kind, keys[0])
        with right:
            names.words_field("Chinese names", chinese, keys[1])
        accept, dismiss, _ = st.columns([2, 2, 6])
        accept.form_submit_button(
            "Accept",
            key=f"accept-{proposal.id}",
            type="primary",
            on_click=_accept_name,
            args=(desk, proposal.id, *keys),
        )
        _dismiss(desk, proposal, dismiss.form_submit_button)


def _accept_name(desk: Desk, proposal_id: str, kind: str, chinese: str) -> None:
    state = st.session_state
    accept = partial(
        desk.learning.accept,
        proposal_id,
        kind=state[kind] or "",
        chinese=names.words_of(state[chinese]),
    )
    signed(accept)


def _dismiss(desk: Desk, proposal: Proposal | Suggestion, button: Callable[..., bool]) -> None:
    button(
        "Not a rule" if isinstance(proposal, Proposal) else "Not one thing",
        key=f"dismiss-{proposal.id}",
        on_click=signed,
        args=(partial(desk.learning.dismiss, proposal.id),),
    )


# ── what was decided ─────────────────────────────────────────────────────────────────────────────


def _decisions(desk: Desk, decisions: list[Decision]) -> None:
    accepted = [each for each in reversed(decisions) if each.accepted]
    if not accepted:
        st.info(
            "Nothing was accepted yet. What is, stands in the prompt and in the checks at once."
        )
    for decision in accepted:
        _decision(desk, decision, "Take back")
    dismissed = [each for each in reversed(decisions) if not each.accepted]
    if dismissed:
        with st.expander(f"{counted(len(dismissed), 'proposal')} turned down"):
            for decision in dismissed:
                _decision(desk, decision, "Propose again")


def _decision(desk: Desk, decision: Decision, undo: str) -> None:
    words, button = st.columns([6, 1])
    when = f"{decision.who} · {decision.decided_at.day} {decision.decided_at:%B %Y}"
    words.markdown(f"{plain(decision.proposal.message)}  \n:gray[{plain(when)}]")
    button.button(
        undo,
        key=f"undo-{decision.id}",
        on_click=attempt,
        args=(partial(desk.learning.take_back, decision.id),),
    )


# ── does it get better? ──────────────────────────────────────────────────────────────────────────


def _changed(changed: list[Changed]) -> None:
    if not changed:
        st.info("Nothing was printed from a draft of this desk yet. Publish an issue to see this.")
        return
    st.caption(
        "Share of the words of a draft that its editors changed before print; lower is better."
    )
    if len(changed) > 1:
        st.line_chart(
            {
                "Issue": [each.day for each in changed],
                "Words changed, %": [round(100 * each.share, 1) for each in changed],
            },
            x="Issue",
            y="Words changed, %",
            color="#9c2f24",
        )
    rows = "".join(
        f"<tr><td>{escape(each.issue)}</td><td>{each.day.day} {each.day:%B %Y}</td>"
        f"<td>{counted(each.items, 'item')}</td><td>{each.share:.0%}</td></tr>"
        for each in reversed(changed)
    )
    head = "<tr><th>Issue</th><th>Date</th><th>Printed</th><th>Words changed</th></tr>"
    st.html(f'<table class="ledger"><thead>{head}</thead><tbody>{rows}</tbody></table>')
