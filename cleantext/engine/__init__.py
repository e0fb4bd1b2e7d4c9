"""The stages in order, on batches of documents, the ledger composed."""

from cleantext.engine.engine import MAX_ROUNDS, MOST_GROWTH, Engine
from cleantext.engine.state import State

__all__ = ["MAX_ROUNDS", "MOST_GROWTH", "Engine", "State"]
