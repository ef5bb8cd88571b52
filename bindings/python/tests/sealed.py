"""Opens a vault's cells by `docs/format.md` alone, to know which secrets the library handled."""

import hashlib
import hmac
import sqlite3
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


def _quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    turns = ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7))
    for first, second, third, turn in turns:
        state[first] = (state[first] + state[second]) & 0xFFFFFFFF
        mixed = state[third] ^ state[first]
        state[third] = (mixed << turn | mixed >> (32 - turn)) & 0xFFFFFFFF


def _hchacha20(key: bytes, nonce: bytes) -> bytes:
    """Derives the key of XChaCha20 (draft-irtf-cfrg-xchacha §2.2)."""
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))
    for _ in range(10):
        for column in range(4):
            _quarter(state, column, column + 4, column + 8, column + 12)
        for row in range(4):
            _quarter(state, row, 4 + (row + 1) % 4, 8 + (row + 2) % 4, 12 + (row + 3) % 4)
    return struct.pack("<8I", *state[:4], *state[12:])


def _open(key: bytes, aad: bytes, cell: bytes) -> bytes:
    sealer = ChaCha20Poly1305(_hchacha20(key, cell[:16]))
    return sealer.decrypt(bytes(4) + cell[16:24], cell[24:], aad)


def _expand(prk: bytes, info: bytes) -> bytes:
    return hmac.digest(prk, info + b"\x01", "sha256")


def secrets(vault: Path, key: bytes) -> dict[str, bytes]:
    """Names every secret of a vault with one contact, from its file and its platform key."""
    file = sqlite3.connect(f"file:{vault}?mode=ro", uri=True)

    def row(query: str) -> tuple:
        return file.execute(query).fetchone()

    (vault_id,) = row("SELECT vault_id FROM vault")
    (wrapped,) = row("SELECT wrapped FROM keyslot WHERE kind=1")
    slot = b"slot1" + vault_id + struct.pack(">QBI", 1, 1, 1)
    data = _open(key, slot, wrapped)
    prk = hmac.digest(vault_id, data, hashlib.sha256)

    def derived(name: str) -> bytes:
        return _expand(prk, b"Countersign/1 vault " + name.encode())

    def place(table: int, number: int, column: int, version: int) -> bytes:
        return b"\x01" + vault_id + struct.pack(">BQBQ", table, number, column, version)

    secret = derived("secret")
    contact = _expand(secret, b"Countersign/1 vault contact" + struct.pack(">Q", 1))
    device = _expand(secret, b"Countersign/1 vault device")
    version, sealed_root = row("SELECT ver, secret FROM contact WHERE id=1")
    device_version, sealed_seed = row("SELECT ver, secret FROM identity")
    file.close()
    return {
        "platform key": key,
        "data key": data,
        "secrets key": secret,
        "contact key": contact,
        "root": _open(contact, place(3, 1, 2, version), sealed_root),
        "device key": device,
        "device seed": _open(device, place(1, 1, 1, device_version), sealed_seed),
        "meta key": derived("meta"),
        "journal key": derived("logbody"),
        "chain key": derived("chain"),
        "state key": derived("state"),
        "anchor key": derived("anchor"),
    }
