"""Characters that cannot be seen, or turn the writing around, told by a sign or a name."""

from __future__ import annotations

import re

# Overrides and isolates of writing direction: one of them can make a sentence read as another.
_BIDI = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"
                     "\ufffe\uffff\ud800-\udfff]")  # fmt: skip


def visible(text: str) -> str:
    """The text with characters that cannot be seen, or turn the writing around, told by a sign or name.

    Line breaks and tabs stay. Control characters become their pictures ("␀"), direction marks their names ("⟨RLO⟩").
    The result is legal in XML 1.0.
    """
    return _UNSEEN.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _BIDI:
        return f"⟨{_BIDI[character]}⟩"
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
