"""Reads mails, and web pages saved as one file (.mhtml), which are built like mails."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from . import limits, webpage
from .byline import day
from .decoding import decode
from .draft import Draft, IntakeError, dated, undated
from .wording import counted

Attachment = tuple[str, bytes]
SIGNATURE = re.compile(r"\n-- ?\n(?!.*\n-- ?\n)", re.DOTALL)
SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
HEADER_BYTES = 256_000  # of a mail that headers may take; parsing them takes time by their square


def read(name: str, data: bytes, charset: str = "") -> tuple[Draft, list[Attachment]]:
    """A draft from a mail, and the files attached to it. Raises IntakeError."""
    if len(data.split(b"\n\n", 1)[0].replace(b"\r\n\r\n", b"\n\n").split(b"\n\n", 1)[0]) > HEADER_BYTES:
        raise IntakeError("The head of the mail is too long to be one; it is not read.")
    mail = message_from_bytes(data, policy=policy.default)
    if not mail.keys():
        raise IntakeError("It is no mail, or it is broken, and cannot be read.")
    parts = list(_parts(mail))
    if any(part.get_content_type() in SEALED for part in parts):
        raise IntakeError("The mail is encrypted; open it in your mail program and save its text.")
    attachments = [part for part in parts if _attached(part)]
    shown = [part for part in parts if not _attached(part) and not part.is_multipart()]
    draft = _body(name, mail, shown)
    files = [(_filename(part, number), _content(part)) for number, part in enumerate(attachments, start=1)]
    return draft, [(name, content) for name, content in files if content][: limits.MAIL_ATTACHMENTS]


def _parts(mail: MIMEPart, depth: int = 0) -> list[MIMEPart]:
    """All parts of a mail, in order; those within an attached mail stay with it."""
    if depth > limits.MAIL_PARTS_DEPTH:
        raise IntakeError("Its parts are nested too deeply, as in mails made to do harm; it is not read.")
    found = [mail]
    if mail.is_multipart() and mail.get_content_type() != "message/rfc822":
        for part in mail.iter_parts():
            found += _parts(part, depth + 1)
    return found


def _attached(part: MIMEPart) -> bool:
    """Whether a part is a file beside the text; pictures shown in it are neither."""
    if part.get_content_type() == "message/rfc822":
        return True
    if part.is_multipart() or part.get_content_maintype() in ("image", "audio", "video", "font"):
        return False
    named = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return named and part.get_content_type() not in (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "text/css",
    )


def _body(name: str, mail: EmailMessage, shown: list[MIMEPart]) -> Draft:
    """A draft of the text of a mail: its plain part, or its page where it has none."""
    saved = _saved(mail)
    plain = next((part for part in shown if part.get_content_type() == "text/plain"), None)
    page = next((part for part in shown if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is not None and (saved or plain is None or not _text(plain).strip()):
        draft = webpage.from_html(name, _text(page))
        if saved:
            return _of_page(draft, mail)
        return _of_mail(name, mail, draft.text, undated(draft.notes))
    if plain is None:
        return _of_mail(name, mail, "", [])  # what is attached may still be read
    text = _text(plain).replace("\r\n", "\n")
    if str(plain.get_param("format", "")).lower() == "flowed":
        text = _flowed(text, str(plain.get_param("delsp", "")).lower() == "yes")
    return _of_mail(name, mail, *_cleaned(text))


def _saved(mail: EmailMessage) -> bool:
    """Whether this is a web page that a browser saved, not a mail."""
    return "Snapshot-Content-Location" in mail or "Saved by" in str(mail.get("From", ""))


def _of_page(draft: Draft, mail: EmailMessage) -> Draft:
    from dataclasses import replace

    address = str(mail.get("Snapshot-Content-Location", "")).strip()
    return replace(draft, url=draft.url or address, title=draft.title or str(mail.get("Subject", "")))


def _of_mail(name: str, mail: EmailMessage, text: str, notes: list[str]) -> Draft:
    sender, address = parseaddr(str(mail.get("From", "")))
    published = _sent(mail)
    said = [*notes, dated("the day the mail was sent")] if published else notes
    return Draft(
        name,
        text,
        str(mail.get("Subject", "")).strip(),
        sender or address,
        address if sender else "",
        published,
        "",
        tuple(said),
    )


def _sent(mail: EmailMessage) -> str:
    """The day in the mail's own time zone; empty when its head does not say."""
    try:
        when = mail["Date"].datetime if mail["Date"] else None
    except (AttributeError, ValueError, TypeError, IndexError, OverflowError):
        return ""
    return day(when.year, when.month, when.day) if when else ""


def _cleaned(text: str) -> tuple[str, list[str]]:
    """The text of a plain mail without marks of quotation and the signature below its dashes; and sentences on that."""
    notes = []
    if match := SIGNATURE.search(text):
        text, notes = text[: match.start()], ["The signature below the text left out."]
    quoted = len(re.findall(r"(?m)^>", text))
    if quoted:
        notes.append(f"{counted(quoted, 'quoted line')} kept, without the mark before each.")
    return re.sub(r"(?m)^(?:> ?)+", "", text), notes


def _flowed(text: str, delete: bool) -> str:
    """The lines of a paragraph joined as 'format=flowed' says (RFC 3676): a space at the end of a line goes on."""
    joined = re.sub(r"(?m)(?<!^--) \n(?!\n|>| *\n)", "" if delete else " ", text)
    return re.sub(r"(?m)^ (?=>|From | )", "", joined)


def _text(part: MIMEPart) -> str:
    raw = part.get_payload(decode=True)
    return decode(raw, part.get_content_charset() or "") if isinstance(raw, bytes) else ""


def _content(part: MIMEPart) -> bytes:
    """The bytes of an attachment; of an attached mail, the mail."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, MIMEPart) else b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _filename(part: MIMEPart, number: int) -> str:
    given = (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1].strip()
    kinds = {"message/rfc822": ".eml", "application/pdf": ".pdf", "text/html": ".html"}
    return given or f"attachment {number}{kinds.get(part.get_content_type(), '.txt')}"
