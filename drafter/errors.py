"""Every error the product raises on purpose, in one tree.

DrafterError                what happened and what to do, in words for an editor
├── UsageError              a command or a setting that cannot be understood         exit 2
├── NotAllowed              a person who may not come in or may not do this          exit 2
│   └── SessionOver         a sign-in that is too old
├── NothingToDraft          no link could be read, or no story could be written      exit 3
├── EnvironmentFault        disk, home, key, model or database                       exit 4
│   ├── HomeInUse           another process owns this home's Chroma directory
│   ├── Damaged             the database or the index cannot be read as it lies there
│   └── BudgetExceeded      the next call could cost more than is allowed
├── NotAnArticle            a page that carries no article: reason is a short code
├── FetchFailed             a link that could not be fetched: reason is a short code
└── WritingFailed           one story could not be written: reason is a short code
"""

from __future__ import annotations


class DrafterError(Exception):
    """Base of all errors meant for people; `str(error)` is one sentence or two, with the way out."""

    exit_code = 1


class UsageError(DrafterError):
    exit_code = 2


class NotAllowed(DrafterError):
    exit_code = 2


class SessionOver(NotAllowed):
    pass


class NothingToDraft(DrafterError):
    exit_code = 3
    issue_id = ""  # the issue that holds the reasons, when one was begun


class EnvironmentFault(DrafterError):
    exit_code = 4


class HomeInUse(EnvironmentFault):
    pass


class Damaged(EnvironmentFault):
    pass


class BudgetExceeded(EnvironmentFault):
    pass


class Reasoned(DrafterError):
    """An error that concerns one link or one story, and does not stop the rest."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type[Reasoned], tuple[str, str]]:
        # Raised in worker processes too: the default reduction would lose one argument.
        return type(self), (self.reason, self.message)


class NotAnArticle(Reasoned):
    pass


class FetchFailed(Reasoned):
    pass


class WritingFailed(Reasoned):
    pass
