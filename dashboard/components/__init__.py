"""What Streamlit has not: the evidence panel, lists of facts, the article to read or to mark words in, the legend.

Each is a component of text nodes only: no word of an article ever passes through Markdown or HTML.
"""

from .parts import focus, legend, lines, marker, panel, reader, ruler

__all__ = ["focus", "legend", "lines", "marker", "panel", "reader", "ruler"]
