package org.countersign.android

import com.google.gson.JsonObject
import org.countersign.core.ClockReading
import org.countersign.model.Known
import org.countersign.model.Sign
import org.countersign.model.screen.Call
import org.countersign.model.screen.Home
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.ProveOwner
import org.countersign.model.screen.VerdictScreen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Test
import org.robolectric.annotation.Config

/** The shared scripts whose verdicts stop all further checks, pressed and typed on the screen with every step they have. */
class StoppedTest : Handset() {
    private fun home() {
        while (model.screen.value !is Home) back()
    }

    private fun call(role: String) {
        pressKey(role)
        press("Petra")
        on<Call>()
    }

    private fun sign(outcome: String): Sign = when (outcome) {
        "wrong" -> Sign.Wrong
        "locked" -> Sign.Padlock
        "suspended" -> Sign.Pause
        "verified" -> Sign.Verified
        else -> throw AssertionError("$outcome is not in these scripts")
    }

    private val asksForOwner: Boolean
        get() = on<VerdictScreen>().view.value.frame.primary?.label == text("verdict-prove-owner")

    private fun check(step: JsonObject) {
        call("screen-they-called")
        typeOnly(step["typed"].asString)
        if (step["owner"].asBoolean && asksForOwner) {
            forward()
            on<ProveOwner>()
            forward()
            finger()
        }
        val seen = on<VerdictScreen>().view.value
        assertEquals("$step", sign(step["outcome"].asString), seen.body.sign)
        assertSees(seen.body.words)
        assertSees(seen.body.next)
        assertEquals("$step", step["lockout"]?.asString == "needs-owner", asksForOwner)
    }

    private fun suspension(begins: Boolean) {
        press("Petra")
        on<PersonScreen>()
        pressKey(if (begins) "person-suspend" else "person-resume")
        if (begins) forward()
    }

    private fun showNothing() {
        call("screen-i-called")
        assertNull(on<Call>().view.value.body.code)
        assertNotNull(on<Call>().view.value.frame.notice)
    }

    private fun play(name: String) {
        startWithKnown()
        val script = Known.vectors("verdicts").getAsJsonArray("scripts").map { it.asJsonObject }
            .single { it["name"].asString == name }
        for (step in script.getAsJsonArray("steps").map { it.asJsonObject }) {
            app.clock.set(ClockReading(step["wall_at"].asLong, step["boot"].asString, step["boottime_ms"].asLong))
            when (val act = step["do"].asString) {
                "check" -> check(step)
                "suspend" -> suspension(true)
                "resume" -> suspension(false)
                "prove" -> showNothing()
                else -> throw AssertionError("$act is no step of these scripts")
            }
            home()
        }
    }

    @Test
    @Config(sdk = [35])
    fun thirtyWrongCodesAskForTheOwnerAndFiftyEndIt() = play("ten pause longer, thirty need the owner, fifty freeze")

    @Test
    fun nothingPassesForASuspendedPerson() = play("a suspended person passes nothing and is shown nothing")
}
