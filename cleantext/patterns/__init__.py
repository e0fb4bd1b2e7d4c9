"""What can be learned from a rule's pattern without running it on a text: a quick filter, and whether it is slow.

A pattern is parsed (`syntax`, `characters`) into a tree (`tree`) over sets of code points (`codepoints`). For the filter the
tree is folded (`fold`), made simpler (`simpler`, by what `weigh` and `edges` say) and written in bytes (`utf8`, `relax`);
`database` compiles many such patterns into one. Whether it is slow, texts drawn from the tree tell (`pumped`) that it is
timed on (`slow`).
"""
