"""Makes the two fonts of the window out of Atkinson Hyperlegible Next: figures of one width become the ordinary ones.

Slint has no way to ask for a font's `tnum` feature, so the substitution is carried out in the character map. The family gets
a name of its own, so that a copy installed on the system, with figures of different widths, is never taken in its place.
Usage: python3 tabular.py SOURCE.ttf TARGET.ttf   (needs fonttools 4)
"""

import sys

from fontTools.ttLib import TTFont

FAMILY = "Countersign Text"


def tabular(font):
    table = font["GSUB"].table
    swaps = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for part in font["cmap"].tables:
        for code, glyph in list(part.cmap.items()):
            # Greek letters that serve only as mathematical signs: a Greek name comes whole from a font of the system.
            if 0x370 <= code < 0x400:
                del part.cmap[code]
            elif glyph in swaps:
                part.cmap[code] = swaps[glyph]
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1, widths


def rename(font):
    names = font["name"]
    for record in list(names.names):
        text = record.toUnicode()
        if record.nameID in (1, 3, 4, 16) and "Atkinson Hyperlegible Next" in text:
            record.string = text.replace("Atkinson Hyperlegible Next", FAMILY)
        elif record.nameID in (3, 6, 25):
            record.string = text.replace("AtkinsonHyperlegibleNext", FAMILY.replace(" ", ""))


source, target = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
tabular(font)
rename(font)
font.save(target)
