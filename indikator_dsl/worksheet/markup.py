"""The markup of pages that is left in a copied worksheet, removed."""

from __future__ import annotations

import re

from indikator_dsl.text.names import clean

__all__ = ["without_markup"]

TAGS = re.compile(r"</?(?:b|i|u|strong|em|p|span|div|font|center)(?:[^\S\t\n][^<>\t\n]*)?>", re.IGNORECASE)
BREAKS = re.compile(r"<br\s*/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[A-Za-z][0-9A-Za-z]{1,31}|#[0-9]{1,7}(?![0-9])|#[xX][0-9A-Fa-f]{1,6}(?![0-9A-Fa-f]));?")
"""Longer ones name no character; the number of one with thousands of digits could not even be read."""


def without_markup(text: str) -> str:
    """`text` without the markup of a page: `<b>`, `<br>`, `**`, and entities as the signs they stand for."""
    if "<" in text:
        text = TAGS.sub("", BREAKS.sub(" ", text))
    if "&" in text:
        from html import unescape

        text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return clean(text.replace("**", "").replace("\0", " "))
