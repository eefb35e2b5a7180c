"""Text made safe for ECharts, which takes braces for templates and styles, and reads tooltips as HTML."""

from __future__ import annotations

import html


def plain(text: str) -> str:
    """Text without what ECharts takes for a template or a style: braces become round brackets."""
    return " ".join(str(text).replace("{", "(").replace("}", ")").split())


def markup(text: str) -> str:
    """Text for a tooltip, which is HTML and a template."""
    return html.escape(str(text)).replace("{", "&#123;").replace("}", "&#125;")
