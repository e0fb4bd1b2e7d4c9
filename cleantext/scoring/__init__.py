"""How likely each line of a text is to be main text: what the page model and the article model have in common.

From text to columns of whole numbers, a row a line (`characters`, `tokens`, `lines`, `shape`, `columns`); what the words
say (`word_weights`, `word_lists`, `phrases`); from columns to probabilities (`trees`). `store` reads the learned numbers.
`arrays`, `hashing` and `bounds` are the arithmetic that the others are written in.
"""

Removal = tuple[int, float, str]
"""A line that a model gives up: its index in the document, the probability that it is main text (0 to 1), and the reason. A
plain tuple, as a class of its own would take longer to fill than the lines to judge."""
