"""`Cleaner` inside of other frameworks: one file each, and an optional dependency each."""
