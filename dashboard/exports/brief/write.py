"""The forms that a brief is written in, by the ending of their files."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ..batch import FORMS
from .outline import Brief, outline

__all__ = ["FORMS", "outline", "write"]


def write(brief: Brief, form: str) -> bytes:
    """The brief in one of FORMS. What writes a form is loaded when it is asked for."""
    writer: Callable[[Brief], bytes] = getattr(import_module(f".{form}", __package__), form)
    return writer(brief)
