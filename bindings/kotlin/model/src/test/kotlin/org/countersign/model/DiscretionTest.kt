package org.countersign.model

import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files

/** What must not get into a log, and what must not get lost in a build. */
class DiscretionTest : PhoneTest() {
    @Test
    fun aStateThatIsPrintedGivesNoPassphraseAndNoWordsAway() {
        val phone = phone()
        phone.primary()
        phone.choose(1)
        phone.edit(0, "a very secret phrase")
        phone.edit(1, "a very secret phrase")
        assertEquals("a very secret phrase", phone.form.fields[0].value)
        assertFalse("secret phrase" in phone.top.view.value.toString())
        phone.primary()
        val words = phone.form.words
        assertEquals(12, words.size)
        val printed = phone.top.view.value.body.toString().split(Regex("[^a-z]+"))
        assertTrue(words.none { it in printed }, "the words of the recovery code")
    }

    @Test
    fun aStateThatIsPrintedGivesNoCodeAway() {
        val (petra, omar) = pair()
        petra.later()
        omar.later()
        omar.at<Home> { iCalled() }
        omar.at<Choose> { pick(0) }
        val code = omar.myCode
        omar.at<Call> { type("12345") }
        val printed = omar.top.view.value.toString()
        assertFalse(
            code in printed || code.take(3) in printed.replace("+4989123456", "") || "12345" in printed,
            printed
        )
    }

    @Test
    fun aStateThatIsPrintedGivesNothingOfAPairingAway() {
        val (petra, omar) = strangers()
        petra.at<Home> { search("whom I look for") }
        assertFalse("whom I look for" in petra.top.view.value.toString())
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        petra.at<Exchange> { type("s") }
        petra.at<Exchange> { type("sh") }
        val body = petra.on<Exchange>().view.value.body
        assertEquals("sh", body.incoming)
        assertFalse(petra.message in body.toString() || "incoming" in body.toString())
        exchange(petra, omar)
        val words = petra.on<Confirm>().view.value.body
        val printed = words.toString().split(Regex("[^a-z0-9]+"))
        assertTrue(words.mine.isNotEmpty() && (words.mine + words.digits).none { it in printed }, "$words")
    }

    @Test
    fun aGestureOnAScreenThatIsGoneDoesNothing() {
        val phone = phone()
        phone.setUp("Petra")
        val home = phone.on<Home>()
        phone.at<Home> { theyCalled() }
        phone.on<Choose>()
        home.journal()
        home.search("Omar")
        phone.settle()
        phone.on<Choose>()
        assertEquals("", home.view.value.body.search)
    }

    @Test
    fun whatAppsHaveToKeepIsInTheModule() {
        val rules = Known.folder("bindings/kotlin/model/src/main/resources/META-INF/proguard/countersign.pro")
        val text = Files.readAllBytes(rules).toString(Charsets.UTF_8)
        for (rule in listOf(
            "com.sun.jna.** { *; }",
            "org.countersign.core.**",
            "-dontwarn java.awt.**",
            "*Annotation*"
        )) {
            assertTrue(rule in text, rule)
        }
    }
}
