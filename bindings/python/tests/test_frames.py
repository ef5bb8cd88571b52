"""What a frame costs in memory on its way over the boundary."""

import sys
import unittest
from collections.abc import Callable
from pathlib import Path

from .support import KEY, Device, core

SIDE = 6_000
"""Pixels on a side of a frame that is larger than anything else here: 36 MB."""


def most_memory(work: Callable[[], object]) -> int:
    """Bytes by which the most memory that this process ever held exceeds what it held before the work."""
    own = Path("/proc/self")
    status = own / "status"

    def held(name: str) -> int:
        line = next(line for line in status.read_text().splitlines() if line.startswith(f"{name}:"))
        return int(line.split()[1]) * 1024

    # From here on the most is counted anew.
    (own / "clear_refs").write_text("5")
    before = held("VmRSS")
    work()
    return held("VmHWM") - before


@unittest.skipUnless(sys.platform == "linux", "Linux counts the most memory of a process anew when asked to")
class Frames(unittest.TestCase):
    """A frame that is refused unread takes memory only where it was copied on its way."""

    def setUp(self) -> None:
        self.frame = bytes([200]) * (SIDE * SIDE)

    def test_a_frame_is_lent_and_not_copied(self) -> None:
        def feed() -> None:
            with self.assertRaises(core.CountersignError.FrameShortStride):
                core.QrScanner().feed(self.frame, SIDE, SIDE, SIDE - 1)

        self.assertLess(most_memory(feed), len(self.frame) // 8)

    def test_a_copy_would_be_seen(self) -> None:
        """Else the other test could not fail: an anchor goes over as bytes that are given away."""
        device = Device(self, known=True)

        taken = most_memory(lambda: device.place.unlock_with_key(KEY, self.frame).lock())
        self.assertGreater(taken, len(self.frame) // 2)


if __name__ == "__main__":
    unittest.main()
