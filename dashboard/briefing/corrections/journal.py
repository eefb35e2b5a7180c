"""What an analyst did to an article, in order: one line of JSON an act, only ever appended to.

An act does a correction, undoes an act or does it again; what stands is the sum of the lines, so undoing loses nothing.
Appending holds a lock, writes one line, waits until the disk has it, and only then returns: two windows never overwrite
each other, and what was said to be saved is. A line that a stop cut in two is left out, said, and taken off with the
next act. Without a path the journal lives in memory, with the same verbs.
"""

from __future__ import annotations

import errno
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..correction import Correction, CorrectionError, of
from . import ledger

FILE = "corrections.jsonl"
ACTS = ("do", "undo", "redo")
MOST = 5000  # acts in a file that somebody brings


class JournalError(ValueError):
    """An act that could not be saved, or cannot be done; the message is for the person who did it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One line: a correction done, or an earlier act (`of`) undone or done again. `at` is UTC, ISO 8601."""

    id: str
    at: str
    act: str
    correction: Correction | None = None
    of: str = ""
    who: str = ""

    def line(self) -> str:
        """The act as one line of JSON, without its newline."""
        form: dict[str, Any] = {"id": self.id, "at": self.at, "act": self.act}
        form |= {"of": self.of} if self.of else {}
        form |= {"who": self.who} if self.who else {}
        form |= {"correction": self.correction.form()} if self.correction else {}
        return json.dumps(form, ensure_ascii=False)


@dataclass
class Journal:
    """The acts of one article, on disk (`path`) or in memory; `problems` says which lines could not be read."""

    path: Path | None = None
    acts: list[Act] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def do(self, correction: Correction, who: str = "") -> Act:
        """Saves a correction; returns when it is on disk. Raises JournalError when it is not."""
        return self.append(_act("do", correction=correction, who=who))

    def undo(self, act: str, who: str = "") -> Act:
        """Takes back the act of that id, also one in the middle. Raises JournalError where it does not stand."""
        return self.append(_act("undo", of=act, who=who))

    def redo(self, act: str, who: str = "") -> Act:
        """Does an undone act again, in its old place. Raises JournalError where it is not undone."""
        return self.append(_act("redo", of=act, who=who))

    def append(self, act: Act) -> Act:
        """Saves an act after all that other windows have saved. Raises JournalError, and then nothing is saved."""
        _check_readable(act)
        if self.path is None:
            _fits(self.acts, act)
            self.acts.append(act)
            return act
        try:
            ledger.append(self.path, lambda data: self._next(data, act))
        except OSError as error:
            raise JournalError(_reason(self.path, error)) from error
        self.acts.append(act)
        return act

    def standing(self) -> list[Act]:
        """The corrections that stand, in the order in which they were first done."""
        undone = self.undone()
        return [act for act in self.acts if act.act == "do" and act.id not in undone]

    def undone(self) -> set[str]:
        """The ids of the acts that are undone."""
        found: set[str] = set()
        for act in self.acts:
            (found.add if act.act == "undo" else found.discard)(act.of)
        return found

    def last(self) -> Act | None:
        """The correction that an undo button takes back: of those that stand the one done, or done again, last."""
        standing = {act.id: act for act in self.standing()}
        for act in reversed(self.acts):
            if act.act != "undo" and (act.of or act.id) in standing:
                return standing[act.of or act.id]
        return None

    def next(self) -> Act | None:
        """The correction that a redo button does again: undone last, with nothing new done since; else None."""
        undone = self.undone()
        by_id = {act.id: act for act in self.acts if act.act == "do"}
        for act in reversed(self.acts):
            if act.act == "do":
                return None
            if act.act == "undo" and act.of in undone:
                return by_id[act.of]
        return None

    def text(self) -> str:
        """All acts as JSON Lines."""
        return "".join(act.line() + "\n" for act in self.acts)

    def _next(self, data: bytes, act: Act) -> tuple[int, bytes]:
        """How much of a file stays, and what to append to it; takes over what other windows have written."""
        self.acts, self.problems = _parsed(data)
        _fits(self.acts, act)
        line = act.line().encode() + b"\n"
        if not data or data.endswith(b"\n"):
            return len(data), line
        return (len(data), b"\n" + line) if _is_act(_tail(data)) else (len(data) - len(_tail(data)), line)


def read(path: Path) -> Journal:
    """The journal of a file; empty when there is none. Raises JournalError when the file cannot be read at all."""
    try:
        data = ledger.read(path)
    except FileNotFoundError:
        data = b""
    except OSError as error:
        raise JournalError(f"{path.name}: the corrections cannot be read ({error.strerror}).") from error
    return Journal(path, *_parsed(data))


def parse(data: bytes) -> Journal:
    """A journal in memory from JSON Lines, as a downloaded file holds it; broken lines are left out and said.

    Raises JournalError for more acts than anybody does to an article: applying them would hold up the page.
    """
    if data.count(b"\n") > MOST:
        raise JournalError(f"{FILE}: there are more than {MOST:,} acts in it.")
    return Journal(None, *_parsed(data))


def _act(act: str, **parts: Any) -> Act:
    parts["who"] = " ".join(parts.get("who", "").encode("utf-8", "replace").decode().split())[:200]
    return Act(uuid.uuid4().hex, datetime.now(UTC).isoformat(timespec="milliseconds"), act, **parts)


def _check_readable(act: Act) -> None:
    """Whether an act, once written, is read back as it is: nothing is saved that could not be. Raises JournalError."""
    try:
        read_back = _line(act.line().encode(), {} if act.act == "do" else {act.of: act.act == "undo"})
    except ValueError as error:
        raise JournalError(f"Not saved: it cannot be written down ({error}).") from error
    if read_back != act:
        raise JournalError("Not saved: it cannot be written down as it is.")


def _fits(acts: Iterable[Act], act: Act) -> None:
    """Whether an act can follow those there are. Raises JournalError."""
    if act.act == "do":
        return
    held = Journal(None, list(acts))
    if act.of not in {each.id for each in held.acts if each.act == "do"}:
        raise JournalError("There is no such correction.")
    if act.act == "undo" and act.of in held.undone():
        raise JournalError("That correction is undone already, perhaps in another window.")
    if act.act == "redo" and act.of not in held.undone():
        raise JournalError("That correction stands already, perhaps from another window.")


def _parsed(data: bytes) -> tuple[list[Act], list[str]]:
    """The acts of a file, and a sentence on every line that is none. Lines end with a newline and nothing else."""
    acts: list[Act] = []
    known: dict[str, bool] = {}  # ids of corrections done, and whether they stand
    problems = []
    *lines, tail = data.split(b"\n")
    if _is_act(tail):  # a line that only lacks its newline, as editors leave it
        lines, tail = [*lines, tail], b""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            acts.append(_line(line, known))
        except ValueError as error:
            problems.append(f"{FILE}, line {number}: it is left out ({error}); the others hold.")
    if tail.strip():
        problems.append(
            f"{FILE}, line {len(lines) + 1}: it was not written to its end and is left out; all others hold."
        )
    return acts, problems


def _tail(data: bytes) -> bytes:
    """What stands behind the last newline."""
    return data[data.rfind(b"\n") + 1 :]


def _is_act(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode()), dict)
    except (ValueError, RecursionError):
        return False


def _line(line: bytes, known: dict[str, bool]) -> Act:
    try:
        form = json.loads(line.decode())
    except (ValueError, RecursionError):
        raise ValueError("it cannot be read") from None
    if not isinstance(form, dict) or form.get("act") not in ACTS:
        raise ValueError("it is no act")
    texts = [form.get(name, "") for name in ("id", "at", "of", "who")]
    if not all(isinstance(text, str) and len(text) <= 200 for text in texts) or not texts[0]:
        raise ValueError("it is no act")
    identity, at, target, who = texts
    if form["act"] == "do":
        if identity in known:
            raise ValueError("it stands twice")
        try:
            made = of(form.get("correction"))
        except CorrectionError as error:
            raise ValueError(str(error)) from None
        known[identity] = True
        return Act(identity, at, "do", made, who=who)
    if target not in known:
        raise ValueError("it undoes or redoes what is not there")
    if known[target] is (form["act"] == "redo"):
        raise ValueError("it was so already")
    known[target] = form["act"] == "redo"
    return Act(identity, at, form["act"], None, target, who)


def _reason(path: Path, error: OSError) -> str:
    """Why an act could not be saved, in the user's words."""
    said = {
        errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk is full", errno.EFBIG: "the disk is full",
        errno.EROFS: "the folder is read-only", errno.EACCES: "the folder is read-only",
        errno.EPERM: "the folder is read-only",
    }.get(error.errno or 0, f"the file cannot be written: {error.strerror or error}")  # fmt: skip
    return f"Not saved: {said} ({path.parent.name}/{path.name}). Everything saved before is still there."
