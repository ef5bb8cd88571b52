"""Unlocking, losing a key, the journal, and what a refusal carries."""

import unittest

from .support import KEY, NOW, Device, SetClock, core

FRESH = bytes([6]) * 32
ALL = core.JournalFilter(person=None, kind=core.JournalKind.ALL, since_at=None)


def paper() -> tuple[core.RecoveryPaper, list[str]]:
    """Draws a recovery code and types two of its words back."""
    drawn = core.RecoveryPaper.draw()
    words = drawn.words()
    first, second = (words[place - 1] for place in drawn.asked())
    assert drawn.type_back(first, second) == core.TypedBack(first=True, second=True)
    return drawn, words


class Keys(unittest.TestCase):
    """Each way in, and back in."""

    def test_a_lost_key(self) -> None:
        device = Device(self)
        self.assertEqual(device.place.ways_to_unlock(), [])
        drawn, words = paper()
        people = device.place.create("Omar", KEY, None, drawn)
        with self.assertRaises(core.CountersignError.PaperSpent):
            drawn.words()
        anchor = people.new_anchor()
        people.anchor_kept(anchor)
        people.lock()
        with self.assertRaises(core.CountersignError.KeyMismatch):
            device.place.unlock_with_key(FRESH, anchor)
        people = device.place.unlock_with_recovery_code(" ".join(words))
        self.assertTrue(people.opened().has_platform_slot)
        people.set_platform_key(FRESH, anchor)
        anchor = people.new_anchor()
        people.lock()
        people = device.place.unlock_with_key(FRESH, anchor)
        self.assertTrue(people.opened().rollback.is_passed())
        self.assertEqual(people.own_name(), "Omar")

    def test_a_refusal_carries_numbers_and_no_words(self) -> None:
        device = Device(self, known=True)
        people = device.unlock()
        with self.assertRaises(core.CountersignError.NameTaken) as taken:
            people.rename(core.PersonId(value=2), "petra")
        self.assertEqual(taken.exception.person, core.PersonId(value=1))
        with self.assertRaises(core.CountersignError.RecoveryWordUnknown) as unknown:
            device.place.unlock_with_recovery_code(" ".join(["abandon"] * 11 + ["nonsense"]))
        self.assertEqual(unknown.exception.place, 12)
        self.assertNotIn("nonsense", repr(unknown.exception))
        people.lock()
        with self.assertRaises(core.CountersignError.Locked):
            people.list()

    def test_a_clock_that_throws_changes_nothing(self) -> None:
        class Broken(SetClock):
            broken = False

            def read(self) -> core.ClockReading:
                if self.broken:
                    raise OSError("no clock")
                return super().read()

        device = Device(self, known=True)
        clock = Broken()
        people = core.VaultPlace(str(device.folder / "vault"), clock).unlock_with_key(KEY, None)
        petra, called = core.PersonId(value=1), core.CallRole.THEY_CALLED
        before = people.journal_len()
        clock.broken = True
        with self.assertRaises(core.InternalError):
            people.check(petra, called, "000000", None)
        clock.broken = False
        self.assertEqual(people.journal_len(), before)
        checked = people.check(petra, called, "000000", None)
        self.assertEqual(checked.verdict.tries_left, 4)
        self.assertEqual(checked.at, NOW)


class Journal(unittest.TestCase):
    """What happened, and what an auditor makes of it."""

    def test_pages_and_export(self) -> None:
        device = Device(self, known=True)
        people = device.unlock()
        people.check(core.PersonId(value=1), core.CallRole.I_CALLED, "000000", None)
        page = people.journal_page(None, ALL)
        self.assertEqual([record.seq for record in page.records], [4, 3, 2, 1])
        check = page.records[0].event.check
        self.assertEqual(check.verdict, core.RecordedVerdict.WRONG)
        self.assertEqual(check.role, core.CallRole.I_CALLED)
        self.assertEqual(check.number.saved_at, 1_799_900_000)
        progress = people.check_journal().go_on()
        self.assertEqual((progress.checked, progress.of, progress.done), (4, 4, True))
        path = device.folder / "journal.jsonl"
        self.assertEqual(people.export_journal(str(path)), 4)
        audit = core.audit_journal(str(path))
        self.assertEqual((audit.records, audit.device_key), (4, people.device_key()))
        path.write_text(path.read_text().replace("wrong", "verified"))
        with self.assertRaises(core.CountersignError.ExportChanged):
            core.audit_journal(str(path))

    def test_the_doctor(self) -> None:
        device = Device(self, known=True)
        found = device.unlock().examine()
        self.assertTrue(found.file.is_whole())
        self.assertEqual((found.clock_at, found.clock_doubt, len(found.slots)), (NOW, None, 3))


if __name__ == "__main__":
    unittest.main()
