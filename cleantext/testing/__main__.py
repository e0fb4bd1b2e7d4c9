"""`python -m cleantext.testing PACK…`: the examples of every rule of these packs."""

import sys

from cleantext.errors import PackError
from cleantext.packs import load_pack
from cleantext.testing.examples import examples_hold

failures = rules = 0
for name in sys.argv[1:]:
    try:
        pack = load_pack(name)
    except PackError as error:
        print(error)
        failures += len(error.problems)
        continue
    for rule in pack.rules:
        rules += 1
        path, line = pack.places.get(rule.id, (pack.origin, 1))
        for failure in examples_hold(rule):
            failures += 1
            print(failure._replace(path=path, line=line).render())
print(f"{rules} rules, {failures} failures")
raise SystemExit(2 if failures else 0)
