"""What made the learned numbers that the package ships.

`pip install '.[training]'` brings what the scripts need. They are run as modules, from the top of the repository, as
each says at its head. FOLDER is the folder of labelled pages that the benchmarks read (docs/benchmarks.md).
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))  # a folder of scripts, and no package: `import labelled`
