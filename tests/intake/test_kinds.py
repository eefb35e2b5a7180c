"""Each kind of file becomes a draft: its text by paragraphs, what it says of itself, and notes on what was left out."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import threading
from email.message import EmailMessage

import pytest

import intake
import making
from making import ARTICLE, SENTENCES

PARAGRAPHS = ARTICLE.split("\n\n")


def one(name: str, data: bytes) -> intake.Draft:
    [found] = intake.take(name, data)
    assert isinstance(found, intake.Draft), found
    return found


# Plain text and pastes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_in_any_usual_encoding(encoding: str, newline: str):
    assert one("a.txt", ARTICLE.replace("\n", newline).encode(encoding)).text == ARTICLE


def test_a_paste_of_a_page_is_read_as_one():
    draft = intake.paste(making.webpage(f"<h1>A ruling</h1>{making.paragraphs()}<script>harm()</script>").decode())
    assert (draft.title, draft.text) == ("A ruling", ARTICLE)


def test_a_paste_in_another_language_is_said():
    with pytest.raises(intake.IntakeError, match="does not read as English"):
        intake.paste(
            "Le ministère a infligé mardi une amende à la banque parce que les règles ne sont pas respectées. " * 3
        )


def test_soft_hyphens_go_and_blank_lines_stay_one():
    assert (
        intake.paste("The min\u00adis\u00adtry\n\n\n\n fined it.\u200b\x0c\nNext.").text
        == "The ministry\n\n fined it.\n\nNext."
    )


# Markdown

MARKDOWN = """---
title: "A ruling on rules"
author: Jane Roe
date: 2024-05-12
---
# The bank fined

The **ministry** fined the
[bank](https://example.org) on 3 May 2024, _it_ said &amp; meant.

- One point.
- Another `point`.

> A quoted line.

| Year | Fine |
|------|------|
| 2023 | 5 m  |

```python
print("code")
```
"""


def test_markdown_keeps_lists_and_quotations_and_loses_its_other_marks():
    draft = one("a.md", MARKDOWN.encode())
    assert draft.text.split("\n\n") == [
        "The bank fined", "The ministry fined the bank on 3 May 2024, it said & meant.", "• One point.", "• Another point.",
        "> A quoted line.", "Year | Fine", "2023 | 5 m",
    ]  # fmt: skip
    assert (draft.title, draft.author, draft.published) == ("A ruling on rules", "Jane Roe", "2024-05-12")
    assert "1 block of code left out." in draft.notes


# Web pages

HEAD = (
    '<title>Bank fined | Example News</title><meta property="og:site_name" content="Example News"><meta name="author" content="Jane Roe">'
    '<meta property="article:published_time" content="2024-05-12T10:00:00Z"><link rel="canonical" href="https://news.example.org/fined">'
)
AROUND = "<nav><a href=/>Home</a> <a href=/b>World</a></nav>{}<footer>All rights reserved by us.</footer>"


def test_a_page_gives_its_article_and_what_it_says_of_itself():
    draft = one(
        "saved.html",
        making.webpage(AROUND.format(f"<article><h1>Bank fined</h1>{making.paragraphs()}</article>"), HEAD),
    )
    assert draft.text.split("\n\n") == ["Bank fined", *PARAGRAPHS]
    assert (draft.title, draft.author, draft.source) == ("Bank fined", "Jane Roe", "Example News")
    assert (draft.published, draft.url) == ("2024-05-12", "https://news.example.org/fined")
    assert draft.notes == ("The date of publication is the one the page gives.",)


def test_a_date_in_running_text_is_not_the_date_of_a_page():
    assert one("saved.html", making.webpage(making.paragraphs())).published == ""


def test_a_line_that_states_the_day_of_a_page_that_gives_none():
    draft = one("saved.html", making.webpage(f"<article><p>Published 12 May 2024</p>{making.paragraphs()}</article>"))
    assert draft.published == "2024-05-12"
    assert "The date of publication is from the line “Published 12 May 2024”." in draft.notes


def test_the_address_a_browser_saved_a_page_from():
    page = b"<!-- saved from url=(0029)https://news.example.org/x -->" + making.webpage(making.paragraphs())
    assert one("saved.htm", page).url == "https://news.example.org/x"


def test_what_the_page_shows_to_everybody_stays():
    shown = '<p style="color: red; display: block">Seen one.</p><p style="opacity: 0.9; font-size: 0.9em">Seen two.</p><p id="a" class="hid den">Seen three.</p>'
    style = "<style>@media print { p { display: none } } .x:hover { display: none } .y { opacity: 0.5; height: 0.5em } .z { opacity: 0 }</style>"
    text = one(
        "a.html",
        making.webpage(
            f"{making.paragraphs()}{shown}<p class='x y'>Seen four.</p><p class=z style='opacity: 1'>Seen five.</p>",
            style,
        ),
    ).text
    assert all(f"Seen {number}." in text for number in ("one", "two", "three", "four", "five"))


def test_a_page_keeps_its_lists_headings_and_quotations():
    page = (
        f"<html><body><article><h1>A ruling</h1><p>{PARAGRAPHS[0]}</p><h2>What follows</h2>"
        "<ul><li>The bank pays.</li><li><p>The court meets again.</p></li></ul><ol><li>First the fine.</li><li>Then the "
        f"appeal.</li></ol><p>The judge wrote:</p><blockquote><p>It was late.</p><p>It was wrong.</p></blockquote>"
        f"<p>{PARAGRAPHS[1]}</p></article></body></html>"
    )
    blocks = one("a.html", page.encode()).text.split("\n\n")
    assert blocks[-9:-1] == [
        "What follows", "• The bank pays.", "• The court meets again.", "1. First the fine.", "2. Then the appeal.",
        "The judge wrote:", "> It was late.", "> It was wrong.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("shift_jis", "shift_jis")],
)
def test_a_page_is_read_in_the_character_set_it_declares(declared: str, encoding: str):
    page = f"<html><head><meta charset={declared}></head><body>{making.paragraphs()}</body></html>"
    assert "two of the bank’s customers" in one("a.html", page.encode(encoding)).text


# Word


def build(made) -> None:
    made.add_heading("The ruling", 1)
    made.add_paragraph(PARAGRAPHS[0])
    made.add_paragraph("A point of the list.", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["Year", "Fine", "2023", "5 million"], strict=True
    ):
        cell.text = text
    made.add_paragraph(PARAGRAPHS[1])


def test_a_word_file_keeps_its_order():
    draft = one("a.docx", making.word(build, title="On rules", author="Jane Roe", created=dt.datetime(2024, 5, 14, 9)))
    assert draft.text.split("\n\n") == [
        "The ruling",
        PARAGRAPHS[0],
        "• A point of the list.",
        "Year | Fine",
        "2023 | 5 million",
        PARAGRAPHS[1],
    ]
    assert (draft.title, draft.author, draft.published) == ("On rules", "Jane Roe", "2024-05-14")
    assert "The date of publication is the day the Word file was made; check it." in draft.notes


RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
CHANGED = (
    f"<w:p>{RUN.format('The bank ')}<w:del>{RUN.format('gone ').replace('w:t', 'w:delText')}</w:del><w:ins>{RUN.format('will ')}</w:ins>"
    f"<w:moveFrom>{RUN.format('moved ')}</w:moveFrom>{RUN.format('appeal')}</w:p>"
    f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN.format('One paragraph ')}</w:p><w:p>{RUN.format('of two.')}</w:p>"
    f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen words</w:t></w:r>{RUN.format('Seen.')}"
    "<w:r><w:footnoteReference w:id='2'/><w:instrText>PAGE</w:instrText><w:tab/><w:noBreakHyphen/><w:t>end</w:t></w:r></w:p>"
)  # fmt: skip


def test_footnotes_stand_below_the_text():
    note = f"<w:p>{RUN.format('See the register.')}</w:p>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part = f"<w:footnotes {space}><w:footnote w:type='separator'><w:p/></w:footnote><w:footnote w:id='2'>{note}</w:footnote></w:footnotes>"
    data = making.word(lambda made: made.add_paragraph("The text."))
    data = making.reword(
        data,
        "[Content_Types].xml",
        lambda xml: xml.replace(
            b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
        ),
    )
    data = making.reword(
        data,
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>",
            f'<Relationship Id="rIdF" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
        ),
        **{"word/footnotes.xml": part.encode()},
    )
    draft = one("a.docx", data)
    assert draft.text.split("\n\n") == ["The text.", "[1] See the register."]
    assert "1 footnote moved to the end of the text." in draft.notes


def test_tracked_changes_are_taken_as_accepted():
    data = making.word(lambda made: made.add_paragraph("First."))
    changed = making.reword(
        data, "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", CHANGED.encode() + b"<w:sectPr", 1)
    )
    draft = one("a.docx", changed)
    assert draft.text.split("\n\n") == ["First.", "The bank will appeal", "One paragraph of two.", "Seen.[1] -end"]
    assert "4 tracked changes taken as accepted; deleted words are not read." in draft.notes
    assert "2 words set as hidden text left out." in draft.notes


# Mails


def test_a_mail_gives_its_text_and_head():
    draft = one("a.eml", making.mail(ARTICLE + "\n\n> An earlier line.\n\n-- \nJane Roe\nExample Ltd\n"))
    assert draft.text == ARTICLE + "\n\nAn earlier line."
    assert (draft.title, draft.author, draft.source, draft.published) == (
        "A ruling",
        "Jane Roe",
        "jane@example.org",
        "2024-05-13",
    )
    assert set(draft.notes) == {
        "The signature below the text left out.", "1 quoted line kept, without the mark before each.",
        "The date of publication is the day the mail was sent.",
    }  # fmt: skip


def test_a_mail_of_html_alone_is_read_as_a_page():
    assert one("a.eml", making.mail(html=f"<html><body>{making.paragraphs()}</body></html>")).text == ARTICLE


def test_a_flowed_mail_is_joined():
    data = b"Subject: x\nDate: Mon, 13 May 2024 09:00:00 +0000\nContent-Type: text/plain; format=flowed\n\nThe ministry fined \nthe bank.\n\nNext line.\n"
    assert one("a.eml", data).text == "The ministry fined the bank.\n\nNext line."


def test_attachments_are_articles_of_their_own():
    inner = EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content(ARTICLE)
    pdf = making.pdf(lambda made: making.page(made, SENTENCES))
    mail, text, paper, sheet, forwarded = intake.take(
        "a.eml",
        _with(
            making.mail(
                "See what is attached.", attached={"a.txt": ARTICLE.encode(), "b.pdf": pdf, "c.xlsx": b"PK\x03\x04"}
            ),
            inner,
        ),
    )
    assert isinstance(mail, intake.Draft) and mail.text == "See what is attached."
    assert "4 attachments brought as articles of their own: a.txt, b.pdf, c.xlsx, attachment 4.eml." in mail.notes
    assert isinstance(text, intake.Draft) and text.text == ARTICLE
    assert isinstance(paper, intake.Draft) and paper.name == "b.pdf"
    assert isinstance(sheet, intake.Refusal)
    assert isinstance(forwarded, intake.Draft) and forwarded.title == "Inner"


def _with(mail: bytes, inner: EmailMessage) -> bytes:
    from email import message_from_bytes, policy

    made = message_from_bytes(mail, policy=policy.default)
    made.add_attachment(inner)
    return made.as_bytes()


def test_a_page_saved_as_one_file_is_a_page_not_a_mail():
    page = making.webpage(AROUND.format(f"<article>{making.paragraphs()}</article>"), "<title>Bank fined</title>")
    made = EmailMessage()
    made["From"], made["Subject"] = "<Saved by Blink>", "Bank fined"
    made["Snapshot-Content-Location"] = "https://news.example.org/fined"
    made.set_content(page.decode(), subtype="html")
    made.add_related(b"\x89PNG", "image", "png")
    draft = one("a.mhtml", made.as_bytes())
    assert (draft.text, draft.title, draft.author, draft.url) == (
        ARTICLE,
        "Bank fined",
        "",
        "https://news.example.org/fined",
    )


# Archives


def test_an_archive_gives_one_result_for_each_file():
    seen = []
    data = making.archive(
        {
            "a.txt": ARTICLE.encode(),
            "in/b.md": b"# Two words\n\n" + ARTICLE.encode(),
            "c.png": b"\x89PNG",
            "__MACOSX/._a.txt": b"x",
            ".DS_Store": b"x",
            "d.txt": b"",
        }
    )
    found = intake.take("all.zip", data, tell=lambda *told: seen.append(told))
    assert [(type(f).__name__, f.name) for f in found] == [
        ("Draft", "a.txt"),
        ("Draft", "in/b.md"),
        ("Refusal", "c.png"),
        ("Refusal", "d.txt"),
    ]
    assert list(dict.fromkeys(seen)) == [("a.txt", 1, 4), ("in/b.md", 2, 4), ("c.png", 3, 4), ("d.txt", 4, 4)]
    assert isinstance(found[1], intake.Draft) and intake.document(found[1]).id == "b"


def test_reading_can_be_given_up():
    def give_up(name: str, number: int, of: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        intake.take("all.zip", making.archive({"a.md": b"One.", "b.md": b"Two."}), tell=give_up)


def test_reading_can_be_given_up_in_the_middle_of_a_file(monkeypatch: pytest.MonkeyPatch):
    from intake import apart

    monkeypatch.setattr(apart, "_exchange", lambda process, *_: process.wait() and {})  # a reader that never answers
    beats: list[str] = []

    def give_up(name: str, number: int, of: int) -> None:
        beats.append(name)
        if len(beats) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        intake.take("a.html", making.webpage("words"), tell=give_up)


# Limits and the process apart


def test_no_more_files_are_read_at_once_than_the_limit_says(monkeypatch: pytest.MonkeyPatch):
    from intake import apart

    monkeypatch.setattr(apart, "PLACES", places := threading.BoundedSemaphore(1))
    page, beats = making.webpage(making.paragraphs()), []
    places.acquire()

    def tell(*told: object) -> None:
        beats.append(told)
        if len(beats) == 3:  # told before the file is read, and twice while it waits
            places.release()

    [draft] = intake.take("a.html", page, tell=tell)
    assert isinstance(draft, intake.Draft) and len(beats) >= 3
    assert places.acquire(timeout=0)


def test_a_file_above_the_limit_is_refused_with_both_sizes():
    [found] = intake.take("a.txt", b"a" * (intake.limits.FILE_BYTES + 1))
    assert found == intake.Refusal("a.txt", "The file has 20 MB; 20 MB are read at most.")


def test_a_reader_that_hangs_is_stopped_and_the_next_file_read(monkeypatch: pytest.MonkeyPatch):
    from intake import apart

    def asleep() -> subprocess.Popen[bytes]:
        sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
        return subprocess.Popen(sleep, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    with apart.Reader() as reader:
        with monkeypatch.context() as hung, pytest.raises(intake.IntakeError, match="took longer than"):
            hung.setattr(intake.limits, "SECONDS", 0.2)
            hung.setattr(apart, "_start", asleep)
            reader.read("webpage", "a.html", making.webpage(making.paragraphs()))
        assert reader.read("webpage", "a.html", making.webpage(making.paragraphs()))[0].text == ARTICLE


def test_the_process_apart_opens_no_connection_and_writes_no_file():
    from intake import worker

    for event, arguments in (
        ("socket.connect", ()),
        ("subprocess.Popen", ()),
        ("open", ("x", "w", 0)),
        ("open", ("x", "rb+", 0)),
        ("open", ("x", None, os.O_WRONLY)),
    ):
        with pytest.raises(PermissionError):
            worker._bar(event, arguments)
    worker._bar("open", ("x", "rb", 0))
    worker._bar("open", ("x", None, os.O_RDONLY))


def test_importing_intake_loads_nothing_heavy():
    import subprocess
    import sys
    from pathlib import Path

    code = "import sys, intake; print([m for m in ('pandas', 'lxml', 'trafilatura', 'docx', 'httpx', 'spacy', 'streamlit', 'email') if m in sys.modules])"
    home = Path(intake.__file__).parents[1]
    assert (
        subprocess.run(
            [sys.executable, "-c", code], cwd=home, capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


def test_a_document_is_checked_again():
    with pytest.raises(intake.IntakeError, match="YYYY-MM-DD"):
        intake.document(intake.Draft("a.txt", ARTICLE, published="yesterday"))
    with pytest.raises(intake.IntakeError, match="no text"):
        intake.document(intake.Draft("a.txt", "…"))
    with pytest.raises(intake.IntakeError, match="300,000"):
        intake.document(intake.Draft("a.txt", "a " * 200_000))
    made = intake.document(
        intake.Draft(
            "A report.pdf", ARTICLE, title="T", author="A", source="S", published="2024-05-12", url="https://x.example/"
        )
    )
    assert (made.id, made.title, made.source, made.published, made.url) == (
        "a-report",
        "T",
        "S",
        "2024-05-12",
        "https://x.example/",
    )


def test_each_kind_that_is_named_is_read():
    from intake.kind import BY_NAME

    assert set(intake.EXTENSIONS) <= set(BY_NAME) and all(re.fullmatch(r"[a-z]+", e) for e in intake.EXTENSIONS)
