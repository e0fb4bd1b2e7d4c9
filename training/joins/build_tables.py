"""Build cleantext/joins/data/LANGUAGE.npz: words, pairs of words, affixes and spelling of a language.

    python -m training.joins.build_tables [en de ...]      (pip install wordfreq symspellpy names marisa-trie;
                                                            pip install --no-deps german-nouns spacy-lookups-data;
                                                            apt-get install wamerican-huge)

Sources: wordfreq's large lists (data CC BY-SA 4.0) for the words of every language; symspellpy's bigram dictionary
(MIT; from the Google Books n-grams, CC BY 3.0) for English pairs; SCOWL (free for any use, see `docs/joins.md`), as
Debian packs it, and `words.en.txt`, for what is one word in English, and german-nouns (CC BY-SA
4.0, from Wiktionary) in German; spacy-lookups-data (MIT) for rarer English words, and for those with a capital inside as
they are written; names (MIT; the US Census of 1990, public domain) for the names of people. The same versions give the
same bytes.
"""

from __future__ import annotations

import collections
import csv
import gzip
import importlib.metadata
import io
import json
import math
import sys
import zipfile
from collections.abc import Collection, Iterable, Mapping
from importlib import resources
from itertools import pairwise
from pathlib import Path

import marisa_trie  # type: ignore[import-not-found]
import numpy as np

from cleantext.joins.bloom import filled
from cleantext.joins.seams import LONGEST, SHORTEST_PATH, best_path
from cleantext.joins.tables import DICTIONARY, SCALE, SPELL_SCALE, Lexicon

HERE = Path(__file__).resolve().parents[2] / "cleantext" / "joins" / "data"
LIMITS = {"en": 205_000, "de": 165_000, "fr": 240_000, "pt": 245_000, "ru": 280_000}
LIMIT = 290_000
"""Words of a language, the most frequent ones."""
PAIRS = 104_000
"""Pairs of words, the most frequent ones."""
FAMILIES = 8000
SEEN = 12
"""Three letters that were seen less often than this say no more than the last two of them."""
SINGLES = {
    "en": "ai", "de": "", "fr": "àayô", "es": "yaeou", "it": "èeaoi", "pt": "eaoéàó", "nl": "u", "pl": "wzioua",
    "ru": "вскоиуя",
}  # fmt: skip
"""Words of one letter."""
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz'é",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß'é",
    "fr": "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ'",
    "es": "abcdefghijklmnopqrstuvwxyzáéíóúüñ",
    "it": "abcdefghijklmnopqrstuvwxyzàèéìòù'",
    "pt": "abcdefghijklmnopqrstuvwxyzáâãàçéêíóôõú",
    "nl": "abcdefghijklmnopqrstuvwxyzéëïöü'",
    "pl": "abcdefghijklmnopqrstuvwxyząćęłńóśźż",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
}
MAX_AFFIX = 8
NEARLY = -2.0
"""A rare word of the dictionary is taken up if it can be read as several by this gain: somewhat less than a candidate's."""
DICTIONARY_ZIPF = 0.7
"""Frequency of a word of the dictionary that the frequency list doesn't have."""
FOREIGN_ZIPF = 4.0
"""Words of other languages that are seen as often in them are taken for words in any."""
BITS = 8
"""Of the filter of strange words, for each of them."""


def words(language: str) -> dict[str, float]:
    """Word -> zipf of wordfreq, letters and apostrophes only."""
    from wordfreq import get_frequency_dict

    found = get_frequency_dict(language, "large")
    return {w: 9 + math.log10(p) for w, p in found.items() if w.replace("'", "").isalpha() and not w.startswith("'")}


def pairs(language: str) -> dict[tuple[str, str], float]:
    """Pair of words -> log10 of occurrences in a billion words. Only English has a list."""
    if language != "en":
        return {}
    text = resources.files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt").read_text("utf-8-sig")
    rows = [line.split() for line in text.splitlines()]
    rows = sorted(rows, key=lambda row: (-int(row[2]), row[0], row[1]))[:PAIRS]
    return {(a, b): math.log10(int(n)) - 3.0 for a, b, n in rows}  # counted in some 10^12 words


SCOWL = Path("/usr/share/dict/american-english-huge")
YOUNG = Path(__file__).with_name("words.en.txt")


def dictionary(language: str) -> set[str]:
    """Words that people put into a dictionary, in lower case. English and German have a list."""
    found: list[str] = []
    if language == "en":
        found = SCOWL.read_text("utf-8").lower().split()
        found += (w for line in YOUNG.read_text("utf-8").splitlines() if not line.startswith("#") for w in line.split())
    elif language == "de":
        file = importlib.metadata.distribution("german-nouns").locate_file("german_nouns/nouns.csv")
        with open(str(file), encoding="utf-8") as rows:
            found = [cell.lower() for row in csv.reader(rows) for cell in row[2:] + row[:1]]
    return {w for w in found if w.isalpha() and len(w) > 2}


def written(language: str) -> set[str]:
    """A million words of the web as they are written, most of them rare. English has a list."""
    if language != "en":
        return set()
    file = importlib.metadata.distribution("spacy-lookups-data").locate_file(
        "spacy_lookups_data/data/en_lexeme_prob.json.gz"
    )
    with gzip.open(str(file), "rt", encoding="utf-8") as text:
        return {w for w in json.load(text) if w.isalpha() and SHORTEST_PATH <= len(w) <= LONGEST}


def has_capital_inside(word: str) -> bool:
    """Whether a word changes from lower to upper case."""
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def run_together(
    zipf: Mapping[str, float], pair: Mapping[tuple[str, str], float], singles: str, sure: Collection[str]
) -> set[str]:
    """Words of a frequency list that are joins themselves ("ofthe"): far rarer than their two halves side by side.

    None of those that are `sure` to be words.
    """
    bad = set()
    for word, z in zipf.items():
        if z > 3.6 or len(word) < 4 or not word.isalpha() or word in sure:
            continue
        for i in range(1, len(word)):
            a, b = word[:i], word[i:]
            za, zb = zipf.get(a, 0.0), zipf.get(b, 0.0)
            if za < 3.5 or zb < 3.5 or (i == 1 and a not in singles) or (len(b) == 1 and b not in singles):
                continue
            seen = pair.get((a, b), 0.0)
            if len(b) == 1:  # names and foreign words end so, too
                joined = seen - z >= 3.3
            else:
                joined = max(seen, za + zb - 9) - z >= 2.7 and (seen > 0 or za + zb > 11.5)
            if joined:
                bad.add(word)
                break
    return bad


def affixes(zipf: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Beginnings and endings -> log10(1 + known words that are one and another known word)."""
    heads: collections.Counter[str] = collections.Counter()
    tails: collections.Counter[str] = collections.Counter()
    for word in zipf:
        for i in range(1, min(len(word), MAX_AFFIX + 1)):
            if len(word) - i >= 3 and zipf.get(word[i:], 0) > 2.5:
                heads[word[:i]] += 1
            if len(word) - i >= 3 and zipf.get(word[:-i], 0) > 2.5:
                tails[word[-i:]] += 1
    return _frequent(heads), _frequent(tails)


def _frequent(affixes: collections.Counter[str]) -> dict[str, float]:
    return {affix: math.log10(1 + n) for affix, n in affixes.items() if n >= 4}


def foreign(language: str) -> set[str]:
    """Frequent words of all other languages."""
    from wordfreq import available_languages, get_frequency_dict

    least = 10 ** (FOREIGN_ZIPF - 9)
    others = sorted(available_languages("small").keys() - {language})
    return {w for other in others for w, p in get_frequency_dict(other, "small").items() if p >= least}


def like_joins(lexicon: Lexicon, words: Iterable[str]) -> list[str]:
    """Those of the words that the tables don't know and would take for joins."""
    found = [w for w in words if w.isalpha() and not lexicon.zipf(w) and SHORTEST_PATH <= len(w) <= LONGEST]
    return [w for w in found if best_path(lexicon, w)]


def spelling(zipf: Mapping[str, float], alphabet: str) -> tuple[np.ndarray, np.ndarray]:
    """-log10 P(letter | the three before) and P(letter | the two before), a byte each, over the types that are not
    function words. Three that were seen too seldom have zeros: the second table counts."""
    base = len(alphabet) + 2
    code = {c: i + 2 for i, c in enumerate(alphabet)}
    counts = np.zeros((base**3, base), np.float32)
    for word, z in zipf.items():
        if z >= 5:
            continue
        state = 0
        for c in (*(code.get(c, 1) for c in word), 0):
            counts[state, c] += 1
            state = (state * base + c) % base**3
    # back off to the last two letters
    shorter = counts.reshape(base, base**2, base).sum(0)
    shorter = (shorter + 0.05) / (shorter.sum(1, keepdims=True) + 0.05 * base)
    total = counts.sum(1, keepdims=True)
    longer = (counts + 2 * np.tile(shorter, (base, 1))) / (total + 2)
    grams, back = (np.clip(np.rint(-np.log10(p) * SPELL_SCALE), 0, 255).astype(np.uint8) for p in (longer, shorter))
    grams[total[:, 0] < SEEN] = 0
    return grams, back


def trie(values: Mapping[str, float], marked: Collection[str] = ()) -> tuple[np.ndarray, np.ndarray]:
    """A marisa trie as bytes, and the values by its index as bytes, with a bit for those that are marked."""
    found = marisa_trie.Trie(sorted(values), num_tries=3)
    data = np.zeros(max(1, len(values)), np.uint8)
    for word, value in values.items():
        data[found[word]] = min(DICTIONARY - 1, round(value * SCALE)) | DICTIONARY * (word in marked)
    return np.frombuffer(found.tobytes(), np.uint8), data


def build(
    zipf: Mapping[str, float],
    pair: Mapping[tuple[str, str], float],
    singles: str,
    alphabet: str,
    limit: int = LIMIT,
    sure: Collection[str] = (),
    others: Collection[str] = (),
    seen: Collection[str] = (),
) -> bytes:
    """The file of a language. `sure`: what is one word whatever the frequencies say; `others`: words of other languages;
    `seen`: words as they are written, rare ones too."""
    bad = run_together(zipf, pair, singles, sure)
    good = {w: z for w, z in zipf.items() if w not in bad}
    kept = dict(sorted(good.items(), key=lambda item: (-item[1], item[0]))[:limit])
    if sure:  # of the rare ones only those that would be taken for joins without it
        lexicon = Lexicon(build(zipf, pair, singles, alphabet, limit))
        near = {w for w in sure if SHORTEST_PATH <= len(w) <= LONGEST and best_path(lexicon, w, NEARLY)}
        kept |= {w: good.get(w, DICTIONARY_ZIPF) for w in sorted(sure) if w in kept or w in near}
    heads, tails = affixes(kept)
    arrays: dict[str, np.ndarray] = {}
    capitals = {w for w in seen if has_capital_inside(w)}
    arrays["words"], arrays["zipf"] = trie(kept | dict.fromkeys(capitals, 0.0), sure)
    for name, value, values in (
        ("pairs", "pair", {f"{a} {b}": v for (a, b), v in pair.items()}),
        ("heads", "head", heads),
        ("tails", "tail", tails),
    ):
        arrays[name], arrays[value] = trie(values)
    arrays["grams"], arrays["shorter"] = spelling(kept, alphabet)
    arrays["alphabet"] = np.frombuffer(alphabet.encode(), np.uint8)
    arrays["singles"] = np.frombuffer(singles.encode(), np.uint8)
    arrays["strange"] = np.zeros(1, np.uint8)
    if others:
        rare = {w.lower() for w in seen if w not in capitals}
        found = like_joins(Lexicon(packed(arrays)), sorted({*zipf, *others, *rare}))
        arrays["strange"] = np.frombuffer(filled(found, BITS), np.uint8)
    return packed(arrays)


def packed(arrays: Mapping[str, np.ndarray]) -> bytes:
    """As numpy's savez_compressed, but with a fixed date, so that equal tables are equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, array in arrays.items():
            data = io.BytesIO()
            np.save(data, array)
            info = zipfile.ZipInfo(name + ".npy", (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data.getvalue(), compresslevel=9)
    return out.getvalue()


def people() -> str:
    """Given names, then the most frequent family names, a line each, in lower case."""
    folder = resources.files("names")
    columns = {
        name: [row.split()[0].lower() for row in folder.joinpath(f"dist.{name}").read_text("ascii").splitlines() if row]
        for name in ("female.first", "male.first", "all.last")
    }
    given = sorted({*columns["female.first"], *columns["male.first"]})
    return " ".join(given) + "\n" + " ".join(sorted(columns["all.last"][:FAMILIES])) + "\n"


def main(languages: list[str]) -> None:
    if not SCOWL.exists():
        sys.exit(f"{SCOWL} is missing: apt-get install wamerican-huge")
    HERE.mkdir(exist_ok=True)
    (HERE / "people.txt").write_text(people(), "ascii")
    for language in languages or list(SINGLES):
        limit = LIMITS.get(language, LIMIT)
        known = words(language), pairs(language), SINGLES[language], ALPHABETS[language]
        blob = build(*known, limit, dictionary(language), foreign(language), written(language))
        (HERE / f"{language}.npz").write_bytes(blob)
        print(language, f"{len(blob):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
