"""Take the brief: what it is to hold, which facts lead, how it will read, and the files to take."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

import session
from facts import brief
from facts.passage import sendable
from facts.salience import Lead
from facts.wording import count, plain

if TYPE_CHECKING:
    from exports.brief import Brief, Choice
    from exports.brief.part import Block, Line, Lines

MOST, MORE = 5, 15  # facts that lead, and those offered beside them
FORMS = (
    ("Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("PDF", "pdf", "application/pdf"),
    ("Web page", "html", "text/html"),
)


def draw(desk: session.Desk) -> None:
    """The button, and once it is pressed the choices, the preview and the files. Shut, it costs nothing."""
    opened = session.state("brief_open")
    st.button("Put the brief away" if opened else "Take the brief", icon=":material/description:", key="brief_button",
              on_click=session.toggle_brief)  # fmt: skip
    if not opened:
        return
    from exports.brief import outline

    with st.container(border=True, key="brief"):
        choice = _choice(desk)
        made = desk.kept(("brief", choice), lambda: outline(desk.tables, choice))
        _files(desk, made)
        _leads(desk, choice)
        said = f"How it will read · {count(len(made.notes), 'footnote')}"
        with st.expander(said, expanded=True, key="brief_preview"):
            _preview(made)


def _choice(desk: session.Desk) -> Choice:
    """What is chosen. What is on the page's filters does not matter here: a brief is of the whole article."""
    from exports.brief import SECTIONS, Choice

    sections = st.pills("Sections", list(SECTIONS), selection_mode="multi", default=list(SECTIONS),
                        format_func=SECTIONS.__getitem__, key="brief_sections")  # fmt: skip
    accepted = st.checkbox("Only facts that a person has accepted, changed or added", key="brief_accepted")
    author = st.checkbox("Only what the author states; nothing that is said, planned, asked for or suspected",
                         key="brief_author")  # fmt: skip
    if desk.chosen.filtered:
        st.caption("The filters above do not apply: the brief is of the whole article.")
    return Choice(tuple(sections), accepted, author, session.leads(desk.article), MOST)


def _files(desk: session.Desk, made: Brief) -> None:
    row = st.container(horizontal=True, vertical_alignment="center", key="brief_files")
    for label, form, kind in FORMS:
        row.download_button(label, _maker(made, form), f"{desk.article}.{form}", kind,
                            key=f"brief_{form}", icon=":material/download:", on_click="ignore")  # fmt: skip


def _maker(made: Brief, form: str) -> Callable[[], bytes]:
    """What makes the file when it is asked for, and not before."""
    from exports.brief.write import write

    return lambda: write(made, form)


def _leads(desk: session.Desk, choice: Choice) -> None:
    """The facts that lead, with the reasons of the rule, to be moved, left out and put in."""
    if "bottom" not in choice.sections:
        return
    offered = desk.kept(("leads", choice.accepted, choice.author), lambda: _offered(desk, choice))
    known = {lead.fact: lead for lead in offered}
    rule = [lead.fact for lead in offered[:MOST]]
    held = [fact for fact in (choice.leads if choice.leads is not None else rule) if fact in known]
    st.markdown("**Which facts lead**")
    for at, fact in enumerate(held):
        _lead(desk, held, at, known[fact])
    others = [fact for fact in known if fact not in held]
    row = st.container(horizontal=True, vertical_alignment="bottom", key="brief_more")
    row.selectbox("Put in another fact", others, index=None, key="brief_add", placeholder="the next by weight first",
                  format_func=lambda fact: known[fact].text, on_change=_put_in, args=(desk.article, held),
                  width="stretch")  # fmt: skip
    row.button("Back to the rule", key="brief_rule", disabled=choice.leads is None, on_click=session.set_leads,
               args=(desk.article, None))  # fmt: skip


def _offered(desk: session.Desk, choice: Choice) -> list[Lead]:
    return brief.bottom_line(desk.tables, choice.keep(desk.everything), MORE)


def _lead(desk: session.Desk, held: list[str], at: int, lead: Lead) -> None:
    row = st.container(horizontal=True, vertical_alignment="center", key=f"lead_row_{at}")
    row.markdown(f"{at + 1}\\. {plain(sendable(lead.text))}", help=plain(lead.why), width="stretch")
    for label, icon, by in (("Up", "arrow_upward", -1), ("Down", "arrow_downward", 1)):
        row.button(" ", icon=f":material/{icon}:", key=f"lead_{label}_{at}", help=f"Move {label.lower()}",
                   type="tertiary", disabled=not 0 <= at + by < len(held), on_click=session.move_lead,
                   args=(desk.article, held, at, by))  # fmt: skip
    row.button(" ", icon=":material/close:", key=f"lead_out_{at}", help="Leave out", type="tertiary",
               on_click=session.set_leads, args=(desk.article, [*held[:at], *held[at + 1 :]]))  # fmt: skip


def _put_in(article: str, held: list[str]) -> None:
    added = session.state("brief_add")
    if added:
        session.set_leads(article, [*held, added])
        session.put("brief_add", None)


def _preview(made: Brief) -> None:
    """The outline as it will read. Every text is shown as characters, never as Markdown."""
    for section in made.sections:
        st.subheader(section.heading, anchor=False)
        for block in section.blocks:
            _block(block)
    st.subheader("Notes", anchor=False)
    st.markdown("\n".join(f"{note.number}. {_shown(note.text)}" for note in made.notes))


def _block(block: Block) -> None:
    from exports.brief.part import Figure, Line, Table

    if isinstance(block, Figure):
        st.image(block.picture.svg, caption=plain(block.caption), alt=sendable(block.picture.alt))
    elif isinstance(block, Table):
        rows = [" · ".join(_line(cell) if isinstance(cell, Line) else _shown(cell) for cell in row if cell != "")
                for row in block.rows]  # fmt: skip
        st.markdown("\n".join(f"- {row}" for row in rows))
    else:
        _lines(block)


def _lines(block: Lines) -> None:
    heading = f"**{_shown(block.heading)}**\n\n" if block.heading else ""
    marks = [f"{number}." if block.numbered else "-" for number in range(1, len(block.lines) + 1)]
    st.markdown(heading + "\n".join(f"{mark} {_line(line)}" for mark, line in zip(marks, block.lines, strict=True)))


def _line(line: Line) -> str:
    opening = f"**{_shown(line.opening)}:** " if line.opening else ""
    notes = f" :small[{', '.join(str(number) for number in line.notes)}]" if line.notes else ""
    return f"{opening}{_shown(line.text)}{notes}"


def _shown(text: str) -> str:
    return plain(" ".join(sendable(text).split()))
