"""Reads grey frames with zxing-cpp and says for each which texts it found and how long it took.

One line "WIDTH HEIGHT PATH" on standard input per frame, one line of JSON on standard output.
"""

import json
import sys
import time

import zxingcpp

for line in sys.stdin:
    width, height, path = line.rstrip("\n").split(" ", 2)
    with open(path, "rb") as file:
        pixels = file.read()
    frame = memoryview(pixels).cast("B", shape=[int(height), int(width)])
    start = time.process_time()
    found = zxingcpp.read_barcodes(frame, formats=zxingcpp.BarcodeFormat.QRCode)
    spent = time.process_time() - start
    print(json.dumps({"texts": [code.text for code in found], "ms": spent * 1000}), flush=True)
