package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.CountersignException
import org.countersign.core.PersonView
import org.countersign.core.ProofView
import org.countersign.model.CodeLine
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.STEP_SECONDS
import org.countersign.model.Screen
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal
import org.countersign.model.wall

/** My code as it is shown, on the screen that shows it: asked for anew in each time step, and gone before that. */
internal class MyCode(private val screen: Screen<*>, private val role: CallRole) {
    private var proof: ProofView? = null

    /** Whether the device was asked and has not answered. */
    private var asked = false
    private var trouble: Refusal? = null

    /** Asks for the code of this time step, unless it is there. */
    fun renew(person: PersonView) {
        val step = screen.desk.clock.wall() / STEP_SECONDS
        if (asked || proof?.step == step) return
        // An old code is worth nothing to anyone; it goes before the new one comes.
        proof = null
        asked = true
        screen.ask({ it.people().prove(person.id, role) }) { proved ->
            asked = false
            when (proved) {
                is Outcome.Done -> {
                    proof = proved.value
                    trouble = null
                }
                is Outcome.Refused -> trouble = proved.refusal
            }
            Next.Stay
        }
    }

    /** Asks again after something in the way was cleared. */
    fun forgetTrouble() {
        trouble = null
        asked = false
    }

    /** Lets go of the code; another one has to be asked for. */
    fun letGo() {
        proof = null
        forgetTrouble()
    }

    /** Says what is in the way. */
    fun notice(): Notice? = trouble?.let { Refusals.notice(screen.desk.texts, it) }

    /** Tells whether the date and time have to be confirmed before a code can be shown. */
    val needsClock: Boolean get() = (trouble as? Refusal.Core)?.error is CountersignException.ClockSuspect

    /** Shows it under a label; nothing while something is in the way. */
    fun show(label: String): CodeLine? {
        if (trouble != null) return null
        val left = STEP_SECONDS - Math.floorMod(screen.desk.clock.wall(), STEP_SECONDS)
        val ending = left <= ENDING
        val ringText = if (ending) screen.text("ring-wait") else screen.text("ring-left", "seconds" to left)
        val digits = proof?.digits.orEmpty()
        return CodeLine(label, digits.take(3), digits.drop(3), left.toFloat() / STEP_SECONDS, ringText, ending)
    }

    private companion object {
        /** With so many seconds left, or fewer, it is better to wait for the next code. */
        const val ENDING = 5
    }
}
