"""What Streamlit has not: the evidence panel, lists of facts, the article with its marks, the legend that filters.

Each is a component of text nodes only: no word of an article ever passes through Markdown or HTML.
"""

from .parts import legend, lines, panel, reader, ruler

__all__ = ["legend", "lines", "panel", "reader", "ruler"]
