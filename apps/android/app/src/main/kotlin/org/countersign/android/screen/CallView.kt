package org.countersign.android.screen

import android.text.TextUtils
import org.countersign.android.kit.CodeView
import org.countersign.android.kit.FieldBox
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.PersonLine
import org.countersign.android.kit.PushButton
import org.countersign.android.kit.Typing
import org.countersign.android.kit.Weight
import org.countersign.android.kit.column
import org.countersign.android.kit.isThere
import org.countersign.android.kit.surface
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.Button
import org.countersign.model.CallBody
import org.countersign.model.Screen
import org.countersign.model.View as Shown

/** A check: who, which number to dial, my code where its turn has come, the field for theirs. */
internal class CallView(look: Look, screen: Screen<CallBody>, type: (String) -> Unit, dial: () -> Unit) :
    ScreenView<CallBody> {
    private val page = Page(look, screen)
    private val person = PersonLine(look)
    private val card = look.column(gap = 4)
    private val label = look.words(Look.NOTE, colour = look.palette.secondary)
    private val number = look.words(Look.HEADING, bold = true)
    private val origin = look.words(Look.NOTE, colour = look.palette.secondary)
    private val dialer = PushButton(look, Weight.Plain, press = dial)
    private val code = CodeView(look)
    private val ask = FieldBox(look, Typing.Code, type)
    private var asked = false
    override val root get() = page

    init {
        val side = look.dp(16)
        card.background = look.surface(look.palette.card, look.palette.hairline)
        card.setPadding(side, look.dp(14), side, look.dp(14))
        number.ellipsize = TextUtils.TruncateAt.END
        dialer.show(Button(look.text("call-dial")))
        for (part in listOf(label, number, origin, dialer)) card.put(part)
        for (part in listOf(person, card, code, ask)) page.body.put(part)
    }

    override fun show(shown: Shown<CallBody>) {
        val body = shown.body
        person.show(body.person)
        card.isThere(body.number != null)
        body.number?.let {
            label.tell(it.label)
            number.tell(it.number)
            origin.tell(it.origin)
        }
        code.show(body.code)
        ask.isThere(body.ask != null)
        body.ask?.let { ask.show(it.label, it.typed, it.error) }
        page.show(shown.frame)
        // Who was called types at once; who calls looks at their own code first.
        if (body.ask != null && body.code == null && !asked) ask.begin()
        asked = body.ask != null
    }
}
