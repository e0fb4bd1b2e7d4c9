"""The text of the training pages with a text node a line, as `get_text("\\n")` of BeautifulSoup gives it.

It cuts a sentence at each of its links, and has no blank lines. Many readers get the text of a page that way.
"""

import sys
from pathlib import Path

from training.scoring.labels import LEARN

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))  # a folder of scripts, and no package

from flattened import flattened
from labelled import rows


def node_lines(folder: Path) -> dict[str, list[str]]:
    """Id of each page that is learned from by its gold text, and whose HTML holds that -> its lines."""
    found = {}
    for row in rows(folder, sorted(LEARN)):
        if row.get("gold_text") and (text := flattened(row, "soup-nodes")):
            found[str(row["id"])] = str(text["raw_text"]).split("\n")
    return found
