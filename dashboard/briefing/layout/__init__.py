"""How the form of a document is read: its blocks, what of it is not read for facts, and what the passes see of it."""
