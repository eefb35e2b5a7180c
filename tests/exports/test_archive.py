"""A briefing packed into one file comes back the same; whatever is not such a file is refused in one sentence."""

import io
import json
import zipfile

import frictionless
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import PackageError, archive
from briefing.archive import pack, unpack
from briefing.correction import Correction
from briefing.document import make
from briefing.dossier import Dossier
from briefing.tables import TABLES, Actor, Event, Evidence, Mention, Sentence, Timex, frame

ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(['=1+1', '"', '""', ",", "\n", "\r", "\n\n", "\x00", "\x1a", "\u2028", "\u202eabc", "שלום", "😀",
                     "\ufeff", "NA", "null", "None", "NaN", "1", "01", " x ", "'", "\\", "\ud800", "\ufffe", "#", ""]),
)  # fmt: skip


def settled(text):
    """Text as it is after an article was read: no halves of characters."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def dossier(text, odd):
    """A dossier of one sentence, with one row of several tables, odd words in every free column."""
    document = make(text, "An article", title=odd, source=odd, author=odd, url=odd)
    whole = {"document": document.id, "start": 0, "end": len(document.text), "text": document.text}
    name = f"{document.id}:actor:0-1"
    one = {"document": document.id, "start": 0, "end": 1, "text": document.text[:1]}
    rows = {
        "documents": [document.row("", "")],
        "sentences": [Sentence(**whole, sentence=f"{document.id}:sentence:0", paragraph=1, number=1)],
        "actors": [Actor(**one, actor=name, name=odd, kind="person", role=odd, aliases=odd, size=None, mentions=1)],
        "mentions": [Mention(**one, mention=f"{document.id}:mention:0-1", actor=name, kind="name")],
        "timexes": [Timex(**one, timex=f"{document.id}:timex:0-1", rule=odd, other=odd)],
        "events": [
            Event(**whole, event=f"{document.id}:event:0", label=odd, trigger=odd, status="occurred", place=odd)
        ],
        "evidence": [Evidence(**one, table="events", row=f"{document.id}:event:0", role="trigger")],
    }
    return Dossier({name: frame(name, rows.get(name, [])) for name in TABLES})


def correct(made, odd):
    """Two corrections done and one of them undone."""
    actor = made.found["actors"].iloc[0]
    change = Correction("actors", "change", actor["text"], odd, start=0, end=1, set={"name": f"{odd} & son"})
    made.journal.do(change, who=odd[:100])
    made.journal.undo(made.journal.do(Correction("events", "accept", made.found["events"].iloc[0]["text"], odd)).id)


def same(one, other):
    """Whether two dossiers are equal in every table, as found and as corrected, and in every act."""
    for name in TABLES:
        assert one.found[name].equals(other.found[name]), name
        assert (one.found[name].dtypes == other.found[name].dtypes).all(), name
        assert one.tables[name].equals(other.tables[name]), name
    assert one.journal.acts == other.journal.acts and not other.journal.problems


@settings(max_examples=25, deadline=None)
@given(text=st.text(min_size=1, max_size=200), odd=ODD.map(settled), corrected=st.booleans())
def test_what_is_packed_comes_back_equal(text, odd, corrected):
    made = dossier(f"a{text}", odd)
    if corrected:
        correct(made, odd)
    data = pack(made)
    back = unpack(data)
    same(made, back)
    assert pack(back) == data


def test_the_shipped_article_comes_back_equal(tables):
    made = Dossier(tables)
    same(made, unpack(pack(made)))


def test_a_corrected_article_comes_back_with_its_record(tables):
    made = Dossier(tables)
    who = tables["actors"].iloc[2]
    made.journal.do(Correction("actors", "change", who["text"], "its own name", start=int(who["start"]),
                               end=int(who["end"]), set={"name": "US Chamber"}), who="A. Analyst")  # fmt: skip
    back = unpack(pack(made))
    same(made, back)
    assert "US Chamber" in set(back.tables["actors"]["name"]) - set(back.found["actors"]["name"])
    assert back.audit().equals(made.audit())


def test_other_tools_read_the_package_and_find_the_corrected_tables(tables, tmp_path):
    made = Dossier(tables)
    correct(made, "why")
    with zipfile.ZipFile(io.BytesIO(pack(made))) as held:
        held.extractall(tmp_path / "open")
    report = frictionless.validate(str(tmp_path / "open" / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    package = frictionless.Package(str(tmp_path / "open" / "datapackage.json"))
    assert {"events", "found-events", "article", "corrections"} <= set(package.resource_names)
    assert [row["start"] for row in package.get_resource("events").read_rows()] == tables["events"]["start"].tolist()
    assert (tmp_path / "open" / "article.txt").read_text("utf-8") == tables["documents"].iloc[0]["text"]


def test_frictionless_finds_a_file_that_was_changed(tables, tmp_path):
    with zipfile.ZipFile(io.BytesIO(pack(Dossier(tables)))) as held:
        held.extractall(tmp_path)
    path = tmp_path / "sectors.csv"
    path.write_text(path.read_text("utf-8").replace("banking", "Banking"), "utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json"), type="package").valid


def rezipped(data, change, describe=True):
    """The package with its files changed by `change`; the description told so, unless it is not to be."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        files = {entry.filename: held.read(entry) for entry in held.infolist()}
    change(files)
    if describe:
        said = json.loads(files["datapackage.json"])
        for resource in said["resources"]:
            if resource["path"] in files:
                resource["hash"] = archive._hash(files[resource["path"]])
        files["datapackage.json"] = json.dumps(said).encode()
    return archive.zipped(files)


def swap(name, old, new):
    """A change of a file: the first `old` in it becomes `new`."""

    def change(files):
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


@pytest.fixture(scope="module")
def packed(tables):
    made = Dossier(tables)
    correct(made, "why")
    return pack(made)


REFUSED = {
    "a span that does not slice back": (swap("found/actors.csv", b",22,54,", b",23,54,"), "is not '"),
    "a column that is missing": (swap("found/events.csv", b"status", b"stotus"), "the column 'status' is missing"),
    "a word of no vocabulary": (swap("found/events.csv", b",occurred,", b",perhaps,"), "'perhaps' is not allowed"),
    "a number that is none": (swap("found/actors.csv", b",22,54,", b",1e999,54,"), "is no whole number"),
    "half a number": (swap("found/actors.csv", b",22,54,", b",22.5,54,"), "is no whole number"),
    "an actor who is nowhere": (swap("found/mentions.csv", b":actor:22-54", b":actor:1-2"), "is not in actors.csv"),
    "another text": (swap("article.txt", b"August", b"Augusta"), "article.txt is not the text"),
    "a broken correction": (swap("corrections.jsonl", b'"act": "do"', b'"act": "dance"'), "line 1: it is left out"),
    "an id that is a path": (swap("found/documents.csv", b"\nus-business", b"\n../us-business"), "cannot be the id"),
    "no UTF-8": (swap("found/sectors.csv", b"banking", b"\xff\xfe"), "not written in UTF-8"),
    "no table": (swap("found/sectors.csv", b"document,", b'"document,'), "sectors.csv"),
    "a file too many": (lambda files: files.update({"../../etc/passwd": b"x"}), "does not belong in a briefing package"),
    "a script": (lambda files: files.update({"run.py": b"x"}), "'run.py' does not belong"),
    "a table that is missing": (lambda files: files.pop("found/quotes.csv"), "'found/quotes.csv' is missing"),
    "no description": (lambda files: files.update({"datapackage.json": b"[1]"}), "cannot be read as the description"),
    "a deep description": (lambda files: files.update({"datapackage.json": b"[" * 99_999}), "cannot be read"),
    "a newer form": (swap("datapackage.json", b'"briefing": 2', b'"briefing": 3'), "newer version"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sound_package_is_refused_in_one_sentence(packed, case):
    change, said = REFUSED[case]
    described = "description" not in case
    with pytest.raises(PackageError) as refusal:
        unpack(rezipped(packed, change, describe=described))
    assert said in str(refusal.value) and "\n" not in str(refusal.value)


def test_a_table_edited_by_hand_is_refused_with_the_way_to_do_it(packed):
    with pytest.raises(PackageError, match="changed after the package was made"):
        unpack(rezipped(packed, swap("actors.csv", b"China", b"Chinb"), describe=False))


def test_a_package_zipped_again_by_hand_is_taken(packed, tables):
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        files = {f"my briefing/{entry.filename}": held.read(entry) for entry in held.infolist()}
    again = archive.zipped({**files, "my briefing/.DS_Store": b"x", "__MACOSX/._my briefing": b"x"})
    same(unpack(packed), unpack(again))


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x03\x04" + b"\x00" * 200, b"%PDF-1.7"])
def test_what_is_no_zip_is_refused(data):
    with pytest.raises(PackageError, match="no briefing package"):
        unpack(data)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_damaged_package_is_refused_or_comes_back_whole(packed, data):
    at = data.draw(st.integers(0, len(packed) - 1))
    bad = bytearray(packed)
    bad[at] ^= data.draw(st.integers(1, 255))
    try:
        back = unpack(bytes(bad))
    except PackageError as refusal:
        assert "\n" not in str(refusal)
    else:
        same(unpack(packed), back)


def zip_of(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data, attributes in entries:
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, attributes
            held.writestr(entry, data)
    return buffer.getvalue()


def test_a_bomb_is_not_unpacked():
    with pytest.raises(PackageError, match="pressed together more than any text can be"):
        unpack(zip_of([("article.txt", b"\x00" * 20_000_000, 0)]))


def test_sizes_that_lie_are_found():
    data = bytearray(zip_of([("article.txt", b"a" * 1000, 0)]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(PackageError, match="package"):
        unpack(bytes(data))


def test_a_link_is_no_file():
    with pytest.raises(PackageError, match="is a link"):
        unpack(zip_of([("article.txt", b"/etc/passwd", 0o120777 << 16)]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused():
    with pytest.raises(PackageError, match="twice"):
        unpack(zip_of([("article.txt", b"a", 0), ("article.txt", b"b", 0)]))


def test_too_much_of_anything_is_refused(monkeypatch):
    with pytest.raises(PackageError, match="65 files"):
        unpack(zip_of([(f"{n}.csv", b"a", 0) for n in range(65)]))
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    with pytest.raises(PackageError, match="is not opened"):
        unpack(b"x" * 11)
