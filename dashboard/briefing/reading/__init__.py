"""How the language pipeline is made to read well: what it sees shortened, and its parse mended."""
