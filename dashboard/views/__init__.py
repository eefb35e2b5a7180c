"""The pages: selection, rows, draw."""
