package org.countersign.android

import org.countersign.core.PairingStep
import org.countersign.core.PairingWay
import org.countersign.model.screen.CameraTrouble
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Drill
import org.countersign.model.screen.Ended
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.FirstCodes
import org.countersign.model.screen.Home
import org.countersign.model.screen.Naming
import org.countersign.model.screen.PairNumber
import org.countersign.model.screen.Paired
import org.countersign.model.screen.Taken
import org.junit.Assert.assertTrue

/** Every screen of a pairing, in each of its forms. */
fun Tour.pairings() = Other(app.clock).use { other ->
    byText(other)
    byCamera(other)
    withoutAnEnd(other)
    withOtherWords(other)
}

private val Tour.mine: String get() = on<Exchange>().view.value.body.outgoing

private fun Tour.begin(way: String) {
    pressKey("screen-pair")
    pressKey(way)
    forward()
    on<Exchange>()
}

private fun Tour.takes(message: String) {
    on<Exchange>().pasted(message)
    settle()
}

private fun Tour.cameraSees(message: String) {
    activity.cameraSaw(message)
    settle()
}

private fun Tour.byText(other: Other) {
    pressKey("screen-pair")
    shot("pairing")
    pressKey("pair-way-scan")
    forward()
    on<Exchange>()
    activity.cameraFails(CameraTrouble.Absent)
    shot("exchange-no-camera")
    back()
    pressKey("pair-way-words")
    forward()
    shot("exchange-text")
    other.answers(PairingWay.WORDS) { theirs ->
        theirs.reads(mine)
        takes(theirs.message)
        shot("exchange-last")
        theirs.reads(mine)
        assertTrue(theirs.view().step is PairingStep.Agreed)
        forward()
        on<Confirm>()
        shot("confirm")
        val words = on<Confirm>().view.value.body.mine.joinToString(" ")
        typeOnly(theirs.words)
        forward()
        theirs.confirmWords(words)
    }
    on<Naming>()
    shot("naming")
    typeOnly("Petra Weiss")
    forward()
    on<PairNumber>()
    shot("pair-number")
    typeOnly("+49 89 123456")
    press(text("source-met"))
    forward()
    on<FirstCodes>()
    shot("first-codes")
    forward()
    on<Drill>()
    shot("drill")
    pressKey("pair-try-later")
    on<Paired>()
    shot("paired")
    forward()
    on<Home>()
}

/** Two cameras that see each other; the name is known then. */
private fun Tour.byCamera(other: Other) {
    begin("pair-way-scan")
    activity.cameraRuns()
    shot("exchange-camera")
    other.answers(PairingWay.SCAN) { theirs ->
        theirs.sees(mine)
        cameraSees(theirs.message)
        shot("exchange-last-camera")
        theirs.sees(mine)
        forward()
        on<Confirm>()
        shot("confirm-glance")
        forward()
        theirs.confirmYes()
    }
    on<Naming>()
    typeOnly("Petra Weiss")
    forward()
    on<Taken>()
    pressKey("pair-taken-second", "name" to "Petra Weiss")
    shot("taken")
    back()
    on<Naming>()
    back()
    shot("leave")
    pressKey("pair-leave-end")
    on<Home>()
}

/** The other one begins, and it is somebody else who stands there. */
private fun Tour.withoutAnEnd(other: Other) = other.begins(PairingWay.SCAN) { theirs ->
    begin("pair-way-scan")
    activity.cameraRuns()
    cameraSees(theirs.message)
    shot("exchange-answer")
    theirs.sees(mine)
    cameraSees(theirs.message)
    on<Confirm>()
    shot("confirm-person")
    pressKey("pair-no")
    pressKey("pair-leave-end")
    on<Home>()
}

private fun Tour.withOtherWords(other: Other) = other.begins(PairingWay.WORDS) { theirs ->
    begin("pair-way-words")
    takes(theirs.message)
    theirs.reads(mine)
    takes(theirs.message)
    on<Confirm>()
    typeOnly("zoo zoo zoo")
    forward()
    on<Confirm>()
    shot("confirm-other-words")
    typeOnly("zoo zoo zone")
    forward()
    on<Ended>()
    shot("ended")
    back()
    on<Home>()
}
