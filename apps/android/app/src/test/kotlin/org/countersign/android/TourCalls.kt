package org.countersign.android

import org.countersign.core.CallRole
import org.countersign.core.ClockReading
import org.countersign.core.PersonId
import org.countersign.model.Known
import org.countersign.model.Sign
import org.countersign.model.screen.Call
import org.countersign.model.screen.ConfirmClock
import org.countersign.model.screen.Home
import org.countersign.model.screen.VerdictScreen
import org.junit.Assert.assertEquals

/** Goes back to the first screen. */
fun Tour.home() {
    while (model.screen.value !is Home) back()
}

/** Types a code, and looks at what it comes to. */
fun Tour.verdict(role: String, code: String, name: String, sign: Sign, whom: String = "Petra") {
    pressKey(role)
    if (name == "verified") shot("choose")
    press(whom)
    on<Call>()
    if (name == "verified" || name == "wrong") shot(if (name == "wrong") "i-am-calling" else "they-called")
    typeOnly(code)
    assertEquals(name, sign, on<VerdictScreen>().view.value.body.sign)
    shot("verdict-$name")
}

private fun Tour.hangUp() = pressKey("verdict-hung-up")

/** With the known vault, whose codes at this moment are known: every verdict that a person can meet. */
fun Tour.checks() {
    app.clock.moveWall(10)
    verdict("screen-they-called", "211482", "clock-off", Sign.Clock)
    hangUp()
    verdict("screen-they-called", "203968", "verified", Sign.Verified)
    press(text("verdict-explain"))
    shot("verdict-explained")
    forward()
    shot("mine")
    forward()
    verdict("screen-they-called", "203968", "already-used", Sign.Again)
    hangUp()
    verdict("screen-i-called", "087313", "verified-by-me", Sign.Verified)
    forward()
    verdict("screen-i-called", "000000", "wrong", Sign.Wrong)
    hangUp()
    verdict("screen-they-called", "190447", "reflected", Sign.Reflected)
    forward()
    verdict("screen-they-called", "087313", "wrong-role", Sign.WrongRole)
    forward()
    on<Home>()
    shot("home")
}

/** What ends further checks for a while, at the end of them. */
fun Tour.stops() {
    pressKey("screen-they-called")
    press("Petra")
    for (at in 1..5) {
        typeOnly("00000$at")
        if (on<VerdictScreen>().view.value.body.sign == Sign.Padlock) break
        back()
    }
    assertEquals(Sign.Padlock, on<VerdictScreen>().view.value.body.sign)
    shot("verdict-locked")
    hangUp()
    app.clock.moveWall(86_400)
    verdict("screen-they-called", "123456", "clock-suspect", Sign.Calendar, whom = "Jana")
    forward()
    on<ConfirmClock>()
    shot("confirm-clock")
    home()
}

/** What ends them for good, or until the owner is there: as the shared script leads to it, played by the core alone. */
fun Tour.stopsForGood() {
    val steps = Known.vectors("verdicts").getAsJsonArray("scripts").map { it.asJsonObject }
        .single { it["name"].asString.endsWith("fifty freeze") }.getAsJsonArray("steps").map { it.asJsonObject }
    for (lockout in listOf("needs-owner", "frozen")) {
        val end = steps.indexOfFirst { it["lockout"]?.asString == lockout }
        stop()
        wipe()
        startWithKnown { people ->
            for ((at, step) in steps.take(end + 1).withIndex()) {
                val wall = step["wall_at"].asLong
                app.clock.set(ClockReading(wall, step["boot"].asString, step["boottime_ms"].asLong))
                if (at == end) break
                val owner = if (step["owner"].asBoolean) people.proveOwnerWithKey(Known.lent()) else null
                people.check(PersonId(1), CallRole.THEY_CALLED, step["typed"].asString, owner)
                owner?.close()
            }
        }
        verdict("screen-they-called", steps[end]["typed"].asString, lockout, Sign.Padlock)
    }
}
