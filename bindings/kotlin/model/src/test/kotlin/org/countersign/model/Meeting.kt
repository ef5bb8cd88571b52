package org.countersign.model

import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Drill
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.Mine
import org.countersign.model.screen.Paired
import org.countersign.model.screen.VerdictScreen
import org.junit.jupiter.api.Assertions.assertEquals
import java.nio.file.Files
import kotlin.system.exitProcess

/**
 * One of two phones that meet, the other being a program of another language. What people send, read aloud and say to each
 * other are lines between the two; both clocks are set alike, so that no second of real time passes.
 */
class Meeting(private val phone: Phone) {
    private fun tell(line: String) {
        println(line)
        System.out.flush()
    }

    private fun hear(): String = checkNotNull(readlnOrNull()) { "the other said nothing more" }

    private fun read() = hear().let { phone.at<Exchange> { pasted(it) } }

    /** Pairs with the other by text and words in one room. */
    fun pair(first: Boolean) {
        phone.beginPairing(Where.SameRoomByText)
        if (first) {
            tell(phone.message)
            read()
            tell(phone.message)
            phone.primary()
        } else {
            read()
            tell(phone.message)
            read()
        }
        tell(phone.on<Confirm>().view.value.body.mine.joinToString(" "))
        val theirs = hear()
        phone.at<Confirm> { type(theirs) }
        phone.primary()
        phone.keep(if (first) "Omar" else "Petra")
        phone.primary()
        if (first) {
            tell(phone.myCode)
            val code = hear()
            phone.at<Drill> { type(code) }
        } else {
            val code = hear()
            phone.at<Drill> { type(code) }
            tell(phone.myCode)
            phone.primary()
        }
        phone.on<Paired>()
        phone.primary()
    }

    private fun check(sign: Sign) {
        val code = hear()
        phone.at<Call> { type(code) }
        assertEquals(sign, phone.on<VerdictScreen>().view.value.body.sign, phone.frame.title)
    }

    /** I call: my code first, then theirs. Mine is said a second time, as someone would who listened in. */
    fun call() {
        phone.clock.pass(90)
        phone.at<Home> { iCalled() }
        phone.at<Choose> { pick(0) }
        val mine = phone.myCode
        tell(mine)
        check(Sign.Verified)
        phone.primary()
        tell(mine)
        hear()
    }

    /** They call: their code first, then mine. The same code a second time counts no more. */
    fun answer() {
        phone.clock.pass(90)
        phone.at<Home> { theyCalled() }
        phone.at<Choose> { pick(0) }
        check(Sign.Verified)
        phone.primary()
        phone.on<Mine>()
        tell(phone.myCode)
        phone.primary()
        phone.at<Home> { theyCalled() }
        phone.at<Choose> { pick(0) }
        check(Sign.Again)
        phone.top.other(0)
        phone.settle()
        tell("They hung up.")
    }
}

/** Meets a program of another language; the argument says whether as the `first` or the `second` phone. */
fun main(arguments: Array<String>) {
    val first = when (arguments.singleOrNull()) {
        "first" -> true
        "second" -> false
        else -> error("say whether this is the first or the second phone")
    }
    val phone = Phone(Files.createTempDirectory("meeting"))
    try {
        phone.setUp(if (first) "Petra" else "Omar")
        val meeting = Meeting(phone)
        meeting.pair(first)
        if (first) {
            meeting.call()
            meeting.answer()
        } else {
            meeting.answer()
            meeting.call()
        }
    } finally {
        phone.close()
    }
    exitProcess(0)
}
