"""The stages in order, on batches of documents, the ledger composed.

`engine` takes documents (`state`) through the stages of plans (`plan`), whose scan of a batch (`buffer`, `signs`) says which
rules may fire where. `sites` says which documents a rule is for, `guard` which removals are held back, and `removal` which
blank lines go with the others.
"""

from cleantext.engine.engine import MAX_ROUNDS, Engine, has_grown
from cleantext.engine.state import State

__all__ = ["MAX_ROUNDS", "Engine", "State", "has_grown"]
