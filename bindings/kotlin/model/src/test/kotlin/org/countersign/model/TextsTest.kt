package org.countersign.model

import org.countersign.core.ClockDistance
import org.countersign.core.ClockDoubt
import org.countersign.core.CountersignException
import org.countersign.core.PairingFault
import org.countersign.core.PersonId
import org.countersign.core.VaultDoubt
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Moment
import org.countersign.model.texts.Sentences
import org.countersign.model.texts.Texts
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.lang.reflect.Constructor
import java.lang.reflect.Modifier
import java.nio.file.Files
import java.util.TimeZone

class TextsTest {
    private val english = Texts.of("en")
    private val german = Texts.of("de")

    @Test
    fun bothLanguagesHaveTheSameSentencesWithTheSameValues() {
        assertTrue(english.keys.size > 500)
        for (file in Texts.FILES) {
            val (one, other) = Texts.LANGUAGES.map { Sentences.parse(Texts.file(it, file)) }
            assertEquals(one.keys, other.keys, file)
            for ((key, pieces) in one) {
                assertEquals(Sentences.values(pieces), Sentences.values(other.getValue(key)), key)
            }
        }
    }

    @Test
    fun whatThePhoneSaysDifferentlyAsksForNothingThatIsNotThere() {
        val phone = Sentences.parse(Texts.file("en", "phone.ftl"))
        val desk = (Texts.FILES - "phone.ftl").map { Sentences.parse(Texts.file("en", it)) }.reduce { a, b -> a + b }
        for ((key, pieces) in phone) {
            desk[key]?.let { assertTrue(Sentences.values(it).containsAll(Sentences.values(pieces)), key) }
        }
    }

    @Test
    fun noSentenceOfAPhoneSpeaksOfAComputer() {
        // Words that only fit a desk; the keys are those that a phone has no use for.
        val unused = Regex("(usage|no-folder|clipboard-.*|dialog-silent|doctor-(folder|camera|fonts|sound).*)")
        val words =
            Regex(
                "keyring|this computer|Ctrl|chmod|COUNTERSIGN_HOME|Linux|Schlüsselbund|Rechner",
                RegexOption.IGNORE_CASE
            )
        val used = usedKeys()
        for (texts in listOf(english, german)) {
            val wrong = texts.keys.filter { it in used && !unused.matches(it) && words.containsMatchIn(texts.get(it)) }
            assertEquals(emptyList<String>(), wrong, texts.language)
        }
    }

    @Test
    fun everyKeyThatTheCodeNamesIsThere() {
        val used = usedKeys()
        assertTrue(used.size > 370, "${used.size} keys were found")
        // Those that only the views of Android name are among them.
        assertTrue("screen-copy-text" in used && "unlock-title" in used)
        val missing = used.filterNot { key -> english.has(key) || english.keys.any { it.startsWith("$key-") } }
        assertEquals(emptyList<String>(), missing)
    }

    /** The keys that stand in the sources of model and app, as whole strings or as the beginning of one. */
    private fun usedKeys(): Set<String> {
        val literal = Regex("\"([a-z]+(?:-[a-z0-9]+)+)\"")
        return SOURCES.flatMap { name ->
            val files = Files.walk(Known.folder(name)).use { paths -> paths.filter { "$it".endsWith(".kt") }.toList() }
            files.flatMap { file -> literal.findAll(Files.readString(file)).map { it.groupValues[1] }.toList() }
        }.toSet()
    }

    @Test
    fun valuesAndNumbersAreFilledIn() {
        assertEquals("Suspend Petra?", english.get("suspend-title", "name" to "Petra"))
        assertEquals("One try is left before a pause.", english.get("verdict-wrong-left", "left" to 1L))
        assertEquals("3 tries are left before a pause.", english.get("verdict-wrong-left", "left" to 3L))
        assertEquals("A recovery code has twelve words. This is one.", english.get("recovery-count", "count" to 1))
        assertTrue(english.get("erase-means", "count" to 0).startsWith("The journal and the keys"))
        assertEquals("no-such-key", english.get("no-such-key"))
    }

    @Test
    fun aLanguageIsTakenByItsTag() {
        assertEquals("de", Texts.of("de-AT").language)
        assertEquals("de", Texts.of("DE").language)
        assertEquals("en", Texts.of("fr").language)
        assertEquals("en", Texts.of("").language)
    }

    @Test
    fun datesAreWrittenAsTheLanguageWritesThem() {
        val moment = Moment.of(1_795_271_525)
        assertEquals("21 November 2026", moment.date(english))
        assertEquals("21. November 2026", moment.date(german))
        assertEquals("21 November 2026, 15:32", moment.dateTime(english))
        assertEquals("21. November 2026, 15:32 Uhr", moment.dateTime(german))
        assertEquals("15:32:05", moment.clockWithSeconds())
        assertEquals("2026-11-21", moment.day())
    }

    @Test
    fun whatIsLaterThanAnyDateIsShownAsTheLastOne() {
        val zone = TimeZone.getDefault()
        try {
            for (name in listOf("UTC", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago")) {
                TimeZone.setDefault(TimeZone.getTimeZone(name))
                for (seconds in listOf(Long.MAX_VALUE, 253_402_300_799 + 86_400)) {
                    val last = Moment.of(seconds)
                    assertEquals("31 December 9999", last.date(english), name)
                    assertEquals("23:59:59", last.clockWithSeconds(), name)
                }
            }
        } finally {
            TimeZone.setDefault(zone)
        }
    }

    @Test
    fun lengthsOfTimeAreSaidInTheirLargestUnit() {
        for ((seconds, told) in listOf(
            16L to "16 seconds",
            120L to "2 minutes",
            719L to "12 minutes",
            7_185L to "2 hours"
        )) {
            assertEquals(told, Say.duration(english, seconds))
        }
        assertEquals("40 Tage", Say.duration(german, 40 * 86_400))
    }

    @Test
    fun aFileThatIsWrongIsNotReadInSilence() {
        for (wrong in listOf("a = { \$x", "a = b }", "a = { \$n ->\n    [one] x\n}", "a = 1\na = 2", "no message")) {
            assertThrows(IllegalArgumentException::class.java, { Sentences.parse(wrong) }, wrong)
        }
    }

    @Test
    fun everyErrorOfTheCoreHasItsSentenceInBothLanguages() {
        val variants = CountersignException::class.java.declaredClasses
            .filter { CountersignException::class.java.isAssignableFrom(it) && !Modifier.isAbstract(it.modifiers) }
        assertTrue(variants.size > 70, "${variants.size} variants")
        for (variant in variants) {
            for (error in errors(variant.constructors.minByOrNull { it.parameterCount }!!)) {
                val told = listOf(english, german).map { Refusals.say(it, error) }
                assertTrue(told.none { it.isBlank() || '{' in it || english.has(it) }, "$error: $told")
                assertNotEquals(told[0], told[1], "$error")
            }
        }
    }

    @Test
    fun everyTroubleOfTheKeystoreAndAnUnknownEndHaveTheirs() {
        for (refusal in KeyTrouble.entries.map { Refusal.Key(it) } + Refusal.Broken) {
            val told = listOf(english, german).map { Refusals.say(it, refusal) }
            assertTrue(told.none { english.has(it) }, "$told")
            assertNotEquals(told[0], told[1])
        }
    }

    @Test
    fun noTwoFaultsOfAPairingSayTheSame() {
        val told = PairingFault.entries.map { english.get(Refusals.key(it)) }
        assertEquals(told.size, told.toSet().size)
    }

    /** Makes an error once with each value of each enum that it carries. */
    private fun errors(constructor: Constructor<*>): List<CountersignException> {
        var lists = listOf(emptyList<Any>())
        for (type in constructor.parameterTypes) {
            val values: List<Any> = when {
                type == Long::class.javaPrimitiveType -> listOf(3L)
                type == PersonId::class.java -> listOf(PersonId(1))
                type == ClockDoubt::class.java -> listOf(ClockDoubt.Jumped(5), ClockDoubt.WentBack(5))
                type == VaultDoubt::class.java -> listOf(VaultDoubt.AnchorMissing, VaultDoubt.ForkDetected(2))
                type == ClockDistance::class.java -> listOf(ClockDistance.Ahead(60), ClockDistance.Behind(60))
                type.isEnum -> type.enumConstants.toList()
                else -> throw AssertionError("an error carries a $type, for which this test makes no value")
            }
            lists = lists.flatMap { list -> values.map { list + it } }
        }
        return lists.map { constructor.newInstance(*it.toTypedArray()) as CountersignException }
    }

    private companion object {
        /** Where a key that is misspelt would be shown as it is. */
        val SOURCES = listOf("bindings/kotlin/model/src/main/kotlin", "apps/android/app/src/main/kotlin")
    }
}
