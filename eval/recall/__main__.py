"""`python -m eval.recall`: repeats, follow-ups and news, a writer of the pairs left out at a time.

With `--fit` the weights that ship are fitted anew on all of them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.archive import similarity
from drafter.archive.recall import Weights, recall
from drafter.memory import NEAREST, vector_of, vectors_of
from drafter.model import Recall, Story
from drafter.truth import shipped
from eval.recall.data import SETS, Pair, pairs
from eval.recall.fit import LABELS, beside, fit, save, traits

FOLDS = 10


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.recall", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights that ship anew")
    parser.add_argument("--show", action="store_true", help="list what is judged wrongly")
    given = parser.parse_args()
    sets = {name: list(pairs(name)) for name in SETS}
    every = [pair for name in SETS for pair in sets[name]]
    others = beside(every)
    if given.fit:
        save(fit_of(every, others), every)
    print(f"{'':26} same  update  new   mean F1")
    means, taken = [], 0
    for name in SETS:
        rest = [pair for other in SETS if other != name for pair in sets[other]]
        weights = fit_of(rest, others)
        judged = judge(weights, sets[name])
        held = judge(weights, [others[pair.id] for pair in sets[name]])
        taken += sum(relation != "new" for relation in held)
        means.append(report(f"writer {name} left out", sets[name], judged))
        if given.show:
            show(sets[name], judged)
    print(f"{'mean':44} {sum(means) / len(means):.3f}")
    print(f"taken for the story of the likeliest item that is not theirs: {taken} of {len(every)}")
    folded = [""] * len(every)
    for fold in range(FOLDS):
        own = range(fold, len(every), FOLDS)
        weights = fit_of([pair for row, pair in enumerate(every) if row % FOLDS != fold], others)
        for row, relation in zip(own, judge(weights, [every[row] for row in own]), strict=True):
            folded[row] = relation
    report(f"{FOLDS} folds over all writers", every, folded)
    found = in_archive(every)
    report("out of the whole archive *", every, [each.relation for each in found])
    print("  * with the weights that ship, which are fitted on these pairs")
    told(every, found)


def fit_of(chosen: Sequence[Pair], others: Mapping[str, Pair]) -> Weights:
    """Return the weights that suit these pairs, and their articles beside items of one another."""
    own = {pair.printed.id for pair in chosen}
    near = [others[pair.id] for pair in chosen]
    return fit(chosen, [pair for pair in near if pair.printed.id in own])


def judge(weights: Weights, chosen: Sequence[Pair]) -> list[str]:
    """Return the relation of each pair by these weights."""
    found = []
    for pair in chosen:
        same, update = weights.odds(traits(pair))
        chances = {"same": same, "update": update, "new": 0.0}
        found.append(max(chances, key=lambda relation: chances[relation]))
    return found


def in_archive(every: Sequence[Pair]) -> list[Recall]:
    """Recall each article out of all printed items, as the desk does: the nearest, then the traits."""
    items = [pair.printed for pair in every]
    vectors = vectors_of(items)
    found = []
    for pair in every:
        story = Story(articles=(pair.article,))
        cosines = vectors @ vector_of(pair.article)
        near = [(items[row], float(cosines[row])) for row in cosines.argsort()[::-1][:NEAREST]]
        one = recall(story, near, glossary=shipped(), similarity=similarity())
        other = one.printed is None or one.printed.id != pair.printed.id
        found.append(Recall(relation="new") if other and pair.label == "new" else one)
    return found


def report(name: str, chosen: Sequence[Pair], judged: Sequence[str]) -> float:
    """Print F1 for each relation and return their mean."""
    scores = []
    for label in LABELS:
        right = sum(p.label == label == found for p, found in zip(chosen, judged, strict=True))
        every = sum(p.label == label for p in chosen) + sum(found == label for found in judged)
        scores.append(2 * right / every if every else 1.0)
    mean = sum(scores) / len(scores)
    print(f"{name:26} " + "  ".join(f"{score:.3f}" for score in scores) + f"   {mean:.3f}")
    return mean


def told(every: Sequence[Pair], found: Sequence[Recall]) -> None:
    """Print how often the right item, the sentence with the news and a revised figure were found."""
    threads = [(p, r) for p, r in zip(every, found, strict=True) if p.label != "new"]
    right = [(p, r) for p, r in threads if r.printed is not None and r.printed.id == p.printed.id]
    print(f"right printed item found: {len(right)} of {len(threads)}")
    updates = [(p, r) for p, r in right if p.label == r.relation == "update"]
    said = sum(bool(r.news and (_in(p.news, r.news.text))) for p, r in updates)
    print(f"sentence with the news chosen: {said} of {len(updates)}")
    revised = [(p, r) for p, r in right if p.revised is not None and r.relation != "new"]
    changed = sum(bool(r.changes) for _, r in revised)
    print(f"old figure contradicted and said: {changed} of {len(revised)}")


def _in(wanted: str, said: str) -> bool:
    plain, other = wanted.strip(" .。"), said.strip(" .。")
    return plain[:30] in other or other[:30] in plain


def show(chosen: Sequence[Pair], judged: Sequence[str]) -> None:
    """Print what was judged wrongly."""
    wrong = Counter[str]()
    for pair, found in zip(chosen, judged, strict=True):
        if pair.label != found:
            wrong[f"{pair.kind} {pair.language} taken for {found}"] += 1
            print(
                f"  {pair.id} {pair.kind} → {found}: {pair.printed.headline} / {pair.article.title}"
            )
    for kind, count in wrong.most_common():
        print(f"  {count:3} {kind}")


if __name__ == "__main__":
    main()
