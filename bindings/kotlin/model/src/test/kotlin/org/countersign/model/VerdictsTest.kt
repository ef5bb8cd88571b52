package org.countersign.model

import com.google.gson.JsonObject
import org.countersign.core.CallRole
import org.countersign.core.CheckView
import org.countersign.core.ClockDoubt
import org.countersign.core.ClockReading
import org.countersign.core.CountersignException
import org.countersign.core.Lockout
import org.countersign.core.People
import org.countersign.core.PersonId
import org.countersign.core.Remedy
import org.countersign.core.VaultPlace
import org.countersign.core.Verdict
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome
import org.countersign.model.screen.VerdictScreen
import org.countersign.model.texts.Texts
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path

/** The scripts of `fixtures/vectors/verdicts.json`: every verdict, every limit, both roles; and each of them in words. */
class VerdictsTest {
    @TempDir
    lateinit var folder: Path

    private val seen = mutableSetOf<String>()
    private val alive = Objects.alive

    @AfterEach
    fun nothingIsLeft() = assertEquals(alive, Objects.alive, "objects of the core that nobody closed")

    private fun role(word: String): CallRole = when (word) {
        "i-called" -> CallRole.I_CALLED
        "they-called" -> CallRole.THEY_CALLED
        "quick" -> CallRole.QUICK
        else -> throw AssertionError("$word is no role")
    }

    private fun doubt(doubt: ClockDoubt): Pair<String, Long> = when (doubt) {
        is ClockDoubt.Jumped -> "jumped" to doubt.seconds
        is ClockDoubt.WentBack -> "went-back" to doubt.seconds
    }

    private fun doubted(doubt: ClockDoubt): Map<String, Any> {
        val (word, seconds) = doubt(doubt)
        return mapOf("outcome" to "clock-suspect", "doubt" to word, "seconds" to seconds)
    }

    /** Puts a verdict into the words of the script. */
    private fun told(verdict: Verdict): Map<String, Any> = when (verdict) {
        is Verdict.Verified -> mapOf("outcome" to "verified", "drift_seconds" to verdict.driftSeconds)
        is Verdict.Wrong -> mapOf("outcome" to "wrong", "tries_left" to verdict.triesLeft)
        is Verdict.AlreadyUsed -> mapOf("outcome" to "already-used")
        is Verdict.Reflected -> mapOf("outcome" to "reflected", "tries_left" to verdict.triesLeft)
        is Verdict.WrongRole -> mapOf("outcome" to "wrong-role", "tries_left" to verdict.triesLeft)
        is Verdict.ClockOff -> mapOf(
            "outcome" to "clock-off",
            "seconds" to verdict.seconds,
            "remedy" to when (verdict.remedy) {
                Remedy.ASK_FOR_NEXT -> "ask-for-next"
                Remedy.CORRECTED -> "corrected"
                Remedy.SET_CLOCK -> "set-clock"
            }
        )
        is Verdict.Locked -> when (val lockout = verdict.lockout) {
            is Lockout.Until -> mapOf("outcome" to "locked", "lockout" to "until", "ends_at" to lockout.endsAt)
            is Lockout.NeedsOwner -> mapOf("outcome" to "locked", "lockout" to "needs-owner")
            is Lockout.Frozen -> mapOf("outcome" to "locked", "lockout" to "frozen")
        }
        is Verdict.ClockSuspect -> doubted(verdict.doubt)
        is Verdict.Malformed -> mapOf("outcome" to "malformed")
        is Verdict.Suspended -> mapOf("outcome" to "suspended")
        is Verdict.QuickNotAllowed -> mapOf("outcome" to "quick-not-allowed")
    }

    private fun take(people: People, step: JsonObject): Map<String, Any> {
        val id = PersonId(step["person"].asLong)
        val proof = { Known.key().use { people.proveOwnerWithKey(it.lent()) } }
        return when (val act = step["do"].asString) {
            "check" -> {
                val owner = if (step["owner"].asBoolean) proof() else null
                val role = role(step["role"].asString)
                val checked = owner.use { people.check(id, role, step["typed"].asString, it) }
                inWords(checked, role)
                told(checked.verdict) + ("recorded" to (checked.seq != null))
            }
            "prove" -> try {
                val shown = people.prove(id, role(step["role"].asString))
                assertEquals(shown.digits, shown.grouped.replace(" ", ""))
                mapOf("outcome" to "shown", "code" to shown.digits)
            } catch (_: CountersignException.PeerNotVerified) {
                mapOf("outcome" to "peer-not-verified")
            } catch (_: CountersignException.Suspended) {
                mapOf("outcome" to "suspended")
            } catch (_: CountersignException.QuickNotAllowed) {
                mapOf("outcome" to "quick-not-allowed")
            } catch (error: CountersignException.ClockSuspect) {
                doubted(error.doubt)
            }
            "doubt" -> people.clockDoubt()?.let { doubt(it) }
                ?.let { (word, seconds) -> mapOf("outcome" to word, "seconds" to seconds) }
                ?: mapOf("outcome" to "none")
            "accept-clock" -> {
                proof().use { people.acceptClock(it) }
                mapOf("outcome" to "done")
            }
            "suspend" -> done(people.suspend(id).suspendedAt != null)
            "resume" -> done(people.resume(id).suspendedAt == null)
            "allow-quick" -> done(people.allowQuick(id, true).allowsQuick)
            else -> throw AssertionError("$act is no step")
        }
    }

    private fun done(holds: Boolean): Map<String, Any> {
        assertTrue(holds)
        return mapOf("outcome" to "done")
    }

    /** Shows a verdict in both languages: every text there, its own sign, the step that fits. */
    private fun inWords(checked: CheckView, role: CallRole) {
        val bodies = Texts.LANGUAGES.map { language ->
            val screen = VerdictScreen(checked, role).also { it.attach(StillDesk(Texts.of(language))) }
            val view = screen.view.value
            val body = view.body
            assertTrue(body.words.isNotEmpty() && body.next.isNotEmpty(), "$checked")
            val told = "${body.words} ${body.why} ${body.next} ${body.small} ${view.frame.primary}"
            assertTrue('{' !in told && "verdict-" !in told, told)
            body
        }
        assertNotEquals(bodies[0].words, bodies[1].words)
        seen += "${bodies[0].sign} ${checked.verdict::class.simpleName}"
    }

    /** A desk on which nothing can be asked for. */
    private class StillDesk(override val texts: Texts) : Desk {
        override val clock = SetClock()
        override val preferences = Preferences()
        override val version = ""

        override fun gesture(screen: Screen<*>, gesture: () -> Next) = Unit

        override fun sense(screen: Screen<*>, event: () -> Next) = Unit

        override fun <T> ask(
            screen: Screen<*>,
            work: suspend (Device) -> T,
            lost: () -> Unit,
            take: (Outcome<T>) -> Next
        ) = Unit

        override fun effect(effect: Effect) = Unit

        override fun tell(mishap: Mishap) = Unit

        override fun prefer(preferences: Preferences) = Unit
    }

    @Test
    fun everyScriptComesOutAsReasoned() {
        val scripts = Known.vectors("verdicts").getAsJsonArray("scripts").map { it.asJsonObject }
        assertTrue(scripts.size >= 20)
        val beside = setOf("do", "person", "wall_at", "boot", "boottime_ms", "role", "typed", "owner")
        scripts.forEachIndexed { number, script ->
            val vault = folder.resolve("$number").also { Known.copyTo(it) }
            val clock = SetClock()
            val steps = script.getAsJsonArray("steps").map { it.asJsonObject }
            val first = steps.first()
            clock.set(ClockReading(first["wall_at"].asLong, first["boot"].asString, first["boottime_ms"].asLong))
            VaultPlace(vault.toString(), clock).use { place ->
                Known.key().use { key -> place.unlockWithKey(key.lent(), null) }.use { people ->
                    steps.forEachIndexed { at, step ->
                        clock.set(
                            ClockReading(step["wall_at"].asLong, step["boot"].asString, step["boottime_ms"].asLong)
                        )
                        val expected = step.entrySet().filter { it.key !in beside }
                            .associate { (name, value) -> name to value.asString }
                        val told = take(people, step).mapValues { it.value.toString() }
                        assertEquals(expected, told, "${script["name"].asString}, step $at")
                    }
                }
            }
        }
        val expected = setOf(
            "Verified Verified", "Wrong Wrong", "Again AlreadyUsed", "Reflected Reflected", "WrongRole WrongRole",
            "Clock ClockOff", "Padlock Locked", "Calendar ClockSuspect", "Again Malformed", "Pause Suspended",
            "Padlock QuickNotAllowed"
        )
        assertEquals(expected, seen, "every verdict was seen, each with its sign")
    }

    @Test
    fun theKnownVaultOpensInEachWay() {
        val vault = folder.resolve("known").also { Known.copyTo(it) }
        VaultPlace(vault.toString(), SetClock()).use { place ->
            val ways = listOf(
                { Known.key().use { place.unlockWithKey(it.lent(), null) } },
                { place.unlockWithPassphrase(Known.passphrase) },
                { place.unlockWithRecoveryCode(Known.recovery) }
            )
            for (open in ways) open().use { assertEquals("Omar", it.ownName()) }
        }
    }
}
