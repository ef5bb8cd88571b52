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
        for (case in armor.cases("valid")) {
            val read = readMessage(case["text"].asString)
            assertArrayEquals(bytes(case["message"].asString), (read as MessageText.Message).bytes)
        }
        val tolerant = armor["tolerant"].asJsonObject
        val same = bytes(tolerant["message"].asString)
        for (case in tolerant.cases("cases")) {
            val read = readMessage(case["text"].asString) as? MessageText.Message
            assertArrayEquals(same, read?.bytes, case["name"].asString)
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
    fun messagesThatAreRefusedBeforeTheyAreUnderstood() {
        val cases = Known.vectors("messages").cases("cases")
        var told = 0
        for (case in cases) {
            val read = readMessage(case["text"].asString)
            when (case.textOrNull("error")) {
                "Ignored" -> if (!case["text"].asString.contains("CSIGN")) {
                    assertTrue(read is MessageText.NotAMessage, case["name"].asString)
                    told++
                }
                "BadArmor" -> {
                    assertEquals(MessageText.Damaged(PairingFault.BAD_ARMOR), read, case["name"].asString)
                    told++
                }
                "BadChecksum" -> {
                    assertEquals(MessageText.Damaged(PairingFault.BAD_CHECKSUM), read, case["name"].asString)
                    told++
                }
                else -> {}
            }
        }
        assertTrue(told > 3, "only $told cases told anything")
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
        val lines = Known.vectors("sas_words")["typed"].asJsonObject.cases("lines")
        assertTrue(lines.size > 10)
        for (case in lines) {
            val digits = case["indices"]?.takeUnless { it.isJsonNull }?.asJsonArray
                ?.map { it.asInt.toString().padStart(4, '0') }
            assertEquals(digits, readWords(case["line"].asString)?.map { it.digits }, case["name"].asString)
        }
    }
}
