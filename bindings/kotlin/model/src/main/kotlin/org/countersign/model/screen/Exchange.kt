package org.countersign.model.screen

import org.countersign.core.MessageText
import org.countersign.core.PairingEvent
import org.countersign.core.PairingFault
import org.countersign.core.PairingStep
import org.countersign.core.PairingWay
import org.countersign.core.ReadBy
import org.countersign.core.qrPng
import org.countersign.core.readMessage
import org.countersign.core.readQrPicture
import org.countersign.model.Button
import org.countersign.model.Effect
import org.countersign.model.ExchangeBody
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.modulesOf
import java.nio.ByteBuffer

/** The most bytes of a picture that is looked at for a code; the core refuses a larger one unread. */
public const val LARGEST_PICTURE: Int = 64 shl 20

/** Why a camera gives no pictures. */
public enum class CameraTrouble(internal val key: String) {
    /** There is none. */
    Absent("pair-camera-absent"),

    /** Another app uses it. */
    Busy("pair-camera-busy"),

    /** The person did not allow it. */
    Refused("pair-camera-refused"),

    /** It does not work. */
    Unusable("pair-camera-broken")
}

/**
 * Showing my message and reading theirs, by camera, picture or text: one screen for all ways, because two people may begin
 * with a camera and end with a picture, and only the core decides what that is worth.
 */
public class Exchange internal constructor(live: Live) : Screen<ExchangeBody>() {
    /** There until the pairing moves on to the next screen. */
    private var live: Live? = live
    private val way = live.view.way
    private var camera = Eye.Resting
    private var trouble: CameraTrouble? = null
    private var incoming = ""
    private var notice: Notice? = null
    private var announce = ""

    /** Seconds in which the camera saw nothing of use. */
    private var idle = 0
    private var warnedSelf = false
    private var leaving = false

    private enum class Eye { Resting, Starting, Running, Failed }

    /** The camera's pictures come. */
    public fun cameraRuns(): Unit = sense {
        if (camera != Eye.Resting) camera = Eye.Running
        Next.Stay
    }

    /** The camera gives no pictures. */
    public fun cameraFails(why: CameraTrouble): Unit = sense {
        if (camera != Eye.Resting) {
            camera = Eye.Failed
            trouble = why
        }
        Next.Stay
    }

    /** The camera saw a code with this text just now. */
    public fun scanned(text: String): Unit = sense { feed(text, ReadBy.CAMERA, asked = false) }

    /** This text was pasted. */
    public fun pasted(text: String): Unit = act { feed(text, ReadBy.TEXT, asked = true) }

    /** A person chose this picture: a PNG or JPEG file in a direct buffer that begins at its position. */
    public fun picture(file: ByteBuffer): Unit = act {
        val slice = file.slice()
        ask({ readQrPicture(slice) }) { read ->
            when (read) {
                is Outcome.Done -> read.value.firstOrNull { readMessage(it) !is MessageText.NotAMessage }
                    .let { it ?: read.value.firstOrNull() }
                    ?.let { feed(it, ReadBy.IMAGE, asked = true) }
                    ?: say(Tone.Warning, text("picture-no-code"))
                is Outcome.Refused -> say(Tone.Warning, Refusals.say(desk.texts, read.refusal))
            }
        }
        Next.Stay
    }

    /** The field for their message holds this now. */
    public fun type(text: String): Unit = act { typed(text) }

    /** Copies my message. */
    public fun copy(): Unit = act { handOver(Effect::Copy, "pair-copied") }

    /** Hands my message to another app. */
    public fun share(): Unit = act { handOver(Effect::Share, null) }

    /** Hands my message to another app as a picture. */
    public fun sharePicture(): Unit = act {
        live?.view?.let { view ->
            val name = "countersign-${view.step.number()}.png"
            view.message?.let { desk.effect(Effect.SharePicture(name, qrPng(it, MODULE_PIXELS))) }
            live?.handOver()
        }
        Next.Stay
    }

    override fun draw(): View<ExchangeBody> {
        if (leaving) return View(leaving({ text(it) }, "pair-leave-exchange"), nothing())
        val view = live?.view
        val step = view?.step ?: PairingStep.Agreed
        val outgoing = view?.message.orEmpty()
        val awaits = step is PairingStep.Offer || step is PairingStep.Reply
        val body = ExchangeBody(
            code = if (outgoing.isEmpty() || way.byText) null else modulesOf(outgoing),
            codeLabel = text("pair-code-label", "number" to step.number()),
            camera = camera == Eye.Running,
            cameraText = cameraText(),
            step = text("pair-step", "number" to step.number()),
            instruction = instruction(step),
            left = Say.left(desk.texts, view?.let { live?.left(it) }),
            byText = way.byText,
            outgoing = outgoing,
            incoming = incoming,
            incomingLabel = if (awaits) text("pair-incoming") else ""
        )
        val primary = when {
            step is PairingStep.Finish -> Button(text("pair-they-have-it"))
            way.byText -> Button(text("pair-read-message"), enabled = incoming.isNotBlank())
            else -> null
        }
        val frame = Frame(
            title = text(if (way.byText) "pair-exchange-text" else "pair-exchange-scan"),
            notice = notice,
            back = text("pair-leave-end"),
            primary = primary,
            announce = announce
        )
        return View(frame, body)
    }

    /** While the person is asked whether to leave, nothing else is shown. */
    private fun nothing() = ExchangeBody(null, "", false, "", "", "", "", way.byText, "", "", "")

    override fun open(): Next {
        look()
        return Next.Stay
    }

    override fun again(): Next {
        live?.view?.fault()?.let { return end(it) }
        look()
        return Next.Stay
    }

    override fun tick(): Next {
        val live = live ?: return Next.Stay
        live.view.fault()?.let { return end(it) }
        val wasHanded = live.handedOver
        if (camera == Eye.Running) idle++
        return unlessNoRandomness({ say(Tone.Error, text("refused-no-randomness")) }) {
            val event = live.tick()
            val next = took(event, ReadBy.TEXT)
            if (wasHanded && event is PairingEvent.Show) say(Tone.Warning, text("pair-renewed")) else next
        }
    }

    override fun returned(awaySeconds: Long): Next = live?.let { took(it.session.comeBack(awaySeconds), ReadBy.TEXT) }
        ?: Next.Stay

    override val outlivesLock: Boolean get() = true

    override fun onPrimary(): Next = when {
        leaving -> {
            leaving = false
            Next.Stay
        }
        live?.view?.step is PairingStep.Finish -> confirm()
        incoming.isNotBlank() -> feed(incoming, ReadBy.TEXT, asked = true)
        else -> Next.Stay
    }

    override fun onOther(place: Int): Next {
        if (!leaving) return Next.Stay
        live?.cancel()
        rest()
        return Next.Home
    }

    override fun onBack(): Next {
        if (leaving || live?.engaged == true) {
            leaving = !leaving
            return Next.Stay
        }
        rest()
        return Next.Back
    }

    override fun close() {
        rest()
        live?.close()
        live = null
    }

    /** Starts the camera where it can still see something of use. */
    private fun look() {
        val step = live?.view?.step
        if (way == PairingWay.SCAN && (step is PairingStep.Offer || step is PairingStep.Reply)) {
            camera = Eye.Starting
            idle = 0
            desk.effect(Effect.Camera(true))
        }
    }

    private fun rest() {
        if (camera != Eye.Resting) {
            camera = Eye.Resting
            desk.effect(Effect.Camera(false))
        }
    }

    private fun say(tone: Tone, text: String): Next {
        notice = Notice(tone, text)
        return Next.Stay
    }

    /** Takes what was read. [asked]: someone pasted or chose it and waits for an answer, whatever it is. */
    private fun feed(text: String, by: ReadBy, asked: Boolean): Next {
        val live = live.takeUnless { leaving } ?: return Next.Stay
        return unlessNoRandomness({ say(Tone.Error, text("refused-no-randomness")) }) {
            val event = live.feed(text, by)
            if (asked && event is PairingEvent.Ignored) {
                val isMessage = readMessage(text) is MessageText.Message
                say(Tone.Warning, text(if (isMessage) "pair-not-now" else "pair-not-a-message"))
            } else {
                took(event, by)
            }
        }
    }

    private fun took(event: PairingEvent, by: ReadBy): Next {
        when (event) {
            is PairingEvent.Ignored -> {}
            is PairingEvent.Refused -> refused(event, by)
            is PairingEvent.Show -> moved()
            is PairingEvent.Confirm -> {
                moved()
                rest()
                // Who answered has nothing more to show; who began shows the last message until the other has it.
                if (live?.view?.step is PairingStep.Agreed) return confirm()
            }
            is PairingEvent.Ended -> return end(event.fault)
        }
        return Next.Stay
    }

    private fun moved() {
        notice = null
        incoming = ""
        idle = 0
        val step = live?.view?.step ?: return
        announce = "${text("pair-step", "number" to step.number())} ${instruction(step)}"
    }

    private fun refused(event: PairingEvent.Refused, by: ReadBy) {
        // A camera sees half a code many times before it sees the whole; only what stays wrong is worth a word.
        val told = by != ReadBy.CAMERA || when (event.fault) {
            PairingFault.SELF_SCAN -> !warnedSelf.also { warnedSelf = true }
            PairingFault.NOT_REMOTE, PairingFault.UNSUPPORTED_VERSION, PairingFault.UNSUPPORTED_SUITE -> true
            else -> false
        }
        if (event.hint) {
            say(Tone.Warning, text("pair-strays"))
        } else if (told) {
            say(Tone.Warning, text(Refusals.key(event.fault)))
        }
    }

    private fun end(fault: PairingFault): Next {
        rest()
        return Next.Instead(Ended(fault))
    }

    private fun confirm(): Next {
        val handed = live ?: return Next.Stay
        live = null
        return Next.Instead(Confirm(handed))
    }

    /**
     * Takes what stands in the field. What came in one piece was pasted, and is answered; what is being typed is read as
     * soon as it is whole, and not found fault with before.
     */
    private fun typed(text: String): Next {
        val pasted = text.length > incoming.length + 1
        incoming = text.take(LONGEST)
        if (incoming.isBlank() || !(pasted || readMessage(incoming) is MessageText.Message)) return Next.Stay
        return feed(incoming, ReadBy.TEXT, asked = true)
    }

    private fun handOver(effect: (String) -> Effect, told: String?): Next {
        val message = live?.view?.message ?: return Next.Stay
        live?.handOver()
        desk.effect(effect(message))
        return if (told == null) Next.Stay else say(Tone.Good, text(told))
    }

    private fun instruction(step: PairingStep): String {
        val way = if (way.byText) "text" else "scan"
        return text("pair-instruction-$way-${step.number()}")
    }

    private fun cameraText(): String = when (camera) {
        Eye.Resting -> if (way == PairingWay.SCAN) text("pair-camera-done") else ""
        Eye.Starting -> text("pair-camera-starting")
        Eye.Running -> text(if (idle >= PATIENCE) "pair-camera-hint" else "pair-camera-point")
        Eye.Failed -> text((trouble ?: CameraTrouble.Unusable).key)
    }

    private companion object {
        /** Seconds without a code after which a hint about holding the screen is due. */
        const val PATIENCE = 15

        /** More characters than any message has, which the core refuses as it refuses a thousand more. */
        const val LONGEST = 8_192

        /** Pixels of a module in a picture: the largest message is then some 650 pixels wide. */
        val MODULE_PIXELS: UByte = 10u
    }
}
