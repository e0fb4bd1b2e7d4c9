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
from labelled import FOLDS, TOKEN
from sklearn.linear_model import SGDClassifier

from cleantext.page.first_pass import first_pass
from cleantext.page.second_pass import second_pass
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.word_lists import word_lists
from training.page.blocks import AROUND, TAGS, Block, locate
from training.page.corpus import Page
from training.page.extract import EXTRACTORS
from training.scoring.fit import TREES, Example, Part, assemble, fit_words
from training.scoring.labels import LEARN

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


def surroundings(at: Bounds, columns: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Columns, and the same of the two lines above and below."""
    out = []
    for column in columns:
        out.append(column)
        out += [at.shift(column, by, -1) for by in (-1, 1, -2, 2)]
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


class Teacher:
    """Learns from the parts with gold labels, and labels all of them; a page by models that have not seen its site.

    Args:
        parts: all pages.
        gold: of each part whether its labels are learned from.
        htmls: by id of the page.
        pages: those among which lines that repeat on a site are looked for.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        gold: Sequence[bool],
        htmls: dict[str, str],
        pages: Sequence[Page],
        phrases: Phrases,
    ) -> None:
        self._parts, self._gold, self._phrases = parts, gold, phrases
        self._met = repeated(pages)
        own = {page.id: page for part in parts for page in part.pages}
        self._located = {page.id: locate(page.lines, htmls[page.id]) for page in own.values()}

    def labels(self) -> dict[str, np.ndarray]:
        """For each page the probabilities of its lines to be main text."""
        columns = self._first_columns()
        likely = self._predicted(columns, ROUNDS[0])
        for i, part in enumerate(self._parts):
            whole = np.round(likely[i] * 1000).astype(np.int64)
            more = second_pass(part.at, part.lines, part.shape, whole)
            columns[i] = np.concatenate([columns[i], np.stack(list(more.values()), 1)], 1).astype(np.float32)
        likely = self._predicted(columns, ROUNDS[1])
        return {k: v for i, part in enumerate(self._parts) for k, v in self._by_page(part, likely[i]).items()}

    def _learned_from(self, fold: int) -> list[int]:
        """The parts that may be learned from for this fold, by number."""
        return [i for i, part in enumerate(self._parts) if self._gold[i] and part.fold != fold]

    def _first_columns(self) -> list[np.ndarray]:
        """Of each part what the trees see of its lines, but for what they say of one another."""
        blocks = [[self._located[part.pages[d].id][p] for d, p in part.where()] for part in self._parts]
        names = [name_matrix(some) for some in blocks]
        out: list[np.ndarray] = [np.zeros(0)] * len(self._parts)
        for k in range(FOLDS):
            rest = self._learned_from(k)
            learned = [self._parts[i] for i in rest]
            tables = fit_words(learned)
            y = np.concatenate([part.y for part in learned]) >= 0.5
            w = np.concatenate([part.weight for part in learned])
            named = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=5, tol=None, random_state=0, average=True)
            named.fit(sp.vstack([names[i] for i in rest]), y, sample_weight=w / w.mean())
            for i, part in enumerate(self._parts):
                if part.fold == k:
                    part.scores = tables.scores(part.features, part.features, part.shape)
                    name = np.round(np.clip(named.decision_function(names[i]), -8, 8) * 100).astype(np.int64)
                    out[i] = self._columns_of(part, blocks[i], name)
        return out

    def _columns_of(self, part: Part, blocks: Sequence[Block | None], name: np.ndarray) -> np.ndarray:
        """The columns of one part; `name`: what the names of classes and ids around each line say."""
        lines, at = part.lines, part.at
        tags = np.array(list(map(markup, blocks)), np.int64).T
        again = np.array([self._met[part.pages[d].id][p] for d, p in part.where()], np.int64)
        columns = [
            *first_pass(at, lines, part.shape, part.scores).values(),
            *self._phrases.columns(at, lines).values(),
            *word_lists().met(lines).columns(at, part.shape).values(),
            *surroundings(at, votes(part)),
            *surroundings(at, [name, *tags[:3]]),
            *tags[3:],
            at.box(name, 4),
            np.minimum(again, 3),
        ]
        return np.stack(columns, 1).astype(np.float32)

    def _predicted(self, columns: Sequence[np.ndarray], rounds: int) -> list[np.ndarray]:
        """Of each part how likely its lines are to be main text."""
        out: list[np.ndarray] = [np.zeros(0)] * len(self._parts)
        for k in range(FOLDS):
            rest = self._learned_from(k)
            x = np.concatenate([columns[i] for i in rest])
            y = np.concatenate([self._parts[i].y for i in rest]) >= 0.5
            w = np.concatenate([self._parts[i].weight for i in rest])
            trees = lgb.train(TREES, lgb.Dataset(x, y.astype(float), weight=w), rounds)
            for i, part in enumerate(self._parts):
                if part.fold == k:
                    out[i] = np.asarray(trees.predict(columns[i]))
        return out

    def _by_page(self, part: Part, likely: np.ndarray) -> dict[str, np.ndarray]:
        """The same of all lines of each page, blank ones included."""
        out = {}
        for d, page in enumerate(part.pages):
            mine = part.lines.document == d
            probabilities = np.zeros(len(page.lines))
            probabilities[part.lines.place[mine]] = likely[mine]
            probabilities[self._met[page.id] >= 3] = 0.0  # the same line on four pages of the site
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
    return Teacher([*learned, *unlabelled], known, htmls, pages, phrases).labels()
