"""LightGBM's trees in the form that the package evaluates."""

from typing import Any

import lightgbm as lgb
import numpy as np

from cleantext.scoring.trees import LEAVES, UNIT, Tests


def tests(booster: lgb.Booster) -> Tests:
    """A booster's trees in the form that `Trees` evaluates."""
    rows: list[tuple[int, int, int, int]] = []
    dumped = booster.dump_model()["tree_info"]
    leaves = np.zeros((len(dumped), LEAVES), np.int32)
    for t, tree in enumerate(dumped):
        count = 0

        def walk(node: dict[str, Any]) -> int:
            """The leaves under a node, as bits."""
            nonlocal count
            if "split_feature" not in node:
                leaves[t, count] = round(node["leaf_value"] * UNIT)  # noqa: B023
                count += 1
                return 1 << (count - 1)
            row = len(rows)
            rows.append((0, 0, 0, 0))
            left = walk(node["left_child"])
            rows[row] = (t, node["split_feature"], int(np.floor(node["threshold"])), 0xFFFF & ~left)  # noqa: B023
            return left | walk(node["right_child"])

        walk(tree["tree_structure"])
    table_ = np.array(sorted(rows), np.int64).reshape(-1, 4)
    return Tests(
        table_[:, 0].astype(np.int16),
        table_[:, 1].astype(np.int16),
        table_[:, 2].astype(np.int32),
        table_[:, 3].astype(np.uint16),
        leaves,
    )
