package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.VaultDoubt
import org.countersign.model.Button
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal

/** The platform's key did not serve and something else did: it is mended at once, while the person knows that it is lost. */
public class RenewKey internal constructor(
    /** Whether the passphrase was forgotten and is to be set anew afterwards. */
    private val forgotten: Boolean
) : FormScreen() {
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> = View(
        Frame(
            title = text("renew-title"),
            paragraphs = listOf(text("renew-means")),
            notice = notice,
            primary = Button(text("renew-button")),
            others = listOf(Button(text("not-now"))),
            busy = if (busy) text("unlock-busy-keyring") else null
        ),
        Form()
    )

    override fun onPrimary(): Next {
        if (busy) return Next.Stay
        busy = true
        notice = null
        ask({ it.renewKey() }) { renewed ->
            busy = false
            when (renewed) {
                is Outcome.Done -> if (forgotten) onward() else Next.Instead(Told("renew-done", "renew-done-means"))
                is Outcome.Refused -> refused(renewed.refusal)
            }
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (busy) Next.Stay else onward()

    override fun onBack(): Next = if (busy) Next.Stay else onward()

    private fun refused(refusal: Refusal): Next {
        // The phone remembers a newer state than is kept here.
        val doubt = (refusal as? Refusal.Core)?.error as? CountersignException.InDoubt
        if (doubt != null) return Next.Instead(Doubted(doubt.doubt))
        notice = Refusals.notice(desk.texts, refusal)
        return Next.Stay
    }

    private fun onward(): Next = if (forgotten) Next.Instead(NewPassphrase(Why.Forgotten)) else Next.Back
}

/**
 * What is kept here may be an old copy. Only a person knows whether they restored a backup or somebody put an old file in
 * its place; until they say so nothing is written.
 */
public class Doubted internal constructor(private val doubt: VaultDoubt) : OwnerScreen() {
    override fun draw(): View<Form> {
        val frame = Frame(
            title = text("doubt-title"),
            paragraphs = listOf(
                known(),
                text("doubt-means"),
                text("doubt-confirm", "question" to clockQuestion(this))
            ),
            notice = notice,
            back = text("doubt-read"),
            primary = Button(text("doubt-accept")),
            others = listOf(Button(text("doubt-lock"))) + owner.others(),
            busy = if (busy) text("owner-busy") else null
        )
        return View(frame, Form(fields = owner.fields(), large = largeClock(this)))
    }

    // The person confirms date and time on this very screen, so the marks are raised by them.
    override fun onPrimary(): Next = prove({ device, proof -> proof.use { device.acceptVault() } }) {
        Next.Instead(Told("copy-accepted", "copy-accepted-means"))
    }

    override fun onOther(place: Int): Next {
        when {
            busy -> {}
            place == 0 -> return Next.Lock
            else -> owner.switch(place - 1)
        }
        return Next.Stay
    }

    private fun known(): String = when (doubt) {
        is VaultDoubt.RollbackSuspected ->
            text("doubt-older", "kept" to doubt.kept, "remembered" to doubt.remembered)
        is VaultDoubt.ForkDetected -> text("doubt-other", "number" to doubt.seq)
        is VaultDoubt.AnchorMissing -> text("doubt-memory-gone")
    }
}
