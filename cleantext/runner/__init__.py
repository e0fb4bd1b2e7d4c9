"""Many documents: shards, workers, resume, quarantine."""
