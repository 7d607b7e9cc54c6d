"""The words sent to a model: read from prompts/, filled strictly, known by a fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from drafter.errors import EnvironmentFault
from drafter.model import digest
from drafter.resources import read_text

_MARKER = "=== user ==="


@dataclass(frozen=True, slots=True)
class Messages:
    """One filled prompt: the system turn and the user turn."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file: `$name` stands for a value, `$$` for a dollar sign."""

    name: str
    system: Template
    user: Template

    @classmethod
    def load(cls, name: str) -> Prompt:
        """Read one file of prompts/; raise EnvironmentFault when it is not of the right form."""
        return cls.parse(name, read_text(name))

    @classmethod
    def parse(cls, name: str, text: str) -> Prompt:
        """Split `text` at its marker line into the system and the user part."""
        system, marker, user = text.partition(f"\n{_MARKER}\n")
        if not marker:
            raise EnvironmentFault(f"prompts/{name} has no line {_MARKER!r}. Restore the file.")
        prompt = cls(name, Template(system.strip()), Template(user.strip()))
        if not (prompt.system.is_valid() and prompt.user.is_valid()):
            raise EnvironmentFault(
                f"prompts/{name} has a $ that begins no name. Write $$ for a dollar sign."
            )
        return prompt

    @property
    def names(self) -> frozenset[str]:
        """The names that `fill` wants, no more and no fewer."""
        return frozenset(self.system.get_identifiers() + self.user.get_identifiers())

    def fill(self, **values: str) -> Messages:
        """Put `values` into both parts; raise EnvironmentFault naming what is missing or unknown."""
        missing = sorted(self.names - values.keys())
        unknown = sorted(values.keys() - self.names)
        if missing or unknown:
            faults = [f"asks for ${name}, which nothing fills" for name in missing]
            faults += [f"does not use ${name}" for name in unknown]
            raise EnvironmentFault(f"prompts/{self.name} {' and '.join(faults)}. Mend the file.")
        return Messages(self.system.substitute(values), self.user.substitute(values).strip())

    def fingerprint(self, rules: str) -> str:
        """Return the name of these words with these house rules; it changes when a word does."""
        return digest(self.system.template, self.user.template, rules)
