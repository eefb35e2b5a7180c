"""Entry of the dashboard: `streamlit run dashboard/app.py` from the root of the repository."""

from pathlib import Path

import streamlit as st

from views import frame

st.set_page_config(page_title="Briefing", page_icon=str(Path(__file__).with_name("static") / "icon.png"), layout="wide")
page = st.navigation(
    [
        st.Page("views/briefing.py", title="Briefing", url_path="home", default=True),
        st.Page("views/timeline.py", title="Timeline", url_path="timeline"),
        st.Page("views/actors.py", title="Actors", url_path="actors"),
        st.Page("views/quotes.py", title="Quotes", url_path="quotes"),
        st.Page("views/source.py", title="Source", url_path="source"),
        st.Page("views/review.py", title="Review", url_path="review"),
        st.Page("views/articles.py", title="Articles", url_path="articles"),
        st.Page("views/quality.py", title="How sure is it", url_path="quality"),
        # What people type to come to the first page, whose own address has no name.
        st.Page("views/briefing.py", title="Briefing", url_path="briefing", visibility="hidden"),
    ],
    position="top",
)
frame.draw(page)
