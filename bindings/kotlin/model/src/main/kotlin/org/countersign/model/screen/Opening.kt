package org.countersign.model.screen

import org.countersign.core.SlotKind
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.View
import org.countersign.model.device.Outcome

/** The first moment: finding out what is kept here. A screen of its own, so that a slow disk is seen as one. */
public class Opening internal constructor() : FormScreen() {
    override fun draw(): View<Form> = View(Frame(text("opening"), busy = text("opening")), Form())

    override fun open(): Next {
        ask({ it.ways() }) { lead(it) }
        return Next.Stay
    }

    override val isFirst: Boolean get() = true

    override fun onBack(): Next = Next.Stay

    private fun lead(ways: Outcome<List<SlotKind>>): Next = when (ways) {
        is Outcome.Refused -> Next.Instead(Blocked(ways.refusal))
        is Outcome.Done -> Next.Instead(if (ways.value.isEmpty()) Welcome() else Unlock.starting(ways.value))
    }
}
