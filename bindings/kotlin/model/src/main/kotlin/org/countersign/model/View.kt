package org.countersign.model

/** Everything that a screen shows now, in plain values: what every screen has, and the part that is its own. */
public data class View<out B>(val frame: Frame, val body: B)

/** What every screen has: title, way back, buttons, and what is under way. */
public data class Frame(
    /** The one question or answer. */
    val title: String,
    /** Short sentences under it. */
    val paragraphs: List<String> = emptyList(),
    /** What went wrong or has to be known. */
    val notice: Notice? = null,
    /** The way back, by the name of where it leads; none where there is none. */
    val back: String? = null,
    /** The one step forward. */
    val primary: Button? = null,
    /** Other steps, in their order. */
    val others: List<Button> = emptyList(),
    /** What is under way; controls rest meanwhile. */
    val busy: String? = null,
    /** How far that is, 0 to 1, where it is known. */
    val progress: Float? = null,
    /** What a screen reader says now, without anyone looking for it. */
    val announce: String = ""
)

/** How serious a notice or a fact is. */
public enum class Tone {
    /** Neither good nor bad. */
    None,

    /** As it should be. */
    Good,

    /** Worth knowing. */
    Info,

    /** To be looked at. */
    Warning,

    /** Something failed. */
    Error
}

/** A sentence that stands out: what happened, what is safe, what to do. */
public data class Notice(val tone: Tone, val text: String)

/** A step that a person can take. */
public data class Button(
    /** What it does, in a word or a few. */
    val label: String,
    /** Whether it can be taken now. */
    val enabled: Boolean = true,
    /** Whether it destroys something. */
    val danger: Boolean = false
)

/** A question with answers to choose or to type. */
public data class Form(
    /** Answers of which one is chosen. */
    val choices: List<Choice> = emptyList(),
    /** Answers that are typed. */
    val fields: List<Field> = emptyList(),
    /** What is known, in two columns. */
    val facts: List<Fact> = emptyList(),
    /** Words to be written down. */
    val words: List<String> = emptyList(),
    /** A date and time to be confirmed, in large type. */
    val large: String = ""
) {
    /** Without what was typed, so that no log of a state gives a passphrase away. */
    override fun toString(): String = "Form(choices=$choices, facts=$facts, fields=${fields.size}, words=${words.size})"
}

/** An answer that is typed. */
public data class Field(
    /** What is asked for. */
    val label: String,
    /** What stands in it. */
    val value: String,
    /** A sentence under it. */
    val help: String = "",
    /** What is wrong with what stands in it. */
    val error: String = "",
    /** Whether its characters are covered, and no keyboard learns them. */
    val secret: Boolean = false,
    /** Lines of text. */
    val lines: Int = 1
) {
    /** Without what was typed. */
    override fun toString(): String = "Field(label=$label, help=$help, error=$error)"
}

/** An answer that is chosen. */
public data class Choice(
    /** The answer. */
    val title: String,
    /** What it means. */
    val detail: String = "",
    /** Whether it is the one chosen. */
    val chosen: Boolean = false,
    /** Whether it can be chosen. */
    val enabled: Boolean = true
)

/** A name and a value. */
public data class Fact(val name: String, val value: String, val tone: Tone = Tone.None)
