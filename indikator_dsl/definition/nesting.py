"""What belongs to what in a definition file, told by indentation; every line that belongs nowhere is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl.definition.document import Comment, Document, Entry
from indikator_dsl.definition.keys import (
    ALONE,
    ALSO_IN_HEAD,
    BLOCKS,
    FIELDS,
    HEAD,
    PARENTS,
    allowed_in,
    near_miss,
    nearest_key,
    read_key,
)
from indikator_dsl.definition.lines import cut_lines
from indikator_dsl.diagnostics.diagnostic import Diagnostic

if TYPE_CHECKING:
    from indikator_dsl.diagnostics.source import Source

__all__ = ["read_document"]

TAB = 4
LONGEST_VALUE = 60
LONGEST_SUGGESTION = 300
KEY_LIKE = re.compile(r"([^\W\d_][\w .\-]{0,39}?)\s*[:：]")


def read_document(source: Source) -> tuple[Document, list[Diagnostic]]:
    """The document written in `source`, and all that is wrong with its lines, not yet located. Takes any text.

    A line in a wrong place is reported and then read where it most likely belongs, so that what stands under it is
    judged as its writer meant it; a field that has no place at all is left out.
    """
    nesting = _Nesting(source)
    nesting.read()
    return nesting.document(), nesting.diagnostics


class _Open(NamedTuple):
    """A line that the lines below may belong to; `number` is its entry, None for one that could not be read."""

    indentation: int
    keyword: str
    number: int | None


class _Line(NamedTuple):
    """A line without its blanks at both ends; `first` is where it starts in the file, `start` where its text does."""

    text: str
    first: int
    start: int
    end: int
    number: int
    indentation: int

    def moved(self, indentation: int) -> str | None:
        """The line as it should be indented, to paste; None for one too long to show."""
        return " " * indentation + self.text if len(self.text) <= LONGEST_SUGGESTION else None


class _Nesting:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.entries: list[Entry] = []
        self.latest: dict[str, int] = {}  # the last entry of each kind of block
        self.last_block: int | None = None
        self.open: list[_Open] = []  # each indented more than the one before it
        self.more: list[tuple[str, int, int]] = []  # lines that continue the last entry: text, start, line ends before
        self.inner_comments: list[Comment] = []  # comments between those lines
        self.comments: list[Comment] = []  # comments since the last entry or continuation
        self.blank_before_comments = False
        self.blanks = 0  # blank lines right above

    def read(self) -> None:
        for token in cut_lines(self.source.text):
            kind = token.type
            body = token.rstrip()
            text = body.lstrip()
            first = token.start_pos or 0
            start = first + len(body) - len(text)
            blanks = (token.end_line or 0) - (token.line or 0) - 1
            if kind == "BLANK" or not text:
                self.blanks += blanks + 1
                continue
            indentation = start - first
            if "\t" in body:
                indentation = len(body[:indentation].expandtabs(TAB))
            line = _Line(text, first, start, first + len(body), token.line or 0, indentation)
            if kind == "COMMENT":
                if not self.comments:
                    self.blank_before_comments = self.blanks > 0
                self.comments.append(Comment(text, line.indentation, blanks > 0))
            else:
                opened = self.open
                while opened and opened[-1].indentation >= line.indentation:
                    opened.pop()
                if kind != "OTHER":
                    self.keyed(line)
                elif opened and opened[-1].keyword not in BLOCKS:
                    self.continued(line)
                else:
                    self.unkeyed(line)
            self.blanks = blanks

    def document(self) -> Document:
        """What was read, once all is read."""
        self.finish_entry()
        count = 0
        if self.entries and self.comments and not self.blank_before_comments:
            blanks = [number for number, comment in enumerate(self.comments, 1) if comment.blank_after]
            count = blanks[0] if blanks else len(self.comments)
            self.entries[-1] = self.entries[-1]._replace(trailing=tuple(self.comments[:count]))
        return Document(tuple(self.entries), tuple(self.comments[count:]), self.source)

    # -- the kinds of lines ---------------------------------------------------------------------------------------

    def keyed(self, line: _Line) -> None:
        """A line that begins with one of the keys."""
        written, _, value = line.text.partition(":")
        key = read_key(written)
        if key is None:  # the grammar and the keys know the same spellings
            raise AssertionError(written)
        keyword = key.word
        above = self.open[-1] if self.open else None
        if above is not None and above.keyword not in BLOCKS:
            line = self.too_deep(line, keyword, self.open.pop())
            above = self.open[-1] if self.open else None
        self.finish_entry()
        owner = above.number if above else None
        in_head = above is None and self.last_block is None
        if keyword in PARENTS:
            orphan = above is None and ALONE.get(keyword) in self.latest
            if orphan or (above.keyword if above else None) not in PARENTS[keyword]:
                owner = self.misplaced_block(line, keyword, owner)
            self.latest[keyword] = self.last_block = len(self.entries)
        elif keyword in HEAD:
            if not in_head:
                self.say("D125", line, kunci=keyword)
                return self.skip(line, keyword)
        elif in_head and keyword in ALSO_IN_HEAD:
            pass
        elif above is None or keyword not in FIELDS[above.keyword]:
            self.misplaced_field(line, keyword, above)
            return self.skip(line, keyword)
        value = value.lstrip()
        self.share_comments(keyword, line)
        self.open.append(_Open(line.indentation, keyword, len(self.entries)))
        depth = 0 if owner is None else self.entries[owner].depth + 1
        before, self.comments = tuple(self.comments), []
        segments = ((0, line.end - len(value)),)
        where = (line.start, line.end, line.number, line.indentation)
        self.entries.append(Entry(keyword, key.nomor, value, segments, *where, depth, owner, before))
        return None

    def continued(self, line: _Line) -> None:
        """A line that continues the field above it."""
        above = self.open[-1]
        if above.number is None:  # a field that was already refused
            self.comments.clear()
            return
        entry = self.entries[above.number]
        key = KEY_LIKE.match(line.text)
        meant = near_miss(key[1]) if key and above.keyword != "Formula" else None
        if key and meant:
            suggestion = line._replace(text=meant + line.text[key.end(1) :]).moved(entry.indentation)
            self.say("D112", line, suggestion, kunci=key[1], maksud=meant, atas=entry.keyword, baris=entry.line)
        self.more.append((line.text, line.start, 1 if self.comments else 1 + self.blanks))
        self.inner_comments += self.comments
        self.comments = []

    def unkeyed(self, line: _Line) -> None:
        """A line that has none of the keys and continues no field."""
        above = self.open[-1] if self.open else None
        key = KEY_LIKE.match(line.text)
        if key is None:
            if above is not None and above.number is not None:
                entry, last = self.entries[above.number], self.entries[-1]
                # Right below a field, it is most likely the field's next line, not indented enough.
                is_field = last.keyword not in BLOCKS and last.owner == above.number
                suggestion = line.moved(last.indentation + 2) if is_field else None
                self.say("D103", line, suggestion, kunci=entry.keyword, baris=entry.line, isi=_short(line.text))
            else:
                self.say("D102", line, isi=_short(line.text))
            return self.skip(line, "")
        near = nearest_key(key[1], allowed_in(above.keyword if above else None)) or nearest_key(key[1])
        end = line.start + len(key[1])
        self.diagnostics.append(Diagnostic.of("D101", line.start, end, near, kunci=key[1]))
        if near is None:
            return self.skip(line, "")
        # Read on as if the key had been written right, so that the lines below are not blamed for it.
        return self.keyed(line._replace(text=f"{near}:{line.text[key.end() :]}"))

    def skip(self, line: _Line, keyword: str) -> None:
        """Leave out a line; the lines that continue it are left out with it."""
        self.finish_entry()
        self.comments.clear()
        self.open.append(_Open(line.indentation, keyword, None))

    def finish_entry(self) -> None:
        """Put the lines that continue the last entry into it."""
        if not self.more:
            return
        entry = self.entries[-1]
        texts, segments, length = [], [], 0
        if entry.text:
            texts, segments, length = [entry.text], [*entry.segments], len(entry.text)
        for text, start, line_ends in self.more:
            gap = line_ends if texts else 0
            texts.append("\n" * gap + text)
            segments.append((length + gap, start))
            length += gap + len(text)
        comments = (*entry.comments, *self.inner_comments)
        self.more, self.inner_comments = [], []
        self.entries[-1] = entry._replace(text="".join(texts), segments=tuple(segments), comments=comments)

    def share_comments(self, keyword: str, line: _Line) -> None:
        """Give the entry above those comments that stand right under it and deeper than the block that comes now."""
        if not self.comments or keyword not in BLOCKS or not self.entries or self.blank_before_comments:
            return
        count = 0
        for comment in self.comments:
            if comment.indentation <= line.indentation:
                break
            count += 1
            if comment.blank_after:
                break
        if count:
            self.entries[-1] = self.entries[-1]._replace(trailing=tuple(self.comments[:count]))
            del self.comments[:count]

    # -- lines in a wrong place -----------------------------------------------------------------------------------

    def say(self, code: str, line: _Line, suggestion: str | None = None, **values: object) -> None:
        start = line.start if suggestion is None else line.first
        self.diagnostics.append(Diagnostic.of(code, start, line.end, suggestion, **values))

    def too_deep(self, line: _Line, keyword: str, above: _Open) -> _Line:
        """A key where only the next line of the field `above` can stand: read as if aligned with that field."""
        if above.number is not None:
            entry = self.entries[above.number]
            suggestion = line.moved(entry.indentation)
            self.say("D111", line, suggestion, kunci=keyword, atas=entry.keyword, baris=entry.line)
        return line._replace(indentation=above.indentation)

    def misplaced_block(self, line: _Line, keyword: str, owner: int | None) -> int | None:
        """The entry that a block under a wrong parent most likely belongs to."""
        parents = PARENTS[keyword] if keyword not in ALONE else (ALONE[keyword],)
        likely, indentation = self.likely_parent(parents, owner)
        suggestion = None if likely is None and None not in parents else line.moved(indentation)
        allowed = _either([parent or "tepi kiri" for parent in parents])
        if owner is None:
            self.say("D121", line, suggestion, kunci=keyword, tempat=allowed)
        else:
            self.say("D122", line, suggestion, kunci=keyword, induk=self.entries[owner].keyword, tempat=allowed)
        return likely

    def likely_parent(self, parents: tuple[str | None, ...], owner: int | None) -> tuple[int | None, int]:
        """The owner's nearest owner that is allowed, else the last allowed block; and the indentation to write."""
        while owner is not None:
            child, owner = owner, self.entries[owner].owner
            if (None if owner is None else self.entries[owner].keyword) in parents:
                return owner, self.entries[child].indentation
        found = [self.latest[parent] for parent in parents if parent in self.latest]
        return (max(found), self.entries[max(found)].indentation + 2) if found else (None, 0)

    def misplaced_field(self, line: _Line, keyword: str, above: _Open | None) -> None:
        suggestion = None
        if self.last_block is not None:
            block = self.entries[self.last_block]
            if keyword in FIELDS[block.keyword]:
                suggestion = line.moved(block.indentation + 2)
        owners = [block for block in ("Indikator", "Data", "Kebijakan") if keyword in FIELDS[block]]
        if keyword in FIELDS["IKD"]:
            owners.append("tingkat (IKD sampai Sub Kegiatan)")
        tempat = _either(owners)
        if above is None:
            self.say("D126", line, suggestion, kunci=keyword, tempat=tempat)
        else:
            self.say("D123", line, suggestion, kunci=keyword, induk=above.keyword, tempat=tempat)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _either(words: list[str]) -> str:
    return " atau ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
