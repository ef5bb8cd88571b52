package org.countersign.model

import com.google.gson.JsonObject
import org.countersign.core.Clock
import org.countersign.core.NameWarning
import org.countersign.core.PairingFault
import org.countersign.core.PairingSession
import org.countersign.core.PairingStep
import org.countersign.core.PairingWay
import org.countersign.core.People
import org.countersign.core.PersonId
import org.countersign.core.ReadBy
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Live
import org.countersign.model.texts.Texts
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files

/** The shared vectors that need a pairing under way. */
class PairingVectorsTest {
    /** What a screen has at hand when it is all there is. */
    private class Alone(override val clock: Clock) : Desk {
        override val texts = Texts.of("en")
        override val preferences = Preferences()
        override val version = ""

        override fun gesture(screen: Screen<*>, gesture: () -> Next) {
            gesture()
            screen.redraw()
        }

        override fun sense(screen: Screen<*>, event: () -> Next) = gesture(screen, event)

        override fun <T> ask(
            screen: Screen<*>,
            work: suspend (Device) -> T,
            lost: () -> Unit,
            take: (Outcome<T>) -> Next
        ) = throw AssertionError("nothing is asked of a device here")

        override fun effect(effect: Effect) = Unit

        override fun tell(mishap: Mishap) = Unit

        override fun prefer(preferences: Preferences) = Unit
    }

    private fun known(work: (SetClock, People) -> Unit) {
        val folder = Files.createTempDirectory("known")
        val clock = SetClock()
        try {
            Known.copyTo(folder.resolve("vault"))
            Known.opened(folder.resolve("vault"), clock) { work(clock, it) }
        } finally {
            folder.toFile().deleteRecursively()
        }
    }

    @Test
    fun messagesInPlaceOfAnOffer() = known { clock, people ->
        val desk = Alone(clock)
        // What else is awaited hangs on a session whose secrets are known, which no shell has.
        val cases = Known.vectors("messages").getAsJsonArray("cases").map { it.asJsonObject }
            .filter { it["awaiting"].asString == "offer" && !it["setup"].asJsonObject.has("own_offer") }
        assertTrue(cases.size > 30)
        for (case in cases) {
            val live = Live(people.answerPairing(PairingWay.SCAN))
            val screen = Exchange(live).also { it.attach(desk) }
            screen.pasted(case["text"].asString)
            val (told, step) = screen.view.value.frame.notice?.text to live.view.step
            screen.close()
            val name = case["name"].asString
            when (val error = case["error"].takeUnless { it.isJsonNull }?.asString) {
                null -> assertTrue(told == null && step is PairingStep.Reply, "$name: $told")
                "Ignored" ->
                    assertTrue(told in listOf("pair-not-a-message", "pair-not-now").map { desk.texts.get(it) }, name)
                else -> {
                    val fault = PairingFault.entries.single { it.name.replace("_", "") == error.uppercase() }
                    assertEquals(desk.texts.get(Refusals.key(fault)), told, name)
                    assertTrue(step is PairingStep.Listening, "$name: what is refused moves nothing")
                }
            }
        }
    }

    /** Has two people pair up to the name, hands the session of the first one over, and ends both. */
    private fun <T> met(one: People, other: People, look: (PairingSession) -> T): T =
        one.beginPairing(PairingWay.SCAN).use { mine ->
            other.answerPairing(PairingWay.SCAN).use { theirs ->
                for ((from, to) in listOf(mine to theirs, theirs to mine, mine to theirs)) {
                    to.feed(from.view().message!!, ReadBy.CAMERA)
                }
                mine.confirmYes()
                look(mine).also {
                    theirs.cancel()
                    mine.cancel()
                }
            }
        }

    private fun vectors(name: String): List<JsonObject> =
        Known.vectors("names").getAsJsonArray(name).map { it.asJsonObject }

    @Test
    fun namesOfOthersThatDeserveAWarning() = known { _, mine ->
        known { _, theirs ->
            fun warnings(name: String): List<NameWarning> {
                theirs.setOwnName(name)
                return met(mine, theirs) { mine.newcomer(it).warnings }
            }
            for (case in vectors("alike")) {
                val existing = case["existing"].asString
                mine.rename(PersonId(1), existing)
                val warned = NameWarning.LooksLike(existing) in warnings(case["name"].asString)
                assertEquals(case["looks_alike"].asBoolean, warned, "$case")
            }
            for (case in vectors("scripts")) {
                val warned = NameWarning.MixedScripts in warnings(case["name"].asString)
                assertEquals(case["mixed"].asBoolean, warned, "$case")
            }
        }
    }
}
