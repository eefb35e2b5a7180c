"""The selection, the visitor and the URL: the only package that touches session state and caches.

The fact in focus and every filter live in widgets of the entrypoint that are bound to the URL; whatever is clicked
anywhere calls one of the functions in `act` or `turning`, from a callback, so that a page is drawn once with the new
choice. What a visitor brings, has analysed and keeps is in `bringing`, `making`, `keeping` and `listing`.
"""

from .act import (
    choose_article,
    clear,
    drop,
    picked_row,
    set_span,
    show,
    toggle_filters,
    toggle_speaker,
    toggle_status,
    turn_to,
    turn_view,
)
from .desk import Desk, article, articles, desk, desks, matters, phrases, positions, quality
from .home import folder, longest, on_laptop, own_folder, places, setting
from .leads import leads, move_lead, set_leads, toggle_brief
from .listing import article_titles
from .state import (
    Act,
    chart_key,
    clicked,
    dark,
    drawn,
    mend,
    news,
    odd_dates,
    put,
    selected,
    sent,
    settle,
    state,
    unseen,
    untell,
)
from .turning import news_of_articles, next_page, open_article, open_passage
from .wire import hasten

__all__ = [
    "Act",
    "Desk",
    "article",
    "article_titles",
    "articles",
    "chart_key",
    "choose_article",
    "clear",
    "clicked",
    "dark",
    "desk",
    "desks",
    "drawn",
    "drop",
    "folder",
    "hasten",
    "leads",
    "longest",
    "matters",
    "mend",
    "move_lead",
    "news",
    "news_of_articles",
    "next_page",
    "odd_dates",
    "on_laptop",
    "open_article",
    "open_passage",
    "own_folder",
    "phrases",
    "picked_row",
    "places",
    "positions",
    "put",
    "quality",
    "selected",
    "sent",
    "set_leads",
    "set_span",
    "setting",
    "settle",
    "show",
    "state",
    "toggle_brief",
    "toggle_filters",
    "toggle_speaker",
    "toggle_status",
    "turn_to",
    "turn_view",
    "unseen",
    "untell",
]
