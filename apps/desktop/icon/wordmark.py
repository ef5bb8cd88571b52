"""Sets the name beside the mark, in the outlines of the window's own semibold, so that nobody needs the font to see it.

Usage: python3 wordmark.py   (needs fonttools 4; writes wordmark.svg beside this file)
"""

import re
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SIZE = 17.5
LEFT = 28.0
TRACKING = -0.12


def outlines(font, text):
    """The letters' path data on the mark's grid, their capitals centred beside it, and where they end."""
    scale = SIZE / font["head"].unitsPerEm
    baseline = 12 + font["OS/2"].sCapHeight * scale / 2
    glyphs, names, x, data = font.getGlyphSet(), font.getBestCmap(), LEFT, ""
    for letter in text:
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, baseline)))
        data += pen.getCommands()
        x += glyph.width * scale + TRACKING
    return data, round(x + 1.5, 1)


def main():
    mark = re.search(r"<path.*/>", (HERE / "mark.svg").read_text()).group()
    word, width = outlines(TTFont(HERE.parent / "fonts" / "CountersignText-SemiBold.ttf"), "Countersign")
    (HERE / "wordmark.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="24" viewBox="0 0 {width:g} 24">\n'
        f"  <title>Countersign</title>\n  {mark}\n"
        f'  <path fill="#0B5B63" d="{word}"/>\n</svg>\n'
    )


main()
