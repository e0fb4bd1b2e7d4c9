"""The teacher: silver labels from everything that is known of a page when its HTML is at hand.

A line model like the one that ships, which also sees what extractors kept, where the line stands in the HTML, and on
how many pages of its site the line is met. It learns from the gold texts whose terms allow it and labels the pages of the
other sets; a page that it learned from is labelled by a model that had not seen the page's site.
"""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import SGDClassifier

from cleantext.page.characters import Characters
from cleantext.page.columns import first_pass, word_scores
from cleantext.page.phrases import Phrases
from cleantext.page.second_pass import second_pass
from cleantext.page.span import Span
from cleantext.page.vocabulary import word_lists
from training.page.blocks import AROUND, TAGS, Block, locate
from training.page.corpus import LEARN, Page
from training.page.extract import EXTRACTORS
from training.page.labels import TOKEN
from training.page.stages import FOLDS, TREES, Example, Part, assemble, fit_edges, fit_lexicon

NAME_BITS = 16
ROUNDS = (150, 150)
LONG = 120
"""Characters of a line that is seldom chrome."""


def repeated(pages: Sequence[Page]) -> dict[str, np.ndarray]:
    """Of each page's lines, the number of other pages of the site that have the line as well; a page that was saved
    twice counts once."""
    by_site = defaultdict(list)
    for page in pages:
        by_site[page.site].append(page)
    out = {}
    for site in by_site.values():
        keys = [[" ".join(TOKEN.findall(line.lower())) or line.strip() for line in page.lines] for page in site]
        long = [{key for key in one if len(key) >= LONG} for one in keys]
        copies = [[j for j in range(len(site)) if same(long[i], long[j])] for i in range(len(site))]
        met: dict[str, list[int]] = defaultdict(list)
        for i, one in enumerate(keys):
            for key in set(one):
                met[key].append(i)
        for i, (page, one) in enumerate(zip(site, keys, strict=True)):
            out[page.id] = np.array([len(set(met[key]).difference(copies[i])) if key else 0 for key in one])
    return out


def same(one: set[str], other: set[str]) -> bool:
    """Whether two pages of a site, by their long lines, are one."""
    return len(one & other) > 0.7 * min(len(one), len(other))


def markup(block: Block | None) -> list[int]:
    """What the HTML says of a line: tag, depth, share of its letters in links (in hundredths), elements around it."""
    if block is None:
        return [-1] * (3 + len(AROUND))
    tag = TAGS.index(block.tag) if block.tag in TAGS else len(TAGS)
    return [tag, block.depth, 100 * block.linked // max(1, block.letters), *map(int, block.around)]


def name_matrix(located: Sequence[Block | None]) -> sp.csr_matrix:
    """The names of classes and ids around each line, hashed, as a sparse matrix."""
    columns = [[zlib.crc32(n.encode()) % (1 << NAME_BITS) for n in set(b.names)] if b else [] for b in located]
    sizes = np.array([len(c) for c in columns])
    values = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes).astype(np.float32)
    indices = np.array([i for c in columns for i in c], np.int32)
    return sp.csr_matrix((values, indices, np.append(0, np.cumsum(sizes))), shape=(len(columns), 1 << NAME_BITS))


def surroundings(at: Span, columns: Sequence[np.ndarray], reach: int) -> list[np.ndarray]:
    """Columns, and the same of the lines at most `reach` away."""
    out = []
    for column in columns:
        out.append(column)
        out += [at.shift(column, by, -1) for k in range(1, reach + 1) for by in (-k, k)]
    return out


def votes(part: Part) -> list[np.ndarray]:
    """Votes of each extractor in thousandths, -1 where it failed; and their mean."""
    pages = part.pages
    where = part.where()
    out = []
    for name in EXTRACTORS:
        out.append(
            np.array([round(1000 * pages[d].votes[name][p]) if name in pages[d].votes else -1 for d, p in where])
        )
    known = np.stack(out)
    mean = np.where(known >= 0, known, 0).sum(0) // np.maximum((known >= 0).sum(0), 1)
    return [*out, mean, part.at.box(mean, 4) // 9, part.at.box(mean, 12) // 25]


def label(
    parts: Sequence[Part], learned: Sequence[bool], htmls: dict[str, str], pages: Sequence[Page], phrases: Phrases
) -> dict[str, np.ndarray]:
    """For each page its lines' probabilities; `learned` says which parts have gold labels to learn from."""
    met = repeated(pages)
    located = {}
    for page in {p.id: p for part in parts for p in part.pages}.values():
        located[page.id] = locate(page.lines, htmls[page.id])
    names = {}
    for i, part in enumerate(parts):
        names[i] = name_matrix([located[part.pages[d].id][p] for d, p in part.where()])
    gold = [i for i, yes in enumerate(learned) if yes]
    features: dict[int, np.ndarray] = {}
    for k in range(FOLDS):
        rest = [i for i in gold if parts[i].fold != k]
        tables = (fit_lexicon([parts[i] for i in rest]), *fit_edges([parts[i] for i in rest]))
        y = np.concatenate([parts[i].y for i in rest]) >= 0.5
        w = np.concatenate([parts[i].weight for i in rest])
        named = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=5, tol=None, random_state=0, average=True)
        named.fit(sp.vstack([names[i] for i in rest]), y, sample_weight=w / w.mean())
        for i, part in enumerate(parts):
            if part.fold != k:
                continue
            lines, at = part.lines, part.at
            part.scores = word_scores(tables, part.signs, part.signs, part.shape)
            name = np.round(np.clip(named.decision_function(names[i]), -8, 8) * 100).astype(np.int64)
            where = part.where()
            tags = np.array([markup(located[part.pages[d].id][p]) for d, p in where], np.int64).T
            again = np.array([met[part.pages[d].id][p] for d, p in where], np.int64)
            columns = [
                *first_pass(at, lines, part.shape, part.scores).values(),
                *phrases.columns(at, lines, part.shape, word_lists().met(lines)).values(),
                *surroundings(at, votes(part), 2),
                *surroundings(at, [name, *tags[:3]], 2),
                *tags[3:],
                at.box(name, 4),
                np.minimum(again, 3),
            ]
            features[i] = np.stack(columns, 1).astype(np.float32)
    out: dict[str, np.ndarray] = {}
    for stage in range(2):
        q: dict[int, np.ndarray] = {}
        for k in range(FOLDS):
            rest = [i for i in gold if parts[i].fold != k]
            x, y = np.concatenate([features[i] for i in rest]), np.concatenate([parts[i].y for i in rest]) >= 0.5
            w = np.concatenate([parts[i].weight for i in rest])
            trees = lgb.train(TREES, lgb.Dataset(x, y.astype(float), weight=w), ROUNDS[stage])
            for i, part in enumerate(parts):
                if part.fold == k:
                    q[i] = np.asarray(trees.predict(features[i]))
        for i, part in enumerate(parts):
            if stage == 0:
                whole = np.round(q[i] * 1000).astype(np.int64)
                more = second_pass(part.at, part.lines, part.shape, whole)
                features[i] = np.concatenate([features[i], np.stack(list(more.values()), 1)], 1).astype(np.float32)
                continue
            for d, page in enumerate(part.pages):
                mine = part.lines.document == d
                probabilities = np.zeros(len(page.lines))
                probabilities[part.lines.place[mine]] = q[i][mine]
                probabilities[met[page.id] >= 3] = 0.0  # the same line on four pages of the site
                out[page.id] = probabilities
    return out


def teach(
    pages: Sequence[Page], sound: Callable[[Page], bool], data: Path, characters: Characters, phrases: Phrases
) -> dict[str, np.ndarray]:
    """The teacher's labels of every page that has HTML."""
    htmls = {}
    for path in sorted(data.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for row in map(json.loads, lines):
                if row.get("html"):
                    htmls[row["id"]] = row["html"]
    gold = [Example(p, p.lines, p.gold or []) for p in pages if p.id in htmls and sound(p)]
    rest = [Example(p, p.lines, [0.0] * len(p.lines)) for p in pages if p.id in htmls and p.source not in LEARN]
    learned, unlabelled = assemble(gold, characters), assemble(rest, characters)
    known = [True] * len(learned) + [False] * len(unlabelled)
    return label([*learned, *unlabelled], known, htmls, pages, phrases)
