package org.countersign.android.screen

import android.graphics.Outline
import android.graphics.Typeface
import android.view.Gravity
import android.view.TextureView
import android.view.View
import android.view.ViewOutlineProvider
import android.widget.FrameLayout
import android.widget.LinearLayout
import org.countersign.android.R
import org.countersign.android.kit.Badge
import org.countersign.android.kit.FieldBox
import org.countersign.android.kit.Flow
import org.countersign.android.kit.Glyph
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.PushButton
import org.countersign.android.kit.QrView
import org.countersign.android.kit.Typing
import org.countersign.android.kit.Weight
import org.countersign.android.kit.column
import org.countersign.android.kit.isThere
import org.countersign.android.kit.surface
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.Button
import org.countersign.model.ExchangeBody
import org.countersign.model.Field
import org.countersign.model.Tone
import org.countersign.model.screen.Exchange
import org.countersign.model.View as Shown

/** The three messages of a pairing: mine to show or send, theirs by camera, picture or text. */
internal class ExchangeView(private val look: Look, private val screen: Exchange, private val hands: Hands) :
    ScreenView<ExchangeBody> {
    private val page = Page(look, screen)
    private val step = Badge(look)
    private val instruction = look.words(Look.HEADING, bold = true)
    private val left = look.words(Look.NOTE, colour = look.palette.secondary)
    private val mine = look.column(gap = 8)
    private val codeLabel = look.words(bold = true)
    private val code = QrView(look)
    private val message = look.words(Look.NOTE)
    private val send = Flow(look)
    private val theirs = look.column(gap = 8)
    private val typed = look.column(gap = 8)
    private val camera = Camera(look)
    private val incoming = FieldBox(look, Typing.Text, screen::type)
    private val take = Flow(look)
    override val root get() = page

    /** Where the camera's picture is to be drawn. */
    val preview: TextureView get() = camera.picture

    init {
        message.typeface = Typeface.MONOSPACE
        message.setTextIsSelectable(true)
        // A display that goes dark leaves the app, and a pairing in one room does not last long behind the lock.
        message.keepScreenOn = true
        for (part in listOf(codeLabel, code, message)) mine.put(part)
        put(send, "screen-copy-text") { screen.copy() }
        put(send, "pair-share") { screen.share() }
        put(send, "pair-share-picture") { screen.sharePicture() }
        theirs.put(camera)
        typed.put(incoming)
        typed.put(take)
        put(take, "pair-paste") { hands.paste()?.let { screen.pasted(it) } }
        put(take, "pair-picture") { hands.choosePicture() }
        page.body.put(step, LinearLayout.LayoutParams.WRAP_CONTENT)
        // My code and their picture are seen together, so that neither phone has to be moved.
        for (part in listOf(instruction, left, mine, theirs, send, typed)) page.body.put(part)
    }

    override fun show(shown: Shown<ExchangeBody>) {
        val body = shown.body
        step.show(body.step, Tone.Info)
        instruction.tell(body.instruction)
        left.tell(body.left)
        mine.isThere(body.outgoing.isNotEmpty())
        codeLabel.tell(body.codeLabel)
        send.isThere(mine.visibility == View.VISIBLE)
        code.show(body.code, body.codeLabel)
        message.tell(if (body.byText) body.outgoing else "")
        camera.show(body.camera, body.cameraText)
        incoming.isThere(body.incomingLabel.isNotEmpty() && body.byText)
        incoming.show(Field(body.incomingLabel, body.incoming, lines = 3))
        typed.isThere(body.incomingLabel.isNotEmpty())
        theirs.isThere(body.cameraText.isNotEmpty())
        page.show(shown.frame)
    }

    private fun put(flow: Flow, key: String, press: () -> Unit) =
        flow.put(PushButton(look, Weight.Plain, press = press)).show(Button(look.text(key)))

    /** The camera's picture, or in its place why there is none. */
    private class Camera(private val look: Look) : FrameLayout(look.context) {
        val picture = TextureView(look.context)
        private val why = look.words(Look.NOTE)
        private val sign = Glyph(look, R.drawable.sign_camera, look.palette.secondary, size = 32)
        private val instead = look.column(gap = 8)

        init {
            background = look.surface(look.palette.raised, look.palette.hairline)
            clipToOutline = true
            outlineProvider = object : ViewOutlineProvider() {
                override fun getOutline(view: View, outline: Outline) =
                    outline.setRoundRect(0, 0, view.width, view.height, look.dp(Look.CORNER).toFloat())
            }
            picture.contentDescription = look.text("screen-camera-picture")
            addView(picture, LayoutParams(LayoutParams.MATCH_PARENT, look.dp(HIGH)))
            val side = look.dp(16)
            instead.setPadding(side, side, side, side)
            instead.gravity = Gravity.CENTER_HORIZONTAL
            instead.put(sign, LinearLayout.LayoutParams.WRAP_CONTENT)
            instead.put(why)
            why.textAlignment = TEXT_ALIGNMENT_CENTER
            why.accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE
            val bottom = LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT, Gravity.CENTER)
            addView(instead, bottom)
        }

        fun show(running: Boolean, words: String) {
            isThere(words.isNotEmpty())
            sign.isThere(!running)
            why.tell(words)
            // Over a picture the words need a surface of their own.
            instead.background = if (running) look.surface(look.palette.raised) else null
            (instead.layoutParams as LayoutParams).gravity = if (running) Gravity.BOTTOM else Gravity.CENTER
            picture.alpha = if (running) 1f else 0f
            picture.importantForAccessibility =
                if (running) IMPORTANT_FOR_ACCESSIBILITY_YES else IMPORTANT_FOR_ACCESSIBILITY_NO
        }

        private companion object {
            const val HIGH = 200
        }
    }
}
