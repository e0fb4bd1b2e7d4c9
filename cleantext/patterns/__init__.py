"""What can be learned from a rule's pattern without running it on a text: a quick filter, and whether it is slow."""
