"""How much intake reads: every limit, in one place, each with the reason for it."""

from __future__ import annotations

MB = 1_000_000

FILE_BYTES = 20 * MB  # one file; a report of 200 pages with pictures is below it
ARTICLE_CHARACTERS = 300_000  # one article, about 50,000 words: what the pages still show briskly
PDF_PAGES = 300  # a longer one is a book
SECONDS = 30.0  # for one file to be read; a 300-page PDF takes a few
READERS = 3  # files read at the same time on one machine, whoever brings them; the next one waits
MEMORY_BYTES = 600 * MB  # of the process that reads files, where the system sets limits; most files take below 60

ARCHIVE_FILES = 200  # files in one .zip that are looked at
ARCHIVE_BYTES = 100 * MB  # all files of an archive, unpacked
ARCHIVE_RATIO = 100  # unpacked over packed size of one file; English text packs to a third, never to a hundredth
ARCHIVE_RATIO_FROM = 1 * MB  # unpacked size below which the ratio does not matter
ARCHIVE_SECONDS = 180.0  # for all files of an archive; those not reached by then are refused
MAIL_ATTACHMENTS = 20  # attachments of one mail that are looked at
MAIL_DEPTH = 2  # mails attached to mails
MAIL_PARTS_DEPTH = 8  # parts within parts of a mail
XML_DEPTH = 200  # elements within elements of a Word file

FETCH_BYTES = 10 * MB  # one web page or file asked for by its address
FETCH_SECONDS = 20.0  # from asking to the last byte, redirects included
FETCH_REDIRECTS = 5
ADDRESS_CHARACTERS = 2_000

TITLE_CHARACTERS = 300  # of a title, author or publisher read from a file
