package org.countersign.model

import org.countersign.core.TrustLevel

/** A person as a list shows them. */
public data class PersonRow(
    /** Who it is. */
    val id: ContactId,
    /** The name that I gave. */
    val name: String,
    /** The badge. */
    val trust: TrustLevel,
    /** The badge's words. */
    val trustText: String,
    /** When a code of theirs last passed, in words. */
    val checked: String,
    /** What is out of the ordinary, in words: suspended, locked. */
    val state: String,
    /** One or two letters in place of a picture. */
    val initials: String
)

/** People, narrowed by a search. */
public data class PeopleList(
    /** Those found. */
    val rows: List<PersonRow>,
    /** What is searched for. */
    val search: String,
    /** What to say in place of an empty list. */
    val empty: String
) {
    /** Without what was typed. */
    override fun toString(): String = "PeopleList(rows=${rows.size}, empty=$empty)"
}

/** A check under way. */
public data class CallBody(
    /** With whom. */
    val person: PersonRow,
    /** The number to dial, where one is. */
    val number: NumberLine?,
    /** My code, where its turn has come. */
    val code: CodeLine?,
    /** The field for theirs, where it is asked for. */
    val ask: AskLine?
) {
    /** Without any code. */
    override fun toString(): String = "CallBody(person=${person.id}, number=${number != null}, code=${code != null})"
}

/** A saved number: what to do with it, the digits, when it was saved and where it came from. */
public data class NumberLine(val label: String, val number: String, val origin: String)

/** My code with its thirty seconds. */
public data class CodeLine(
    /** What it is for. */
    val label: String,
    /** The first three digits; empty while it is not there yet. */
    val front: String,
    /** The last three digits. */
    val back: String,
    /** What is left of its time: 1 at the beginning, 0 at the end. */
    val ring: Float,
    /** The same in words. */
    val ringText: String,
    /** Whether it is better to wait for the next one. */
    val ending: Boolean
) {
    /** Without the digits. */
    override fun toString(): String = "CodeLine(label=$label, ringText=$ringText)"
}

/** The field for a code or for words: what to type, what stands in it, what is wrong with that. */
public data class AskLine(val label: String, val typed: String, val error: String) {
    /** Without what was typed. */
    override fun toString(): String = "AskLine(label=$label, error=$error)"
}

/** The sign of a verdict: its surface and its shape. */
public enum class Sign {
    /** A tick in a circle. */
    Verified,

    /** A cross in an octagon. */
    Wrong,

    /** Two arrows that meet. */
    Reflected,

    /** Two arrows that cross. */
    WrongRole,

    /** A circular arrow. */
    Again,

    /** A clock. */
    Clock,

    /** A calendar. */
    Calendar,

    /** A padlock. */
    Padlock,

    /** Pause bars. */
    Pause
}

/** What a code came to, over the whole screen. */
public data class VerdictBody(
    /** Surface and shape. */
    val sign: Sign,
    /** The verdict in at most six words. */
    val words: String,
    /** Of whom. */
    val person: PersonRow,
    /** One sentence why. */
    val why: String,
    /** What to do now. */
    val next: String,
    /** "What does this mean?" */
    val explain: String,
    /** Whether the answer is shown. */
    val explained: Boolean,
    /** The answer. */
    val explanation: String,
    /** Time and number of the record. */
    val small: String
)

/** A QR code to draw: dark modules on light, in dark mode too, quiet zone included. */
public data class Modules(
    /** Modules in a row. */
    val width: Int,
    /** Row after row from the top; dark ones are true. */
    val dark: List<Boolean>
) {
    /** Tells whether a module is dark. */
    public fun isDark(x: Int, y: Int): Boolean = dark[y * width + x]
}

/** Showing and reading the messages of a pairing. */
public data class ExchangeBody(
    /** The code to show; none where the messages go as text. */
    val code: Modules?,
    /** What it, or the text in its place, is. */
    val codeLabel: String,
    /** Whether the camera's picture is to be shown. */
    val camera: Boolean,
    /** Why there is no picture, or what to point it at. */
    val cameraText: String,
    /** Which of the messages is next. */
    val step: String,
    /** What to do now. */
    val instruction: String,
    /** How much time is left, where it is short. */
    val left: String,
    /** Whether the messages go as text. */
    val byText: Boolean,
    /** My message as text. */
    val outgoing: String,
    /** What was pasted or typed of theirs. */
    val incoming: String,
    /** What to paste; empty when nothing is awaited. */
    val incomingLabel: String
) {
    /** Without either message. */
    override fun toString(): String =
        "ExchangeBody(step=$step, camera=$camera, cameraText=$cameraText, left=$left, byText=$byText)"
}

/** The words of a pairing. */
public data class WordsBody(
    /** Mine, to be read out. */
    val mine: List<String>,
    /** The same as digits, for who reads another language. */
    val digits: List<String>,
    /** What to do with them. */
    val mineLabel: String,
    /** Theirs: the field to type them in, where that is asked for. */
    val ask: AskLine?
) {
    /** Without any words. */
    override fun toString(): String = "WordsBody(mine=${mine.size}, mineLabel=$mineLabel, ask=$ask)"
}

/** One person, with what can be done. */
public data class PersonBody(val row: PersonRow?, val facts: List<Fact>, val actions: List<Button>)

/** A record of the journal. */
public data class RecordRow(
    /** The day, over the first record of each. */
    val day: String,
    /** The time of day. */
    val time: String,
    /** Whom it is about; empty where it is about this device. */
    val name: String,
    /** What happened. */
    val what: String,
    /** The sign of a check's verdict, and of what is as serious. */
    val sign: Sign?,
    /** How serious it is. */
    val tone: Tone
)

/** What happened, newest first. */
public data class JournalBody(
    /** The records. */
    val rows: List<RecordRow>,
    /** What to say in place of an empty list. */
    val empty: String,
    /** By person. */
    val people: Filter,
    /** By kind of record. */
    val kinds: Filter,
    /** By time. */
    val spans: Filter,
    /** Whether older records can be fetched. */
    val more: Boolean
)

/** Answers of which one is chosen, by its place. */
public data class Filter(val answers: List<String>, val chosen: Int)

/** A line of the settings. */
public sealed interface Setting {
    /** A heading over the lines that follow. */
    public data class Heading(val title: String) : Setting

    /** Something that is on or off. */
    public data class Switch(val title: String, val detail: String, val on: Boolean) : Setting

    /** Something that opens, with what is set now. */
    public data class Opens(val title: String, val detail: String, val value: String, val enabled: Boolean) : Setting
}
