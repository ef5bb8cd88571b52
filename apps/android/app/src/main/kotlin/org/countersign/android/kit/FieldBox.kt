package org.countersign.android.kit

import android.graphics.Color
import android.graphics.Typeface
import android.text.Editable
import android.text.InputType
import android.text.TextWatcher
import android.view.Gravity
import android.view.View
import android.view.accessibility.AccessibilityNodeInfo
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import android.widget.LinearLayout
import org.countersign.model.Field

/** What kind of answer is typed. */
internal enum class Typing { Text, Phone, Code, Search }

/**
 * A field with what is asked for above it and what is wrong below it. No keyboard learns from it, nothing fills it in, and
 * what the model holds is what it shows.
 */
internal class FieldBox(
    private val look: Look,
    private val typing: Typing,
    private val edit: (String) -> Unit,
    private val accept: () -> Unit = {}
) : LinearLayout(look.context) {
    private val label = look.words(bold = true)
    private val help = look.words(Look.NOTE, colour = look.palette.secondary)
    private val error = look.words(Look.NOTE, bold = true, colour = look.palette.danger)
    private val showing = PushButton(look, Weight.Bare) { uncover(!uncovered) }
    private val box = Box()
    private var secret = false
    private var uncovered = false
    private var lines = 1
    private var last = true

    /** Set while the model's own value is written into the field. */
    private var writing = false

    init {
        orientation = VERTICAL
        addView(label)
        val line = look.row(gap = 8)
        line.gravity = Gravity.CENTER_VERTICAL
        line.fill(box)
        line.put(showing)
        line.setPadding(0, look.dp(6), 0, 0)
        addView(line, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
        for (below in listOf(help, error)) {
            below.setPadding(0, look.dp(6), 0, 0)
            addView(below)
        }
        error.accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE
        // The field itself says what is asked for; saying it twice would only take time.
        label.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        kind()
    }

    fun show(field: Field, last: Boolean = true) {
        // What was uncovered for one question is not so for the next.
        val other = label.text.toString() != field.label || secret != field.secret
        if (other && uncovered) uncover(false)
        label.tell(field.label)
        if (field.label.isNotEmpty() && box.hint?.toString() != field.label) box.hint = field.label
        help.tell(field.help)
        error.tell(field.error)
        if (secret != field.secret || lines != field.lines || this.last != last) {
            secret = field.secret
            lines = field.lines
            this.last = last
            kind()
        }
        showing.isThere(secret)
        box.isInvalid(field.error)
        if (box.text.toString() != field.value) {
            writing = true
            box.setText(field.value)
            box.setSelection(box.length())
            writing = false
        }
    }

    /** Shows the same for a line that is asked for among other things. */
    fun show(label: String, typed: String, error: String) = show(Field(label, typed, error = error))

    /** What stands in an empty field in the place of a label. */
    fun hint(words: String) {
        box.hint = words
        box.setHintTextColor(look.palette.secondary)
        label.isThere(false)
    }

    /** Puts the cursor here. */
    fun begin() {
        box.requestFocus()
    }

    private fun uncover(now: Boolean) {
        uncovered = now
        kind()
    }

    private fun kind() {
        val at = box.selectionEnd
        // The field tells of a change whenever its kind changes, even of an empty one.
        val before = writing
        writing = true
        val plain = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
        box.inputType = when {
            typing == Typing.Phone -> InputType.TYPE_CLASS_PHONE
            typing == Typing.Code -> InputType.TYPE_CLASS_NUMBER
            secret && uncovered -> plain or InputType.TYPE_TEXT_VARIATION_VISIBLE_PASSWORD
            secret -> plain or InputType.TYPE_TEXT_VARIATION_PASSWORD
            lines > 1 -> plain or InputType.TYPE_TEXT_FLAG_MULTI_LINE
            else -> plain
        }
        val action = when {
            typing == Typing.Search -> EditorInfo.IME_ACTION_SEARCH
            last -> EditorInfo.IME_ACTION_DONE
            else -> EditorInfo.IME_ACTION_NEXT
        }
        box.imeOptions = action or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING or EditorInfo.IME_FLAG_NO_FULLSCREEN
        box.minLines = lines
        box.face()
        if (at in 0..box.length()) box.setSelection(at)
        writing = before
        val what = look.text(if (uncovered) "screen-hide" else "screen-show")
        showing.show(org.countersign.model.Button(what))
        showing.contentDescription = "$what: ${box.hint}"
    }

    /** The field itself. */
    private inner class Box :
        EditText(look.context, null, 0, 0),
        TextWatcher {
        private var wrong = ""

        init {
            isFocusable = true
            isFocusableInTouchMode = true
            isClickable = true
            gravity = Gravity.CENTER_VERTICAL or Gravity.START
            importantForAutofill = IMPORTANT_FOR_AUTOFILL_NO
            // It is said and not seen: what is asked for stands above.
            setHintTextColor(Color.TRANSPARENT)
            val side = look.dp(14)
            setPadding(side, look.dp(10), side, look.dp(10))
            minimumHeight = look.dp(Look.TOUCH)
            addTextChangedListener(this)
            setOnEditorActionListener { _, action, key ->
                val pressed = action == EditorInfo.IME_ACTION_NEXT || action == EditorInfo.IME_ACTION_DONE
                if (pressed || key != null) accept()
                // The keyboard goes on to the next field by itself.
                false
            }
            setOnFocusChangeListener { _, _ -> border() }
            border()
        }

        fun face() {
            val size = if (typing == Typing.Code) CODE else Look.BODY
            look.dress(this, size, bold = typing == Typing.Code, colour = look.palette.text)
            if (typing == Typing.Code) letterSpacing = APART
            if (secret && !uncovered) typeface = Typeface.DEFAULT
        }

        fun isInvalid(why: String) {
            if (wrong == why) return
            wrong = why
            border()
        }

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isContentInvalid = wrong.isNotEmpty()
            info.error = wrong.ifEmpty { null }
        }

        override fun beforeTextChanged(text: CharSequence, start: Int, count: Int, after: Int) = Unit

        override fun onTextChanged(text: CharSequence, start: Int, before: Int, count: Int) = Unit

        override fun afterTextChanged(text: Editable) {
            if (!writing) edit(text.toString())
        }

        private fun border() {
            val palette = look.palette
            val colour = when {
                wrong.isNotEmpty() -> palette.danger
                isFocused -> palette.primary
                else -> palette.line
            }
            val thick = isFocused || wrong.isNotEmpty()
            background = look.surface(palette.card, colour, if (thick) 2 else palette.stroke)
        }
    }

    private companion object {
        /** The size of a typed code, in sp. */
        const val CODE = 32

        /** Space between its digits, in ems. */
        const val APART = 0.15f
    }
}
