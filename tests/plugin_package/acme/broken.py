"""What happens when a plug-in gives something else."""

RULES = ["no rule"]
