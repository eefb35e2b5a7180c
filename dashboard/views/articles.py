"""Articles: bring them, look over what was read, make briefings; and the list of all there are, with a search."""

import streamlit as st

import session
from facts.wording import plain
from session import bringing, listing, saying
from views import bring, shelved

st.title("Articles", anchor=False)
if session.on_laptop():
    st.caption(plain(f"Your articles stay on this machine, in {session.own_folder()}. Nothing is sent anywhere."))
else:
    st.caption(
        "Your articles stay in this session: nobody else sees them, nothing of them is written to a disk, and they are "
        "gone when you close the page or reload it. Download what you want to keep; the file can be opened here again."
    )
bring.ready(session.news_of_articles())
bring.ways_in()
bring.said(saying.sayings())
bring.drafts(bringing.drafts())
shelved.undo()
shelved.draw(listing.listed())
