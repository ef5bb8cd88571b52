package org.countersign.model

import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Drill
import org.countersign.model.screen.Ended
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.FirstCodes
import org.countersign.model.screen.Home
import org.countersign.model.screen.Naming
import org.countersign.model.screen.PairNumber
import org.countersign.model.screen.Paired
import org.countersign.model.screen.Pairing
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue

/** Where two people are, by the place of the answer. */
enum class Where { SameRoom, SameRoomByText, Apart }

fun Phone.beginPairing(where: Where) {
    at<Home> { pair() }
    on<Pairing>()
    choose(where.ordinal)
    primary()
    on<Exchange>()
}

/** My message, as it would be sent. */
val Phone.message: String get() = on<Exchange>().view.value.body.outgoing

/** Hands three messages over by text; the first phone's came first. */
fun exchange(first: Phone, second: Phone) {
    val offer = first.message
    second.at<Exchange> { pasted(offer) }
    val reply = second.message
    first.at<Exchange> { pasted(reply) }
    val finish = first.message
    second.at<Exchange> { pasted(finish) }
    second.on<Confirm>()
    first.on<Exchange>()
    first.primary()
    first.on<Confirm>()
}

/** Each reads three words to the other, who types them. */
fun compareWords(first: Phone, second: Phone) {
    val words = listOf(first, second).map { it.on<Confirm>().view.value.body.mine.joinToString(" ") }
    first.at<Confirm> { type(words[1]) }
    second.at<Confirm> { type(words[0]) }
    listOf(first, second).forEach {
        it.primary()
        it.on<Naming>()
    }
}

/** Keeps a person under a name with a number, and stops before the first code. */
fun Phone.keep(name: String, number: String? = "+4989123456") {
    on<Naming>()
    edit(0, name)
    primary()
    on<PairNumber>()
    if (number == null) {
        other("pair-number-skip")
    } else {
        edit(0, number)
        choose(0)
        primary()
    }
    on<FirstCodes>()
}

/** Leaves the end of a pairing for the first screen. */
fun Phone.later() {
    other("pair-try-later")
    on<Paired>()
    primary()
    on<Home>()
}

/** The six digits that a screen shows of mine. */
val Phone.myCode: String
    get() {
        val body = top.view.value.body as CallBody
        val code = body.code
        assertTrue(code != null && code.front.length == 3 && code.back.length == 3, "no code: $frame")
        return code!!.front + code.back
    }

/** Two phones that were set up and know nobody: Petra's and Omar's. */
fun PhoneTest.strangers(): Pair<Phone, Phone> {
    val petra = phone()
    val omar = Phones.beside(this, petra)
    petra.setUp("Petra")
    omar.setUp("Omar")
    return petra to omar
}

/** Two phones that paired over text in one room: Petra and Omar, each under their own name at the other. */
fun PhoneTest.pair(where: Where = Where.SameRoomByText): Pair<Phone, Phone> {
    val (petra, omar) = strangers()
    petra.beginPairing(where)
    omar.beginPairing(where)
    exchange(petra, omar)
    compareWords(petra, omar)
    petra.keep("Omar")
    omar.keep("Petra")
    return petra to omar
}

/** Two phones and their clocks. */
object Phones {
    /** A phone whose clock shows the same. */
    fun beside(test: PhoneTest, other: Phone): Phone = test.phone().also { it.clock.set(other.clock.read()) }
}

/** Goes through the first code in each direction; the first phone plays the caller. */
fun drill(caller: Phone, called: Phone) {
    caller.primary()
    called.primary()
    caller.on<Drill>()
    called.on<Drill>()
    assertEquals(caller.text("pair-drill-caller", "name" to "Omar"), caller.frame.title)
    val first = caller.myCode
    called.at<Drill> { type(first) }
    val second = called.myCode
    caller.at<Drill> { type(second) }
    caller.on<Paired>()
    called.primary()
    called.on<Paired>()
    listOf(caller, called).forEach {
        assertEquals(it.text("pair-tried"), it.form.facts.last().value)
        it.primary()
        it.on<Home>()
    }
}

/** The reason that an ended pairing gives. */
val Phone.endedBecause: String get() = on<Ended>().view.value.frame.notice!!.text
