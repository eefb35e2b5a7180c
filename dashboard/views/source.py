"""The article itself, every row of every table marked in it, layer by layer."""

from dataclasses import replace

import streamlit as st

import components
import session
from facts.layer import LAYERS, marked
from facts.wording import count, plain
from session.amend import ADD, begin
from views import amend
from views.frame import told

desk = session.desk()
st.title("Source", anchor=False)
document = desk.document
st.caption(plain(f"{document['title']} · {count(int(document['words']), 'word')} · SHA-256 {document['sha256'][:16]}…"))
if not amend.marker(desk):
    told({"layers": list(LAYERS)})
    with st.container(horizontal=True, vertical_alignment="center"):
        layers = st.pills(
            "Show", list(LAYERS), selection_mode="multi", default=list(LAYERS)[:5], key="layers", bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
        st.button("Add a missed fact", key="source_add", on_click=begin, args=(ADD,))
    version = f"{document['sha256']} {desk.stamp} {layers} {replace(desk.chosen, fact='')}"
    pieces = desk.kept(("source", *layers), lambda: marked(desk.tables, desk.facts, layers))
    if any("by" in piece for piece in pieces):
        st.caption("A dashed line above words: accepted, changed or added by hand.")
    components.reader(pieces, key="reader", version=version, focus=desk.chosen.fact, act=session.show)
