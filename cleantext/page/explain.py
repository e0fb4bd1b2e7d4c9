"""Why a line went, in a few words: the word, the terminator or the neighbour that decided."""

from collections.abc import Sequence

import numpy as np

from cleantext.page import characters as c
from cleantext.page.columns import END_CLASSES
from cleantext.page.model import Judged, Stages
from cleantext.page.parts import PARTS
from cleantext.page.wording import ONE, signs


def _quote(line: str, most: int = 40) -> str:
    line = " ".join(line.split())
    return repr(line if len(line) <= most else line[: most - 1] + "…")


def reasons(judged: Judged, parts: Sequence[int], documents: Sequence[Sequence[str]], stages: Stages) -> list[str]:
    """A reason a line of the batch; empty for a kept one."""
    lines, at = judged.lines, judged.at
    texts = [documents[d][p] for d, p in zip(lines.document.tolist(), lines.place.tolist(), strict=True)]
    _, kept = at.since(judged.keep)
    _, below = at.until(judged.keep)
    _, ender = at.since(judged.scores.terminator > ONE)
    found = signs(lines)
    weights = stages.lexicon.weights.take(found.bucket).astype(np.int64)
    worst = {int(row): int(found.word[k]) for k in np.argsort(-weights, kind="stable") for row in (found.line[k],)}
    head = np.searchsorted(lines.line, np.arange(lines.n))
    out = []
    for i, part in enumerate(parts):
        if not part:
            out.append("")
            continue
        name = PARTS[part - 1]
        if name == "terminator":
            e = i if judged.scores.terminator[i] > ONE else int(ender[i])
            out.append(f"the main text is over at {_quote(texts[e])}")
        elif name == "lexicon" and i in worst:
            words = texts[i].split()
            order = worst[i] - int(head[i])
            word = words[min(order, len(words) - 1)] if words else texts[i]
            out.append(f"words of site chrome, {_quote(word)} most of all")
        elif name == "neighbour":
            other = int(kept[i]) if kept[i] >= 0 else int(below[i])
            out.append("no main text around it" if other < 0 else f"apart from the main text at {_quote(texts[other])}")
        elif name == "headline":
            out.append("a title above the main text")
        elif name == "date":
            out.append("a date or time on a line of its own")
        elif name == "byline":
            out.append("names whoever wrote it")
        elif name == "caption":
            out.append("a caption or its credit, beside the main text")
        elif name == "comment":
            out.append("comments, below the main text")
        elif name == "teaser":
            cut_short = judged.shape.ending[i] == END_CLASSES[c.ELLIPSIS]
            out.append("breaks off with an ellipsis" if cut_short else "one of several titles in a row")
        else:
            out.append(f"{int(lines.form['words'][i])} words that don't read like a sentence of the main text")
    return out
