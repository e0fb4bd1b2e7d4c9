"""Many documents: shards, workers, resume, quarantine.

`run` leads. It looks at the input and cuts it (`shards`), has each shard cleaned (`work`) by processes (`workers`) or by a
cluster (`cluster`, and `retries` where a worker dies), puts the parts together (`sink`), marks what is done (`journal`), and
at the end counts and concludes (`tally`, `conclude`). `output` says where a run writes what, and `written` reads it again;
`terms` says whether a resumed run is still the same, `ids` whether an id stood in the file before, and `signals` end it
cleanly. `stream` cleans to standard output, `remote` sends an output elsewhere. `restore` undoes one, and `explain` says why
a document came out as it did.
"""
