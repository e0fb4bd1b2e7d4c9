"""The page model: `python -m training.page.train` runs all that is here."""
