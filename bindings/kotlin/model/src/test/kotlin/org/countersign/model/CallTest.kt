package org.countersign.model

import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.ConfirmClock
import org.countersign.model.screen.Home
import org.countersign.model.screen.Mine
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.ProveOwner
import org.countersign.model.screen.VerdictScreen
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Calls between two paired phones, each on its own model. */
class CallTest : PhoneTest() {
    private fun two(): Pair<Phone, Phone> = pair().also { (petra, omar) ->
        petra.later()
        omar.later()
        // A code counts once; the pairing left none behind, and calls come later.
        listOf(petra, omar).forEach { it.clock.pass(90) }
    }

    /** Omar with keys that are always the same, so that a code which is wrong once is wrong every time. */
    private fun omar(): Phone = phone().also {
        Known.copyTo(it)
        it.restart()
        assertEquals("Jana", it.on<Home>().view.value.body.rows.first().name)
    }

    private fun Phone.saveNumber() {
        at<Home> { pick(0) }
        at<PersonScreen> { pick(3) }
        edit(0, "+4989123456")
        choose(0)
        primary()
        back()
        on<Home>()
    }

    private fun Phone.theyCalled() {
        at<Home> { theyCalled() }
        at<Choose> { pick(0) }
        on<Call>()
    }

    private fun Phone.iCall() {
        at<Home> { iCalled() }
        at<Choose> { pick(0) }
        on<Call>()
    }

    private val Phone.verdict: VerdictBody get() = on<VerdictScreen>().view.value.body

    private fun Phone.wrong(code: String = "000000") = at<Call> { type(if (code == myTyped()) "111111" else code) }

    private fun Call.myTyped() = view.value.body.code?.let { it.front + it.back }

    @Test
    fun aCallInBothRoles() {
        val (petra, omar) = two()
        omar.iCall()
        petra.theyCalled()
        assertEquals(petra.text("call-they-called", "name" to "Omar"), petra.frame.title)
        assertNull(petra.on<Call>().view.value.body.code, "whoever was called shows nothing first")
        assertEquals("+4989123456", omar.on<Call>().view.value.body.number!!.number)
        omar.at<Call> { dial() }
        assertEquals(Effect.Dial("+4989123456"), omar.effects.last())
        val code = omar.myCode
        petra.at<Call> { type("${code.take(3)} ${code.drop(3)}") }
        assertEquals(Sign.Verified, petra.verdict.sign)
        assertEquals(petra.text("verdict-verified", "name" to "Omar"), petra.frame.title)
        assertEquals(Effect.Play(Sound.Verified), petra.effects.last())
        assertEquals(petra.text("verdict-prove-myself"), petra.frame.primary!!.label)
        petra.primary()
        petra.on<Mine>()
        val answer = petra.myCode
        assertNotEquals(code, answer)
        omar.at<Call> { type(answer) }
        assertEquals(Sign.Verified, omar.verdict.sign)
        assertEquals(omar.text("verdict-done"), omar.frame.primary!!.label)
        omar.back()
        omar.on<Home>()
        petra.primary()
        petra.on<Home>()
        assertTrue(petra.on<Home>().view.value.body.rows.single().checked.startsWith("Last verified"))
    }

    @Test
    fun myCodeIsRenewedWithItsTimeAndSaysWhenToWait() {
        val (petra, omar) = two()
        omar.iCall()
        val first = omar.myCode
        val left = (30 - omar.clock.read().wallAt % 30).toInt()
        assertEquals(left / 30f, omar.on<Call>().view.value.body.code!!.ring)
        omar.pass(left - 2)
        assertTrue(omar.on<Call>().view.value.body.code!!.ending)
        assertEquals(omar.text("ring-wait"), omar.on<Call>().view.value.body.code!!.ringText)
        omar.pass(2)
        assertNotEquals(first, omar.myCode)
        assertEquals(1f, omar.on<Call>().view.value.body.code!!.ring)
        assertEquals(petra.clock.read().boot, omar.clock.read().boot)
    }

    @Test
    fun aWrongCodeSaysHowManyTriesAreLeftAndTheNumberToCall() {
        val omar = omar()
        omar.saveNumber()
        omar.theyCalled()
        omar.wrong()
        assertEquals(Sign.Wrong, omar.verdict.sign)
        assertEquals(omar.text("verdict-wrong"), omar.frame.title)
        assertTrue(omar.verdict.next.contains("+4989123456"), omar.verdict.next)
        assertEquals(Effect.Play(Sound.Wrong), omar.effects.last())
        omar.at<VerdictScreen> { explain() }
        assertEquals(omar.text("verdict-means-failed"), omar.verdict.explanation)
        omar.at<VerdictScreen> { dial() }
        assertEquals(Effect.Dial("+4989123456"), omar.effects.last())
        omar.primary()
        assertEquals("", omar.on<Call>().view.value.body.ask!!.typed)
        omar.wrong()
        omar.other("verdict-hung-up")
        omar.on<Home>()
    }

    @Test
    fun aCodeCountsOnce() {
        val (petra, omar) = two()
        omar.iCall()
        val code = omar.myCode
        repeat(2) {
            petra.theyCalled()
            petra.at<Call> { type(code) }
            if (it == 0) petra.back()
        }
        assertEquals(Sign.Again, petra.verdict.sign)
        assertEquals(petra.text("verdict-already-used-next"), petra.verdict.next)
        assertEquals(Effect.Play(Sound.Doubt), petra.effects.last())
    }

    @Test
    fun myOwnCodeReadBackIsNoticed() {
        val (_, omar) = two()
        omar.iCall()
        val mine = omar.myCode
        omar.at<Call> { type(mine) }
        assertEquals(Sign.Reflected, omar.verdict.sign)
        assertEquals(omar.text("verdict-hung-up"), omar.frame.primary!!.label)
        omar.primary()
        omar.on<Home>()
    }

    @Test
    fun bothPressingTheSameButtonIsNoticed() {
        val (petra, omar) = two()
        omar.iCall()
        petra.iCall()
        val code = omar.myCode
        petra.at<Call> { type(code) }
        assertEquals(Sign.WrongRole, petra.verdict.sign)
        assertEquals(petra.text("verdict-wrong-role"), petra.verdict.words)
    }

    @Test
    fun aCodeOfAnotherTimeSaysWhichClockIsOff() {
        val (petra, omar) = two()
        omar.clock.moveWall(120)
        omar.iCall()
        val code = omar.myCode
        petra.theyCalled()
        petra.at<Call> { type(code) }
        assertEquals(Sign.Clock, petra.verdict.sign)
        assertEquals(petra.text("verdict-clock-ahead"), petra.verdict.words)
        petra.primary()
        petra.on<Call>()
    }

    @Test
    fun theOwnClockIsDoubtedBeforeAnythingIsCompared() {
        val omar = omar()
        omar.theyCalled()
        omar.wrong()
        omar.primary()
        omar.clock.moveWall(7_200)
        omar.wrong()
        assertEquals(Sign.Calendar, omar.verdict.sign)
        omar.primary()
        omar.on<ConfirmClock>()
        assertTrue(omar.frame.title.startsWith("Is it really"), omar.frame.title)
        assertTrue(
            omar.frame.paragraphs.first().contains("jumped ahead by about 2 hours"),
            "${omar.frame.paragraphs}"
        )
        omar.other("clock-wrong")
        assertEquals(omar.text("clock-set-it"), omar.frame.notice!!.text)
        omar.primary()
        omar.on<Call>()
        omar.wrong()
        assertEquals(Sign.Wrong, omar.verdict.sign)
    }

    @Test
    fun noCodeOfMineIsShownWhileTheClockIsInDoubt() {
        val (_, omar) = two()
        omar.iCall()
        omar.myCode
        omar.clock.moveWall(86_400)
        omar.tick()
        assertNull(omar.on<Call>().view.value.body.code)
        assertNull(omar.on<Call>().view.value.body.ask)
        assertEquals(omar.text("refused-clock-suspect"), omar.frame.notice!!.text)
        assertEquals(omar.text("call-confirm-clock"), omar.frame.primary!!.label)
        omar.primary()
        omar.primary()
        omar.myCode
    }

    @Test
    fun tooManyWrongCodesLockAndAtLastAskForTheOwner() {
        val omar = omar()
        var pauses = 0
        var asked = false
        repeat(60) {
            if (asked) return@repeat
            omar.theyCalled()
            omar.wrong()
            if (omar.verdict.sign == Sign.Padlock) {
                pauses++
                if (omar.frame.primary!!.label == omar.text("verdict-prove-owner")) {
                    asked = true
                } else {
                    assertTrue(omar.verdict.why.startsWith("Nothing is compared until"), omar.verdict.why)
                    omar.clock.pass(3_700)
                }
            }
            if (!asked) {
                omar.app.stir()
                omar.top.back()
                omar.settle()
                while (omar.top !is Home) omar.back()
            }
        }
        assertTrue(pauses > 1, "there were pauses")
        assertTrue(asked, "the owner was asked for")
        omar.primary()
        omar.on<ProveOwner>()
        omar.primary()
        assertEquals(Sign.Wrong, omar.verdict.sign, "the same code was compared, as the owner")
    }

    @Test
    fun aSuspendedPersonIsNotCompared() {
        val omar = omar()
        omar.theyCalled()
        val call = omar.on<Call>()
        omar.back()
        omar.back()
        omar.at<Home> { pick(0) }
        omar.at<PersonScreen> { pick(5) }
        assertEquals(omar.text("suspend-title", "name" to "Jana"), omar.frame.title)
        omar.primary()
        assertFalse(omar.on<PersonScreen>().view.value.body.actions[0].enabled)
        call.type("123456")
        omar.settle()
        omar.on<PersonScreen>()
        omar.back()
        omar.theyCalled()
        omar.wrong()
        assertEquals(Sign.Pause, omar.verdict.sign)
        omar.primary()
        omar.at<PersonScreen> { pick(5) }
        assertTrue(omar.on<PersonScreen>().view.value.body.actions[0].enabled)
    }

    @Test
    fun whatIsNoCodeIsNotChecked() {
        val omar = omar()
        omar.theyCalled()
        omar.at<Call> { type("12345") }
        assertFalse(omar.frame.primary!!.enabled)
        omar.at<Call> { type("1".repeat(65)) }
        assertEquals("12345", omar.on<Call>().view.value.body.ask!!.typed)
        omar.on<Call>()
    }

    @Test
    fun whoIsNotThereYetIsPairedWithFirst() {
        val phone = phone()
        phone.setUp("Petra")
        phone.at<Home> { theyCalled() }
        assertEquals(phone.text("people-none"), phone.on<Choose>().view.value.body.empty)
        assertEquals(phone.text("people-pair-first"), phone.frame.primary!!.label)
        phone.primary()
        phone.on<org.countersign.model.screen.Pairing>()
    }

    @Test
    fun aSearchNarrowsTheList() {
        val (petra, _) = two()
        petra.at<Home> { search(" oM") }
        assertEquals(1, petra.on<Home>().view.value.body.rows.size)
        petra.at<Home> { search("Jana") }
        assertEquals(petra.text("people-none-found"), petra.on<Home>().view.value.body.empty)
    }
}
