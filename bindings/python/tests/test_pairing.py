"""Two devices that pair over the boundary, and the first code in each direction."""

import unittest

from .support import Device, core


class Pairing(unittest.TestCase):
    """Messages go as text and as pictures."""

    def setUp(self) -> None:
        self.devices = (Device(self), Device(self))
        self.omar, self.petra = (
            device.set_up(name)
            for device, name in zip(self.devices, ("Omar", "Petra"), strict=True)
        )

    def meet(
        self, way: core.PairingWay, by: core.ReadBy
    ) -> tuple[core.PairingSession, core.PairingSession]:
        """Exchanges the three messages."""
        began, answered = self.omar.begin_pairing(way), self.petra.answer_pairing(way)
        self.assertTrue(answered.feed(began.view().message, by).is_show())
        self.assertTrue(began.feed(answered.view().message, by).is_confirm())
        self.assertTrue(answered.feed(began.view().message, by).is_confirm())
        return began, answered

    def keep(self, people: core.People, session: core.PairingSession, name: str) -> core.PersonView:
        """Takes the other one in."""
        admitted = people.admit(session, core.Admission.NEW(name=name))
        self.assertTrue(admitted.is_here(), admitted)
        return admitted.person

    def test_by_camera(self) -> None:
        began, answered = self.meet(core.PairingWay.SCAN, core.ReadBy.CAMERA)
        asked = began.view().confirming
        self.assertEqual(asked.ask, core.PairingAsk.THEIR_SCREEN)
        self.assertEqual(asked.shared_words, answered.view().confirming.shared_words)
        began.confirm_yes()
        answered.confirm_yes()
        petra = self.keep(self.omar, began, "Petra")
        omar = self.keep(self.petra, answered, "Omar")
        self.assertEqual(petra.trust, core.TrustLevel.IN_PERSON)
        self.drill(petra, omar)

    def drill(self, petra: core.PersonView, omar: core.PersonView) -> None:
        """Both prove themselves, the one who called first."""
        self.assertEqual(petra.drill_role, core.CallRole.I_CALLED)
        with self.assertRaises(core.CountersignError.PeerNotVerified):
            self.petra.prove(omar.id, omar.drill_role)
        shown = self.omar.prove(petra.id, petra.drill_role)
        checked = self.petra.check(omar.id, omar.drill_role, shown.grouped, None)
        self.assertTrue(checked.verdict.is_verified(), checked)
        shown = self.petra.prove(omar.id, omar.drill_role)
        checked = self.omar.check(petra.id, petra.drill_role, shown.digits, None)
        self.assertTrue(checked.verdict.is_verified(), checked)

    def test_by_words(self) -> None:
        began, answered = self.meet(core.PairingWay.APART, core.ReadBy.TEXT)
        mine, theirs = began.view().confirming, answered.view().confirming
        with self.assertRaises(core.CountersignError.WordsWanted):
            began.confirm_yes()
        with self.assertRaises(core.CountersignError.OtherWords):
            began.confirm_words(" ".join(word.word for word in mine.my_words))
        began.confirm_words(" ".join(word.word for word in theirs.my_words))
        answered.confirm_words(" ".join(word.digits for word in mine.my_words))
        self.assertEqual(self.keep(self.omar, began, "Petra").trust, core.TrustLevel.REMOTE)

    def test_a_frame_with_padding(self) -> None:
        message = self.omar.begin_pairing(core.PairingWay.SCAN).view().message
        matrix = core.qr_matrix(message)
        pixels, stride = 4, 512
        edge = (matrix.side + 2 * matrix.quiet_zone) * pixels
        frame = bytearray([255]) * (stride * edge)
        for place, module in enumerate(matrix.modules):
            if module:
                x = (place % matrix.side + matrix.quiet_zone) * pixels
                y = (place // matrix.side + matrix.quiet_zone) * pixels
                for row in range(y, y + pixels):
                    frame[row * stride + x : row * stride + x + pixels] = bytes(pixels)
        self.assertEqual(core.QrScanner().feed(bytes(frame), edge, edge, stride), [message])
        with self.assertRaises(core.CountersignError.FrameShortStride):
            core.QrScanner().feed(bytes(frame), edge, edge, edge - 1)

    def test_locked(self) -> None:
        self.omar.lock()
        with self.assertRaises(core.CountersignError.Locked):
            self.omar.begin_pairing(core.PairingWay.SCAN)


if __name__ == "__main__":
    unittest.main()
