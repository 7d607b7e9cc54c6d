"""Two spellings of one name."""

from __future__ import annotations

import re

# Letters by their sound; a dash is a vowel.
_SOUNDS = str.maketrans("aeiouywfvpbqxckszgjdtnm", "-------ffbbcccccchcttnn")
_OF_A_PLACE = ("n", "an", "ian", "ese", "i")


def distance(left: str, right: str) -> int:
    """Return how many letters have to be put, taken or changed to make one word of the other."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


def one_person(name: str, other: str) -> bool:
    """Whether two names differ by a letter or two in one word, all else the same."""
    left, right = name.split(), other.split()
    if len(left) != len(right):
        return False
    different = [(a.lower(), b.lower()) for a, b in zip(left, right, strict=True) if a != b]
    if len(different) != 1 or min(map(len, different[0])) < 4:
        return False
    if different[0][0].rstrip("s") == different[0][1].rstrip("s"):
        return False  # a plural: Tony Award, Tony Awards
    shorter, longer = sorted((word for word in different[0]), key=len)
    if longer in {shorter + ending for ending in _OF_A_PLACE}:
        return False  # Southeast Asia, Southeast Asian
    return 0 < distance(*different[0]) <= 1 + (min(map(len, different[0])) >= 8)


def one_word(word: str, other: str) -> bool:
    """Whether two words, in small letters, are spellings of one name: by a letter, or by sound."""
    if min(len(word), len(other)) < 5 or abs(len(word) - len(other)) > 2:
        return False
    apart = distance(word, other)
    if apart <= 1 and min(len(word), len(other)) >= 6:
        return True
    codes = _consonants(word), _consonants(other)
    return (
        codes[0] == codes[1] and len(codes[0]) >= 4 and 5 * apart <= 2 * max(len(word), len(other))
    )


def _consonants(word: str) -> str:
    """Return the consonants by their sound, G and H as one: Horodecki and Gorodezky share theirs."""
    said = word.translate(_SOUNDS)
    return said[0] + re.sub(r"(.)\1+", r"\1", re.sub("[-h]", "", said[1:]))
