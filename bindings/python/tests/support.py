"""Devices for the tests: a folder, a clock that is set, and the vault of `fixtures/vaults`."""

import json
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, os.environ["COUNTERSIGN_BINDINGS"])

import countersign_ffi as core  # noqa: E402  (found only now)

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
NOW = 1_800_000_000
KEY = bytes([5]) * 32


def vectors(name: str) -> dict:
    """Reads a file of vectors."""
    return json.loads((FIXTURES / "vectors" / name).read_text(encoding="utf-8"))


class SetClock(core.Clock):
    """A clock as a shell brings one."""

    def __init__(self) -> None:
        self.reading = core.ClockReading(wall_at=NOW, boot="first", boottime_ms=5_000_000)

    def read(self) -> core.ClockReading:
        return self.reading

    def set(self, wall_at: int, boot: str, boottime_ms: int) -> None:
        """Sets both clocks."""
        self.reading = core.ClockReading(wall_at=wall_at, boot=boot, boottime_ms=boottime_ms)


class Device:
    """A device with its folder and clock; the folder goes when the test ends."""

    def __init__(self, test: unittest.TestCase, known: bool = False) -> None:
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.clock = SetClock()
        vault = self.folder / "vault"
        if known:
            vault.mkdir(mode=0o700)
            shutil.copy(FIXTURES / "vaults" / "omar" / "vault.db", vault / "vault.db")
            (vault / "vault.db").chmod(0o600)
        self.place = core.VaultPlace(str(vault), self.clock)

    def unlock(self) -> core.People:
        """Unlocks with the platform's key."""
        return self.place.unlock_with_key(KEY, None)

    def set_up(self, name: str) -> core.People:
        """Sets the device up with the key alone."""
        return self.place.create(name, KEY, None, None)
