package org.countersign.model

import com.google.gson.JsonObject
import org.countersign.core.CountersignException
import org.countersign.core.MessageText
import org.countersign.core.PairingFault
import org.countersign.core.cleanOwnName
import org.countersign.core.isCode
import org.countersign.core.readMessage
import org.countersign.core.readWords
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The vectors that every language is tested with, through the generated core. */
class VectorsTest {
    private fun JsonObject.cases(name: String): List<JsonObject> = getAsJsonArray(name).map { it.asJsonObject }

    private fun JsonObject.textOrNull(name: String): String? = get(name).takeUnless { it.isJsonNull }?.asString

    private fun bytes(hex: String): ByteArray = hex.chunked(2).map { it.toInt(16).toByte() }.toByteArray()

    @Test
    fun typedCodes() {
        val cases = Known.vectors("typed_codes").cases("cases")
        assertTrue(cases.size > 20)
        for (case in cases) {
            assertEquals(case.textOrNull("digits") != null, isCode(case["text"].asString), case["name"].asString)
        }
    }

    @Test
    fun ownNames() {
        val cases = Known.vectors("names").cases("own")
        assertTrue(cases.size > 20)
        for (case in cases) {
            val cleaned = try {
                cleanOwnName(case["input"].asString)
            } catch (_: CountersignException) {
                null
            }
            assertEquals(case.textOrNull("cleaned"), cleaned, case["input"].asString)
        }
    }

    @Test
    fun armoredMessages() {
        val armor = Known.vectors("armor")
        val tolerant = armor["tolerant"].asJsonObject
        val whole = armor.cases("valid").map { it["text"].asString to it["message"].asString } +
            tolerant.cases("cases").map { it["text"].asString to tolerant["message"].asString } +
            (1..4).map { Known.vectors("pairing-$it") }.flatMap { pairing ->
                val texts = pairing.getAsJsonArray("armor").map { it.asString }
                texts.zip(listOf("M1", "M2", "M3").map { pairing[it].asString })
            }
        assertTrue(whole.size > 20)
        for ((text, message) in whole) {
            val read = readMessage(text) as? MessageText.Message
            assertArrayEquals(bytes(message), read?.bytes, text)
        }
        for (case in armor.cases("malformed")) {
            val expected = when (val error = case["error"].asString) {
                "Ignored" -> MessageText.NotAMessage
                "BadArmor" -> MessageText.Damaged(PairingFault.BAD_ARMOR)
                "BadChecksum" -> MessageText.Damaged(PairingFault.BAD_CHECKSUM)
                else -> throw AssertionError("$error is no fault of a text")
            }
            assertEquals(expected, readMessage(case["text"].asString), case["name"].asString)
        }
    }

    @Test
    fun whichMessagesAreWholeAsTexts() {
        for (case in Known.vectors("messages").cases("cases")) {
            val read = readMessage(case["text"].asString)
            val name = case["name"].asString
            when (case.textOrNull("error")) {
                "BadArmor" -> assertEquals(MessageText.Damaged(PairingFault.BAD_ARMOR), read, name)
                "BadChecksum" -> assertEquals(MessageText.Damaged(PairingFault.BAD_CHECKSUM), read, name)
                // What else is wrong with one shows only where it is awaited.
                else -> assertEquals("CSIGN:" in case["text"].asString, read is MessageText.Message, name)
            }
        }
    }

    @Test
    fun wordsOfAPairing() {
        for (string in Known.vectors("sas_words").cases("strings")) {
            val words = string.getAsJsonArray("words").map { it.asString }
            val digits = string.getAsJsonArray("four_digits").map { it.asString }
            for (from in listOf(0, 3)) {
                val three = words.subList(from, from + 3)
                val read = readWords(three.joinToString(" "))!!
                assertEquals(three, read.map { it.word })
                assertEquals(digits.subList(from, from + 3), read.map { it.digits })
                assertEquals(read, readWords(three.joinToString(" ") { it.take(4) }.uppercase()))
            }
        }
    }

    @Test
    fun typedLinesOfWords() {
        val typed = Known.vectors("sas_words")["typed"].asJsonObject
        val expected = typed.getAsJsonArray("expected").map { it.asInt }
        val lines = typed.cases("lines")
        assertTrue(lines.size > 10)
        for (case in lines) {
            val result = when (readWords(case["line"].asString)?.map { it.digits.toInt() }) {
                null -> "not counted"
                expected -> "match"
                else -> "differs"
            }
            assertEquals(case["result"].asString, result, case["name"].asString)
            val digits = case["indices"]?.takeUnless { it.isJsonNull }?.asJsonArray
                ?.map { it.asInt.toString().padStart(4, '0') }
            assertEquals(digits, readWords(case["line"].asString)?.map { it.digits }, case["name"].asString)
        }
    }
}
