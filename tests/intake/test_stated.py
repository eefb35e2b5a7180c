"""What the first lines of a text state of it, and that running text states nothing."""

from __future__ import annotations

import pytest

import intake
from intake import stated
from intake.decoding import declared, decode
from intake.kind import sniff

BODY = "The ministry fined the bank because it had not kept the rules, it said on 3 May 2019.\n\nThe bank will appeal in June 2020."


@pytest.mark.parametrize(("lines", "day"), [
    ("Published 12 May 2024", "2024-05-12"), ("Published: May 12, 2024", "2024-05-12"), ("First published on Sunday, 12 May 2024", "2024-05-12"),
    ("12 May 2024", "2024-05-12"), ("Sunday 12 May 2024 10:30 GMT", "2024-05-12"), ("2024-05-12", "2024-05-12"), ("May 12, 2024 | 4 min read", "2024-05-12"),
    ("By Jane Roe, 12 May 2024", "2024-05-12"), ("By Jane Roe and John Doe | 12 May 2024", "2024-05-12"), ("Example News · 12 May 2024", "2024-05-12"),
    ("Date: 12 May 2024", "2024-05-12"), ("Posted on 12/25/2023", "2023-12-25"), ("12.05.2024", ""), ("05/06/2024", ""),
    ("Effective date: 12 May 2024", ""), ("On 12 May 2024 the bank was fined.", ""), ("Published in 2024", ""), ("May 2024", ""), ("31 June 2024", ""),
    ("12 May 2099", ""), ("Updated 12 May 2024", ""), ("The bank | was fined on 12 May 2024 by the ministry, which said so", ""),
    ("The bank was fined on 12 May 2024", ""),
])  # fmt: skip
def test_the_day_of_publication_is_only_what_a_line_states(lines: str, day: str):
    assert stated.published([lines, *BODY.split("\n\n")])[0] == day
    assert intake.paste(f"{lines}\n\n{BODY}").published == day


def test_a_date_deep_in_the_text_states_nothing():
    assert stated.published(["Words of the text."] * 20 + ["12 May 2024"] + ["Words of the text."] * 20) == ("", "")


def test_a_day_that_can_be_read_in_two_ways_is_said():
    assert (
        "The date in the line “05/06/2024” can be read in two ways and was not taken; set it if you know."
        in intake.paste(f"05/06/2024\n\n{BODY}").notes
    )


@pytest.mark.parametrize(("first", "title"), [
    ("Bank fined over rules", "Bank fined over rules"), ("Why was the bank fined?", "Why was the bank fined?"), ("“We will appeal,” says bank", "“We will appeal,” says bank"),
    ("The bank was fined.", ""), ("Bank", ""), ("the bank was fined", ""), ("12 May 2024", ""), ("By Jane Roe", ""), ("The bank was fined because it had,", ""),
])  # fmt: skip
def test_a_title_is_a_first_line_that_reads_as_a_headline(first: str, title: str):
    assert stated.headline(f"{first}\n\n{BODY}") == title


@pytest.mark.parametrize(("above", "title"), [
    ("Skip to main content\nHome\nNews\nPolitics\n\nBank fined over rules\n\nShare this article", "Bank fined over rules"),
    ("FOR IMMEDIATE RELEASE\n\nBank fined over rules", "Bank fined over rules"),
    ("From: Jane Roe\nTo: All\nSubject: Bank fined over rules", "Bank fined over rules"),
    ("News\nPolitics", ""),
])  # fmt: skip
def test_menus_and_heads_of_mails_are_no_title(above: str, title: str):
    assert stated.headline(f"{above}\n\n{BODY}") == title


def test_a_text_wrapped_by_hand_has_no_headline():
    assert (
        stated.headline(
            "The ministry fined the bank on Tuesday because it\nhad not kept the rules of the directive, it said.\n\n"
            + BODY
        )
        == ""
    )


def test_the_author_of_a_byline():
    draft = intake.paste(f"Bank fined over rules\nBy Jane Roe\n12 May 2024\n\n{BODY}")
    assert (draft.title, draft.author, draft.published) == ("Bank fined over rules", "Jane Roe", "2024-05-12")


@pytest.mark.parametrize(("data", "charset", "text"), [
    (b"\xe9", "iso-8859-1", "é"), (b"\x93x\x94", "latin-1", "“x”"), (b"\xc3\xa9", "no-such", "é"), (b"\xe9", "", "é"), ("é".encode("utf-16"), "", "é"),
    (b"\xef\xbb\xbf\xc3\xa9", "latin-1", "é"), (b"a+AGE-", "utf-7", "a+AGE-"), (b"abc", "rot13", "abc"), (b"\xb1", "iso-8859-2", "ą"),
])  # fmt: skip
def test_bytes_are_read_in_their_character_set(data: bytes, charset: str, text: str):
    assert decode(data, charset) == text


def test_the_character_set_a_page_declares():
    assert declared(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared(b'<?xml version="1.0" encoding="ISO-8859-5"?>') == "ISO-8859-5"
    assert declared(b"<p>charset=x") == ""


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a", b"Some words of text.", "text"), ("a.TXT", b"Some words.", "text"), ("a", b"From: a@b.example\nDate: x\n\nWords", "mail"),
    ("a.aspx", b"<!DOCTYPE html><html>", "webpage"), ("a", b"\xef\xbb\xbf<html>", "webpage"), ("a.md", b"# x", "markdown"), ("a.html", b"words", "webpage"),
    ("v1.2 of the report", b"Some words.", "text"),
])  # fmt: skip
def test_the_kind_of_a_file(name: str, data: bytes, kind: str):
    assert sniff(name, data) == (kind, "")


def test_a_kind_that_is_not_read_is_named_with_those_that_are():
    [found] = intake.take("a.rst", b"Some words.")
    assert isinstance(found, intake.Refusal)
    assert found.why.startswith(
        "Files ending in .rst are not read; what is read is text, Markdown, web pages, PDF, Word"
    )
