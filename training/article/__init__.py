"""The article model: `texts`, `train`, `ends` and `gate` are run in this order."""
