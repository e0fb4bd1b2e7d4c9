"""Lines that look like the foot of a page, and are text: headings of references, bare addresses, and code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

import numpy as np
import regex

from cleantext.scoring.arrays import Flags, Hashes
from cleantext.scoring.characters import Characters
from cleantext.scoring.hashing import hash_words
from cleantext.scoring.lines import LineArrays, read

HEADINGS: Final = (
    # English, German, French
    "references; external links; further reading; bibliography; footnotes; works cited; citations; endnotes",
    "references edit; external links edit; further reading edit; see also edit; notes edit; sources & links",
    "Einzelnachweise; Weblinks; Literatur; Quellenangaben; Quellenverzeichnis; Literaturverzeichnis; Fußnoten",
    "références; notes et références; liens externes; bibliographie; notes de bas de page",
    # Spanish, Italian, Portuguese, Dutch, Swedish
    "referencias; enlaces externos; bibliografía; notas al pie; notas y referencias",
    "riferimenti; collegamenti esterni; bibliografia; note a piè di pagina; riferimenti bibliografici",
    "referências; ligações externas; referências bibliográficas; notas de rodapé; notas e referências",
    "referenties; externe links; literatuurlijst; bronnen, noten en/of referenties; voetnoten; bronvermelding",
    "referenser; externa länkar; källförteckning; fotnoter; vidare läsning",
    # Polish, Czech, Russian, Greek, Turkish
    "przypisy; linki zewnętrzne; źródła i przypisy; literatura; literatura przedmiotu",
    "reference; externí odkazy; použitá literatura; poznámky pod čarou; zdroje a literatura",
    "примечания; литература; список литературы; внешние ссылки; сноски",
    "παραπομπές; εξωτερικοί σύνδεσμοι; βιβλιογραφία; υποσημειώσεις; σημειώσεις και παραπομπές",
    "kaynakça; dış bağlantılar; dipnotlar; kaynaklar ve notlar",
    # what encyclopedias and manuals call their list of neighbours
    "see also; siehe auch; voir aussi; véase también; vedi anche; ver também; zie ook; se även; zobacz też; viz také",
    "související články; см. также; δείτε επίσης; ayrıca bakınız; 关联项目; 参见; 參見; 参看; 関連項目; 같이 보기; انظر أيضا",
    "انظر أيضًا; इन्हें भी देखें",
    # Chinese, Japanese, Korean, Arabic, Hindi
    "参考文献; 参考资料; 外部链接; 注释; 脚注; 參考文獻; 參考資料; 外部連結; 註釋; 腳註",
    "参考文献; 脚注; 外部リンク; 出典; 注釈; 関連文献",
    "각주; 외부 링크; 참고 문헌; 참고문헌; 출처 및 주석",
    "المراجع; مراجع; وصلات خارجية; المصادر والمراجع; الهوامش",
    "सन्दर्भ; संदर्भ; बाहरी कड़ियाँ; संदर्भ सूची; टिप्पणियाँ और संदर्भ",
)
"""As whole lines, by language."""


CODE: Final = 3
"""A text with at least so many lines that look like code is about code."""
WIDEST: Final = 200
"""Characters: a longer line is a paragraph, and is not read for code."""
_CODE = regex.compile(
    r'^[\s{}\[\]();,]*[{}\[\]();][\s{}\[\]();,]*$|[{\\]$|;(?<=[\x21-\x7e];)(?<!&\w{2,8};)$|^\s*"[^"]+"\s*:\s*\S'
)
"""Nothing but brackets, an opening brace or a semicolon at the end (not a Greek question), a line that goes on, or a key
with its value."""


def headings(lines: LineArrays, characters: Characters) -> Flags:
    """Of each line whether it is such a heading."""
    out: Flags = np.isin(lines.whole, _headings(characters))
    return out


def addresses(lines: LineArrays) -> Flags:
    """Of each line whether it begins as an address does."""
    out = np.zeros(lines.n, bool)
    begins = np.flatnonzero(np.diff(lines.line, prepend=-1))
    out[lines.line[begins[np.isin(lines.hashes[begins], _SCHEMES)]]] = True
    return out


def code(texts: Sequence[Sequence[str]], lines: LineArrays) -> Flags:
    """Of each line whether it is code, in a text about code; these texts are what `lines` was read from."""
    flags = [[len(line) <= WIDEST and _CODE.search(line.rstrip()) is not None for line in text] for text in texts]
    flags = [of if sum(of) >= CODE else [False] * len(of) for of in flags]
    ends = np.cumsum([0, *map(len, flags)])
    out: Flags = np.fromiter(chain.from_iterable(flags), bool, int(ends[-1]))[ends[lines.document] + lines.place]
    return out


_SCHEMES: Final = hash_words(["http", "https"])


@lru_cache(maxsize=1)
def _headings(characters: Characters) -> Hashes:
    return read([[heading for some in HEADINGS for heading in some.split("; ")]], characters).whole
