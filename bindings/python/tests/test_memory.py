"""Nothing secret is left in a process after it locked, and what was used once is gone at once."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from .sealed import secrets

USED_ONCE = (
    "platform key",
    "passphrase",
    "recovery words",
    "root",
    "contact key",
    "device seed",
)


def memory(process: int) -> list[bytes]:
    """Reads all memory of a process that can be written and read."""
    regions = []
    with open(f"/proc/{process}/mem", "rb", buffering=0) as file:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="ascii").splitlines():
            reach, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(address, 16) for address in reach.split("-"))
            file.seek(start)
            try:
                regions.append(file.read(end - start))
            except OSError:
                # Some pages of the kernel's own cannot be read by anyone.
                continue
    return regions


def forms(secret: bytes) -> dict[str, bytes]:
    """Lists what a secret looks like in memory: in halves, as HMAC pads it, in hex."""
    return {
        "first half": secret[:16],
        "second half": secret[16:],
        "inner pad": bytes(byte ^ 0x36 for byte in secret),
        "outer pad": bytes(byte ^ 0x5C for byte in secret),
        "hex": secret.hex().encode(),
    }


def found(process: int, named: dict[str, bytes]) -> list[str]:
    """Names what is found of the secrets."""
    regions = memory(process)
    return [
        f"{name}: {form}"
        for name, secret in named.items()
        for form, needle in forms(secret).items()
        if any(needle in region for region in regions)
    ]


@unittest.skipUnless(sys.platform == "linux", "Linux lets a parent read a child's memory")
class Memory(unittest.TestCase):
    """Looks into a process that uses the library through the generated code."""

    def test_nothing_is_left(self) -> None:
        key, passphrase = os.urandom(32), os.urandom(16).hex().encode()
        with tempfile.TemporaryDirectory() as folder:
            places = [str(Path(folder) / name) for name in ("omar", "petra")]
            holder = Path(__file__).with_name("holder.py")
            with subprocess.Popen(
                [sys.executable, str(holder), *places],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            ) as child:
                self.addCleanup(child.kill)
                self.look(child, Path(places[0]) / "vault.db", key, passphrase)

    def look(
        self, child: subprocess.Popen, vault: Path, key: bytes, passphrase: bytes
    ) -> None:
        """Goes through the child's steps."""

        def until(word: str) -> None:
            self.assertEqual(child.stdout.readline().decode().strip(), word)

        def go_on() -> None:
            child.stdin.write(b"x")
            child.stdin.flush()

        child.stdin.write(key + passphrase)
        child.stdin.flush()
        words = child.stdout.read(int(child.stdout.readline()))
        until("held")
        # Behind the number of words: the length of the first, the first, and so on.
        shown = {"recovery words": words[4:]}
        shell = {"platform key": key, "passphrase": passphrase}
        held = found(child.pid, {**shell, **shown})
        self.assertIn("platform key: first half", held, "the search finds what the shell holds")
        self.assertIn("passphrase: first half", held)
        self.assertEqual(
            [hit for hit in held if hit.startswith("recovery words")],
            [],
            "what crossed the boundary is wiped when it is given back",
        )
        go_on()
        until("unlocked")
        named = {
            **secrets(vault, key),
            "passphrase": passphrase,
            **shown,
        }
        open_now = found(child.pid, named)
        self.assertIn("data key: first half", open_now, "the search finds an open vault's key")
        left = [hit for hit in open_now if hit.startswith(USED_ONCE)]
        self.assertEqual(left, [], "what was used once is wiped at once")
        go_on()
        until("locked")
        self.assertEqual(found(child.pid, named), [], "nothing is left after locking")
        go_on()


if __name__ == "__main__":
    unittest.main()
