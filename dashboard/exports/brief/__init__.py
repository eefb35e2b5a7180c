"""The brief: what leaves the dashboard as a document, every sentence with its footnote."""

from .choice import SECTIONS, Choice
from .outline import Brief, outline

__all__ = ["SECTIONS", "Brief", "Choice", "outline"]
