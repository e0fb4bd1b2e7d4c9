"""`Cleaner` inside of other engines: one file each, and an optional dependency each."""
