"""The tables and the weights of run-together words: `build_tables` makes the ones, `train` the others."""
