package org.countersign.android

import org.countersign.model.screen.Home
import org.countersign.model.screen.HowLocked
import org.countersign.model.screen.MyName
import org.countersign.model.screen.ShowWords
import org.countersign.model.screen.TypeBack
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.junit.Assert.assertEquals
import org.junit.Test

/** Goes through the first run by hand; the recovery code is the answer. */
fun Handset.setUp(name: String, passphrase: String? = null): String {
    on<Welcome>()
    forward()
    on<HowLocked>()
    if (passphrase != null) {
        press(text("how-locked-passphrase"))
        val fields = on<HowLocked>().view.value.body.fields
        fields.forEach { type(it.label, passphrase) }
    }
    forward()
    val words = on<ShowWords>().view.value.body.words
    words.forEachIndexed { at, word -> assertSees("${at + 1} $word") }
    forward()
    val asked = on<TypeBack>().view.value.body.fields
    for (field in asked) {
        val number = (1..words.size).first { text("recovery-word", "number" to it) == field.label }
        type(field.label, words[number - 1])
    }
    forward()
    on<MyName>()
    typeOnly(name)
    forward()
    if (passphrase == null) finger()
    on<Home>()
    return words.joinToString(" ")
}

class FirstRunTest : Handset() {
    @Test
    fun aDeviceIsSetUpWithThePhonesLockAndOpensWithIt() {
        start()
        setUp("Omar")
        assertSees(text("people-none"))
        press(text("screen-lock"))
        on<Unlock>()
        forward()
        finger()
        on<Home>()
    }

    @Test
    fun aDeviceIsSetUpWithAPassphraseAndOpensWithIt() {
        start()
        setUp("Omar", "a long enough passphrase")
        press(text("screen-lock"))
        on<Unlock>()
        typeOnly("another passphrase")
        forward()
        assertSees(text("refused-wrong-passphrase"))
        assertEquals("", onlyField().text.toString())
        typeOnly("a long enough passphrase")
        forward()
        on<Home>()
        assertEquals(0, keystore.asked.size)
    }
}
