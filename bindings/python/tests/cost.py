"""What calls cost from Python: the same work as `bindings/ffi/examples/cost.rs` does within Rust, and the same answer."""

import json
import sys
import time
from collections.abc import Callable

from .support import KEY, NOW, SetClock, core

WIDTH, HEIGHT = 1920, 1080
TURNS = 9
"""Ways in which a frame without a code is read, one a frame."""


class Times:
    """What single calls took, in nanoseconds."""

    def __init__(self) -> None:
        self.cpu: list[float] = []
        self.wall: list[float] = []

    def take(self, calls: int, work: Callable[[], object]) -> None:
        """Does the work `calls` times and notes what one of them took."""
        cpu, wall = time.thread_time_ns(), time.perf_counter_ns()
        for _ in range(calls):
            work()
        self.cpu.append((time.thread_time_ns() - cpu) / calls)
        self.wall.append((time.perf_counter_ns() - wall) / calls)

    def summary(self) -> dict[str, list[int]]:
        """Forgets the first half, in which caches fill and clocks rise, and sums the other up."""

        def percentiles(times: list[float]) -> list[int]:
            late = sorted(times[len(times) // 2 :])
            return [round(late[(len(late) - 1) * percent // 100]) for percent in (50, 95)]

        return {"cpu": percentiles(self.cpu), "wall": percentiles(self.wall)}


def measured(calls: int, samples: int, work: Callable[[], object]) -> Times:
    """Takes samples of some calls each."""
    times = Times()
    for _ in range(samples):
        times.take(calls, work)
    return times


def expect(holds: bool, what: str) -> None:
    """Ends where something is not as it always is: no figure would mean anything."""
    if not holds:
        raise RuntimeError(what)


def met(folder: str, clock: core.Clock) -> list[tuple[core.People, core.PersonId]]:
    """Makes two vaults and lets their people meet; each with whom they know then."""
    omar, petra = (
        core.VaultPlace(f"{folder}/{name}", clock).create(name, KEY, None, None)
        for name in ("Omar", "Petra")
    )
    began, answered = (
        omar.begin_pairing(core.PairingWay.SCAN),
        petra.answer_pairing(core.PairingWay.SCAN),
    )
    for one, other in ((began, answered), (answered, began), (began, answered)):
        other.feed(one.view().message, core.ReadBy.CAMERA)
    sides = []
    for people, session, name in ((omar, began, "Petra"), (petra, answered, "Omar")):
        session.confirm_yes()
        admitted = people.admit(session, core.Admission.NEW(name=name))
        expect(admitted.is_here(), "the name is taken")
        sides.append((people, admitted.person.id))
    return sides


def calls(folder: str, samples: int) -> tuple[Times, Times]:
    """Proves and checks so often, each time 90 seconds later."""
    clock = SetClock()
    (omar, petra_s_id), (petra, omar_s_id) = met(folder, clock)
    proofs, checks = Times(), Times()
    believed = core.Verdict.VERIFIED(drift_seconds=0)
    code = ""

    def prove() -> None:
        nonlocal code
        code = omar.prove(petra_s_id, core.CallRole.I_CALLED).digits

    def check() -> None:
        checked = petra.check(omar_s_id, core.CallRole.THEY_CALLED, code, None)
        expect(checked.verdict == believed, "the code was not believed")

    for number in range(1, samples + 1):
        clock.set(NOW + 90 * number, "first", 5_000_000 + 90_000 * number)
        proofs.take(1, prove)
        checks.take(1, check)
    return proofs, checks


def drawn(matrix: core.QrMatrix) -> bytes:
    """Draws a code into a grey frame."""
    pixels = 12
    frame = bytearray([200]) * (WIDTH * HEIGHT)
    for at, module in enumerate(matrix.modules):
        if module:
            y, x = divmod(at, matrix.side)
            for line in range(pixels):
                begin = (200 + y * pixels + line) * WIDTH + 300 + x * pixels
                frame[begin : begin + pixels] = bytes([20]) * pixels
    return bytes(frame)


def main(disk: str, memory: str) -> None:
    """Measures and prints one line."""
    results = {"is_code": measured(100, 400, lambda: expect(core.is_code("418 203"), "that is a code"))}
    text = "A text of fifty letters, of which codes are made. " * 2
    results["qr_matrix"] = measured(5, 100, lambda: core.qr_matrix(text))

    blank, code = bytes([200]) * (WIDTH * HEIGHT), drawn(core.qr_matrix(text))
    scanner = core.QrScanner()

    def refused() -> None:
        try:
            scanner.feed(blank, WIDTH, HEIGHT, WIDTH - 1)
        except core.CountersignError.FrameShortStride:
            return
        raise RuntimeError("a short stride was taken")

    results["frame_refused"] = measured(100, 400, refused)
    results["frame_code"] = measured(
        1, 60, lambda: expect(scanner.feed(code, WIDTH, HEIGHT, WIDTH) == [text], "the code was not read")
    )
    results["frame_blank"] = measured(
        TURNS, 10, lambda: expect(scanner.feed(blank, WIDTH, HEIGHT, WIDTH) == [], "a code was read")
    )
    for name, folder, samples in (("memory", memory, 1000), ("disk", disk, 400)):
        results[f"prove_{name}"], results[f"check_{name}"] = calls(folder, samples)
    print(json.dumps({name: times.summary() for name, times in results.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
