"""The tables. SQL is the truth of the desk: everything else can be made again from it.

Articles and revisions are only ever added; an item points at the revision that stands now.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
    text,
)

# Named so that a later migration can find each constraint on every database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The newest migration; a database that stands here need not load alembic to be opened.
HEAD = "0008"

articles = Table(
    "articles",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("version", String(40), primary_key=True),
    Column("kept_at", DateTime(timezone=True), nullable=False),
    Column("url", Text, nullable=False),
    Column("canonical", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("publisher", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published", Date),
    Column("published_guessed", Boolean, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("removed", JSON, nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column(
        "state", String(16), nullable=False
    ),  # sorting, sorted, drafting, draft, stopped, published
    Column("message", Text, nullable=False, default=""),  # why it stopped
    Column("number", Integer),
    Column("date", Date, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("paste", Text, nullable=False),  # what the editor gave, so that it can be tried again
    Column("texts", JSON, nullable=False),
    Column("failures", JSON, nullable=False),
    Column("seconds", JSON, nullable=False),
    Column("usage", JSON, nullable=False),  # what its calls took, those that failed among them
)

items = Table(
    "items",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("rank", Float, nullable=False),
    Column("articles", JSON, nullable=False),  # [[id, version], …], the best teller first
    Column("revision", Integer, nullable=False),  # the revision that stands; 0 before the first
    Column("removed", Boolean, nullable=False, default=False),
    Index("ix_items_issue_id_rank", "issue_id", "rank"),
)

# An editor's revision grows while one sitting types on and no word that was kept would be in none.
revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("parent", Integer),  # the revision it was made from
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("author", Text, nullable=False),
    Column("origin", String(16), nullable=False),  # draft, redraft, edit, merge, fix, restore
    Column("headline", Text, nullable=False),
    Column("paragraphs", JSON, nullable=False),
    Column("extract", Boolean, nullable=False),
    Column("writer", JSON),
    Column("usage", JSON, nullable=False),
    Column("sitting", String(40), nullable=False, server_default=""),  # in which it was typed
    Column("saves", Integer, nullable=False, server_default="0"),  # how often it grew
    Index("ix_revisions_item_id", "item_id", "id"),
)

# What was found in a revision: derived, so it may be written again when the rules get better.
checks = Table(
    "checks",
    metadata,
    Column("revision", ForeignKey("revisions.id"), primary_key=True),
    Column("findings", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("figures", JSON, nullable=False, server_default="[]"),
    Column(
        "saves", Integer, nullable=False, server_default="0"
    ),  # the revision's, when it was checked
)

ledger = Table(
    "ledger",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("value", LargeBinary, nullable=False),
)

# ── what was printed ─────────────────────────────────────────────────────────────────────────

printed_issues = Table(
    "printed_issues",
    metadata,
    Column("id", String(40), primary_key=True),  # from its words: the same issue is the same row
    Column("kept_at", DateTime(timezone=True), nullable=False),
    Column("number", Integer),
    Column("date", Date),
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("origin", Text, nullable=False),  # the file it came from, or "desk"
    Column("issue_id", ForeignKey("issues.id"), unique=True),  # where it was made here
    Index("ix_printed_issues_number", "number"),
)

printed_items = Table(
    "printed_items",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("printed_issue_id", ForeignKey("printed_issues.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("paragraphs", JSON, nullable=False),
    Column("item_id", ForeignKey("items.id")),  # the draft it came from
    Index("ix_printed_items_issue", "printed_issue_id", "position"),
    # Postgres keeps no long text in a tree.
    Index("ix_printed_items_headline", "headline", postgresql_using="hash"),
)

# What is searched by words: printed items and articles, their terms cut alike in both languages. Made
# from what they hold, so it may be made again. The full-text index over it is each database's own.
documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),  # item, article
    Column("ref", String(40), nullable=False),
    Column("day", Date),
    Column("terms", Text, nullable=False),
    Index("ix_documents_kind_ref", "kind", "ref", unique=True),
    Index("ix_documents_day", "day"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("name", String(200), primary_key=True),  # as the glossary prefers it, small letters
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_mentions_document", "document"),
)

# ── the week's stories, and what editors decide ──────────────────────────────────────────────

stories = Table(
    "stories",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("rank", Float, nullable=False),
    Column("articles", JSON, nullable=False),  # [[id, version], …]
    Column("recall", JSON, nullable=False),
    Column(
        "choice", String(16), nullable=False, default=""
    ),  # same, update, new; "" while undecided
    Column("who", Text, nullable=False, default=""),
    Column("chosen_at", DateTime(timezone=True)),
    # put together by an editor: grouping leaves it as it is
    Column("fixed", Boolean, nullable=False, server_default=false()),
    Index("ix_stories_issue_id_rank", "issue_id", "rank"),
)

lessons = Table(
    "lessons",
    metadata,
    Column("id", String(40), primary_key=True),  # the proposal's
    Column("decision", String(16), nullable=False),  # accepted, dismissed
    Column("proposal", JSON, nullable=False),
    Column("who", Text, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("entry", JSON, nullable=False),  # kind, chinese, aliases, owner
    Column("who", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)

# ── the inbox of the week ────────────────────────────────────────────────────────────────────────

feeds = Table(
    "feeds",
    metadata,
    Column("id", String(40), primary_key=True),  # from its address
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("who", Text, nullable=False),
    Column("looked_at", DateTime(timezone=True)),
    Column("message", Text, nullable=False),  # why the last look came to nothing
    Column("removed", Boolean, nullable=False),
)

inbox_stories = Table(
    "inbox_stories",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("added_at", DateTime(timezone=True), nullable=False, index=True),
    Column("pinned", Boolean, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("rank", Float),  # in the coming issue; none while it is not chosen
    Column("recall", JSON(none_as_null=True)),  # none until it is held against what was printed
    Column("choice", String(16), nullable=False),  # same, update, new; "" while undecided
    Column("who", Text, nullable=False),
    Column("issue_id", ForeignKey("issues.id")),  # the issue it was drafted for
)

sources = Table(
    "sources",
    metadata,
    Column("id", String(40), primary_key=True),  # from its address, or from its words
    Column("url", Text, nullable=False),  # "" for a file or a text that names none
    Column("name", Text, nullable=False),  # of the file it came in
    Column("origin", String(16), nullable=False),  # paste, text, file, feed, page
    Column("added_at", DateTime(timezone=True), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("reason", String(32), nullable=False),  # why it failed: a short code, and in words
    Column("message", Text, nullable=False),
    Column("body", LargeBinary),  # what was given instead of an address, until it is read
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", Date),
    Column("partial", Boolean, nullable=False),
    Column("article_id", String(40), nullable=False, index=True),
    Column("version", String(40), nullable=False),
    Column("story_id", ForeignKey("inbox_stories.id"), index=True),
    Column("place", Float, nullable=False),  # in its story, the best teller first
    Column("removed", Boolean, nullable=False),
)

# ── what goes to print ───────────────────────────────────────────────────────────────────────────

print_sheets = Table(
    "print_sheets",
    metadata,
    Column("issue_id", ForeignKey("issues.id"), primary_key=True),
    Column("slug", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("image", Text, nullable=False),
    Column("credit", Text, nullable=False),
    Column("alt", Text, nullable=False),
    Column("report_link", Text, nullable=False),
    Column("report_said", Text, nullable=False),  # what the last look at that link found
    Column("live", Text, nullable=False),  # where the issue can be read
)

overrides = Table(
    "overrides",
    metadata,
    Column("issue_id", ForeignKey("issues.id"), primary_key=True),
    Column("concern", String(40), primary_key=True),
    Column("message", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)

# What stands at the address of an article now, beside the version that was kept.
source_looks = Table(
    "source_looks",
    metadata,
    Column("article_id", String(40), primary_key=True),
    Column("version", String(40), primary_key=True),
    Column("looked_at", DateTime(timezone=True), nullable=False),
    Column("state", String(16), nullable=False),  # same, changed, gone, unread
    Column("message", Text, nullable=False),
    Column("found", String(40), nullable=False),  # the version that stands there now
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False, index=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", String(16), nullable=False),  # correction, withdrawal
    Column("headline", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

readbacks = Table(
    "readbacks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False, index=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("who", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("differences", JSON, nullable=False),
)

# ── several editors at one desk ──────────────────────────────────────────────────────────────

# What one page has typed into one item: the number of its last save, by which a save that comes twice
# is known, and what could not be put together with another editor's words yet.
sittings = Table(
    "sittings",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("who", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("mine", JSON, nullable=False),  # the words of that save
    Column("saved_at", DateTime(timezone=True), nullable=False),
    Column("held", JSON),  # {"base": words, "mine": words}, null when all is kept
    Index("ix_sittings_item_id", "item_id"),
)

# A redraft that waits beside the words that stand; its words are those of its revision.
proposals = Table(
    "proposals",
    metadata,
    Column("revision", ForeignKey("revisions.id"), primary_key=True),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("base", JSON, nullable=False),  # the words it was written from
    Column("instruction", Text, nullable=False),
    Column("decision", String(16), nullable=False, server_default=""),  # taken, left; "" while open
    Column("who", Text, nullable=False, server_default=""),
    Column("decided_at", DateTime(timezone=True)),
    Index("ix_proposals_item_id", "item_id"),
)

approvals = Table(
    "approvals",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("words", String(40), nullable=False),  # their digest: it holds for no others
    Column("who", Text, nullable=False),
    Column("approved_at", DateTime(timezone=True), nullable=False),
)

locks = Table(
    "locks",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("who", Text, nullable=False),
    Column("locked_at", DateTime(timezone=True), nullable=False),
)

# What editors said of findings; "dismissed" holds for the same words in any item.
verdicts = Table(
    "verdicts",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("finding", String(40), primary_key=True),
    Column("verdict", String(16), nullable=False),  # resolved, dismissed
    Column("who", Text, nullable=False),
    Column("said_at", DateTime(timezone=True), nullable=False),
    Index("ix_verdicts_finding", "finding"),
)

presence = Table(
    "presence",
    metadata,
    Column("tab", String(40), primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("item_id", String(40), nullable=False),  # "" while on none
    Column("who", Text, nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Index("ix_presence_issue_id", "issue_id"),
)

# ── work in the background ───────────────────────────────────────────────────────────────────

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", String(200), nullable=False),  # what it is about: of one name one is open
    Column("kind", String(16), nullable=False),
    Column("arguments", JSON, nullable=False),  # ids and small values
    Column("queue", String(64), nullable=False),  # who may do it; "" where it was begun by hand
    Column("state", String(16), nullable=False),  # waiting, running, done, failed, stopped
    Column("cancelling", Boolean, nullable=False, default=False),
    Column("error", Text, nullable=False, default=""),
    Column("worker", String(64), nullable=False, default=""),
    Column("attempt", Integer, nullable=False, default=1),  # one more each time it is handed back
    Column("handed", Integer, nullable=False, default=0),  # the attempt that the engine has
    Column("starts", Integer, nullable=False, default=0),  # how often a worker began it
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Index("ix_jobs_name_created_at", "name", "created_at"),
    Index("ix_jobs_state", "state"),
    Index(
        "ix_jobs_open",
        "name",
        unique=True,
        sqlite_where=text("ended_at is null"),
        postgresql_where=text("ended_at is null"),
    ),
)

job_events = Table(
    "job_events",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(40), primary_key=True),  # of stage and subject
    Column("position", Integer, nullable=False),  # in the order the steps began
    Column("stage", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("message", Text, nullable=False),
)

# What an editor gave to a job; it goes when the job ends.
job_texts = Table(
    "job_texts",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("queue", String(64), nullable=False),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
)

# Who did what to an issue besides its words, which the revisions have.
deeds = Table(
    "deeds",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("item_id", String(40), nullable=False, server_default=""),  # "" for the issue as a whole
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String(16), nullable=False),
    Column("detail", Text, nullable=False, server_default=""),
    Index("ix_deeds_item_id", "item_id"),
    Index("ix_deeds_made_at", "made_at"),
)

# What a page may ask for again, since it has not heard that it was done.
asked = Table(
    "asked",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)

# How much of what a server allows a minute is taken: by seconds of the epoch.
paces = Table(
    "paces",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("free_at", Float, nullable=False),
)
