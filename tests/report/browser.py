"""A page in Debian's Chromium: what a narrow window, the dark scheme and the net say of it.

The page itself stays as it is, with its policy against scripts. A page around it shows it in a frame of a given width
and measures from outside.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BROWSER", "console", "measured"]

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
)
AROUND = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="f" src="{page}" style="border:0;width:{width}px;height:800px"></iframe><pre id="out"></pre>
<script>
const light = c => {{
  const p = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
}};
const rgba = s => {{ const n = s.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; }};
document.getElementById('f').onload = () => {{
  const d = document.getElementById('f').contentDocument, w = d.defaultView, root = d.documentElement;
  const wide = [...d.querySelectorAll('body *')].filter(e => {{
    if (e.closest('.geser, svg, math') || e.closest('.lompat')) return false;
    return e.getBoundingClientRect().right > {width} + 1 && e.getClientRects().length;
  }}).map(e => e.tagName + '.' + e.className);
  let worst = 99, where = '', texts = 0;
  const walk = d.createTreeWalker(d.body, 4);
  while (walk.nextNode()) {{
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || e.closest('title, desc, style') || !e.getClientRects().length) continue;
    let ground = [0, 0, 0, 0], at = e;
    while (at && ground[3] < 1) {{ ground = rgba(w.getComputedStyle(at).backgroundColor); at = at.parentElement; }}
    const style = w.getComputedStyle(e), ink = rgba(e.closest('svg') ? style.fill : style.color);
    const [a, b] = [light(ink.slice(0, 3)), light(ground.slice(0, 3))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    texts += 1;
    if (ratio >= worst) continue;
    worst = ratio;
    where = `${{e.tagName}}.${{e.getAttribute('class')}} ${{walk.currentNode.data.trim()}}`;
  }}
  document.getElementById('out').textContent = JSON.stringify({{
    over: root.scrollWidth - root.clientWidth, wide: wide.slice(0, 5), worst, where, texts,
    ground: w.getComputedStyle(d.body).backgroundColor,
    fetched: w.performance.getEntriesByType('resource').map(e => e.name),
  }});
}};
</script>"""


def measured(page: Path, *, width: int, dark: bool = False) -> dict[str, Any]:
    """How far the page goes over `width` pixels, what it fetched, and the worst contrast of a text with its ground."""
    around = page.with_name(f"sekitar-{width}-{dark}.html")
    around.write_text(AROUND.format(page=page.name, width=width), encoding="utf-8")
    flags = ["--allow-file-access-from-files", "--virtual-time-budget=4000", "--dump-dom"]
    shown = _run(around, *flags, *(["--force-dark-mode"] if dark else []))[0]
    found = re.search(r'<pre id="out">(.*?)</pre>', shown, re.DOTALL)
    assert found, shown[-500:]
    data: dict[str, Any] = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return data


def console(page: Path) -> list[str]:
    """What the browser's console says when the page is opened: errors, and what its policy kept from being fetched."""
    _, said = _run(page, "--enable-logging=stderr", "--dump-dom")
    return [line for line in said.splitlines() if ":CONSOLE" in line]


def _run(page: Path, *flags: str) -> tuple[str, str]:
    assert BROWSER is not None
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [BROWSER, *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()],
            capture_output=True,
            timeout=90,
            check=False,
        )
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
