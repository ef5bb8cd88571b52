"""A process that holds secrets across the boundary, for `test_memory` to look into.

It takes folder names as arguments, a key and a passphrase of 32 bytes each on standard input, and
goes on at each further byte. Python cannot wipe its own strings, so the generated converters are
given byte arrays here, as a shell would give buffers of its own: what is found afterwards was left
by the library.
"""

import ctypes
import gc
import os
import sys

sys.path.insert(0, os.environ["COUNTERSIGN_BINDINGS"])

import countersign_ffi as core  # noqa: E402  (found only now)


class LentBytes:
    """Lends a byte array where `&[u8]` is asked for."""

    @staticmethod
    def check_lower(value: bytearray) -> None:
        """Takes everything."""

    @staticmethod
    def lower(value: bytearray) -> ctypes.Structure:
        """Points at the array itself."""
        lent = core._UniffiForeignBytes()
        lent.len = len(value)
        array = (ctypes.c_char * len(value)).from_buffer(value)
        lent.data = ctypes.cast(array, ctypes.POINTER(ctypes.c_char))
        return lent


class LentText(core._UniffiFfiConverterString):
    """Copies a byte array of UTF-8 into a buffer of the library, which frees it."""

    @staticmethod
    def check_lower(value: bytearray | str) -> None:
        """Takes everything."""

    @staticmethod
    def lower(value: bytearray | str) -> ctypes.Structure:
        """Copies without a string in between."""
        if isinstance(value, str):
            value = bytearray(value.encode())
        buffer = core._UniffiRustBuffer.alloc(len(value))
        array = (ctypes.c_char * len(value)).from_buffer(value)
        ctypes.memmove(buffer.data, array, len(value))
        buffer.len = len(value)
        return buffer


class LentWords:
    """Hands a list of strings on as the bytes in which it came, and frees it."""

    @staticmethod
    def lift(buffer: ctypes.Structure) -> None:
        """Writes the library's own buffer out, without a string in between."""
        array = (ctypes.c_char * buffer.len).from_address(ctypes.addressof(buffer.data.contents))
        print(buffer.len, flush=True)
        os.write(1, array)
        buffer.free()


core._UniffiFfiConverterByRefBytes = LentBytes
core._UniffiFfiConverterSequenceString = LentWords
core._UniffiFfiConverterString = LentText


def step(word: str) -> None:
    """Says where it is, and waits to be told to go on."""
    print(word, flush=True)
    os.read(0, 1)


def pair(omar: core.People, petra: core.People) -> None:
    """Pairs the two and has both prove themselves."""
    began = omar.begin_pairing(core.PairingWay.SCAN)
    answered = petra.answer_pairing(core.PairingWay.SCAN)
    answered.feed(began.view().message, core.ReadBy.CAMERA)
    began.feed(answered.view().message, core.ReadBy.CAMERA)
    answered.feed(began.view().message, core.ReadBy.CAMERA)
    began.confirm_yes()
    answered.confirm_yes()
    her = omar.admit(began, core.Admission.NEW(name="Petra")).person.id
    him = petra.admit(answered, core.Admission.NEW(name="Omar")).person.id
    shown = omar.prove(her, core.CallRole.I_CALLED).digits
    assert petra.check(him, core.CallRole.THEY_CALLED, shown, None).verdict.is_verified()
    shown = petra.prove(him, core.CallRole.THEY_CALLED).digits
    assert omar.check(her, core.CallRole.I_CALLED, shown, None).verdict.is_verified()
    began.cancel()
    answered.cancel()


def main() -> None:
    """Sets up, uses, locks."""
    key, passphrase = bytearray(32), bytearray(32)
    assert os.readv(0, [key, passphrase]) == 64
    places = [core.VaultPlace(folder, None) for folder in sys.argv[1:3]]
    omar, petra = (
        place.create(name, key, None, None)
        for place, name in zip(places, ("Omar", "Petra"), strict=True)
    )
    paper = core.RecoveryPaper.draw()
    paper.words()
    step("held")
    del paper
    pair(omar, petra)
    omar.set_passphrase(passphrase)
    petra.lock()
    omar.prove_owner_with_passphrase(passphrase)
    omar.prove_owner_with_key(key)
    for secret in (key, passphrase):
        secret[:] = bytes(len(secret))
    gc.collect()
    step("unlocked")
    omar.lock()
    step("locked")


main()
