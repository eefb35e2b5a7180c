"""The brief as one HTML file: no script, nothing fetched, notes linked both ways, made to be printed.

Every text goes in through `escape`: what an article holds is shown, never obeyed.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape as _escape
from pathlib import Path

from charts.status import SIGNS
from exports.inert import visible
from facts.wording import cut

from .note import Note
from .outline import Brief
from .part import Block, Figure, Line, Table


def html(brief: Brief) -> bytes:
    """The whole file in UTF-8. The same brief gives the same bytes."""
    style = Path(__file__).with_name("brief.css").read_text("utf-8") + _running_title(brief.title)
    seen: set[int] = set()
    body = "".join(
        f'<section aria-labelledby="{section.key}"><h2 id="{section.key}">{escape(section.heading)}</h2>'
        + "".join(_block(block, seen) for block in section.blocks) + "</section>\n"
        for section in brief.sections
    )  # fmt: skip
    under = f'<p class="under">{escape(brief.under)}</p>' if brief.under else ""
    page = (
        f'<!doctype html>\n<html lang="{brief.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(brief.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(brief.title)}</h1>\n{under}\n{_signs(brief)}\n{body}"
        f'<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2>\n<ol>\n'
        + "".join(_note(note) for note in brief.notes) + "</ol></section>\n</main>\n</body>\n</html>\n"
    )  # fmt: skip
    return page.encode("utf-8")


def _running_title(title: str) -> str:
    """The title at the head of each printed page but the first, every character of it escaped for CSS."""
    shown = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in visible(cut(title, 90)))
    head = f'@page {{ @top-left {{ content: "{shown}"; font: 8pt Arial, sans-serif; color: #4a5058; }} }}\n'
    return head + "@page :first { @top-left { content: none; } }\n"


def escape(text: str) -> str:
    """The text as characters of HTML: unseen ones made visible, the rest escaped."""
    return _escape(visible(text), quote=True)


def _block(block: Block, seen: set[int]) -> str:
    if isinstance(block, Table):
        return _table(block, seen)
    if isinstance(block, Figure):
        held = b64encode(block.picture.svg.encode("utf-8", "replace")).decode("ascii")
        return (
            f'<figure><img alt="{escape(block.picture.alt)}" src="data:image/svg+xml;base64,{held}" '
            f'width="{block.picture.width}" height="{block.picture.height}">'
            f"<figcaption>{escape(block.caption)}</figcaption></figure>\n"
        )
    heading = f"<h3>{escape(block.heading)}</h3>\n" if block.heading else ""
    tag = "ol" if block.numbered else "ul"
    lines = "".join(f"<li>{_line(line, seen)}</li>\n" for line in block.lines)
    return f"{heading}<{tag}>\n{lines}</{tag}>\n"


def _line(line: Line, seen: set[int]) -> str:
    opening = f'<b class="opening">{escape(line.opening)}:</b> ' if line.opening else ""
    sign = SIGNS.get(line.status)
    status = f' <span class="status">{sign.text} {escape(sign.word)}</span>' if sign and line.status else ""
    return f"{opening}{escape(line.text)}{_calls(line.notes, seen)}{status}"


def _calls(notes: tuple[int, ...], seen: set[int]) -> str:
    """The numbers behind a sentence, each a link to its note; a note links back to the first."""
    made = []
    for number in notes:
        mark = "" if number in seen else f' id="call-{number}"'
        seen.add(number)
        made.append(f'<a{mark} href="#note-{number}" aria-label="Note {number}">{number}</a>')
    return f"<sup>{', '.join(made)}</sup>" if made else ""


def _table(table: Table, seen: set[int]) -> str:
    caption = f"<caption>{escape(table.says)}</caption>" if table.says else ""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head) if any(table.head) else ""
    rows = "".join(_row(row, seen) for row in table.rows)
    return f"<table>{caption}{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>\n{rows}</tbody></table>\n"


def _row(row: tuple[Line | str, ...], seen: set[int]) -> str:
    cells = [_line(cell, seen) if isinstance(cell, Line) else escape(cell) for cell in row]
    return f'<tr><th scope="row">{cells[0]}</th>{"".join(f"<td>{cell}</td>" for cell in cells[1:])}</tr>\n'


def _note(note: Note) -> str:
    link = f' <a href="{escape(note.link)}" rel="noreferrer noopener">In the original</a>' if note.link else ""
    earlier = f', whole in <a href="#note-{note.earlier}">note {note.earlier}</a>' if note.earlier else ""
    back = f' <a class="back" href="#call-{note.number}" aria-label="Back to sentence {note.number}">↩</a>'
    return (
        f'<li id="note-{note.number}"><q>{escape(note.passage)}</q> ({escape(note.where)}{earlier}){link}{back}</li>\n'
    )


def _signs(brief: Brief) -> str:
    return f'<p class="signs">{escape(brief.meanings())}</p>' if brief.signs else ""
