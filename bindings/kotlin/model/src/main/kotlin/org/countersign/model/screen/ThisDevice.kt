package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.DoctorView
import org.countersign.core.FileHealth
import org.countersign.core.SlotKind
import org.countersign.core.cleanOwnName
import org.countersign.model.Button
import org.countersign.model.Choice
import org.countersign.model.Desk
import org.countersign.model.Fact
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Preferences
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Theme
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Moment

/** What is chosen of a few. */
internal enum class Which(val key: String) {
    Language("settings-language"),
    Theme("settings-theme"),
    Idle("settings-idle");

    /** The answers, each with the preferences that it leads to. */
    fun answers(desk: Desk): List<Pair<String, Preferences>> {
        val set = desk.preferences
        return when (this) {
            // Each language is named in itself, for those who cannot read the other one.
            Language -> listOf("" to desk.texts.get("language-system"), "en" to "English", "de" to "Deutsch")
                .map { (tag, title) -> title to set.copy(language = tag) }
            Theme -> THEMES.map { (theme, key) -> desk.texts.get(key) to set.copy(theme = theme) }
            Idle -> listOf(1, 5, 15, 0).map { minutes ->
                val never = minutes == 0
                val title = if (never) {
                    desk.texts.get("idle-never")
                } else {
                    desk.texts.get(
                        "idle-minutes",
                        "count" to minutes
                    )
                }
                title to set.copy(idleMinutes = minutes)
            }
        }
    }

    /** Gives what is set, in words. */
    fun value(desk: Desk): String = answers(desk).find { it.second == desk.preferences }?.first
        // Something else than the answers may have been set elsewhere.
        ?: if (this == Idle) desk.texts.get("idle-minutes", "count" to desk.preferences.idleMinutes) else ""

    private companion object {
        val THEMES = listOf(
            org.countersign.model.Theme.System to "theme-system",
            org.countersign.model.Theme.Light to "theme-light",
            org.countersign.model.Theme.Dark to "theme-dark",
            org.countersign.model.Theme.HighContrast to "theme-high-contrast"
        )
    }
}

/** Asks for one of a few: language, colours, idle lock. */
public class PreferenceScreen internal constructor(private val which: Which) : FormScreen() {
    override fun draw(): View<Form> {
        val never = which == Which.Idle && desk.preferences.idleMinutes == 0
        val frame = Frame(
            title = text("${which.key}-title"),
            notice = if (never) Notice(Tone.Warning, text("idle-never-means")) else null,
            back = text("settings-title"),
            primary = Button(text("done"))
        )
        val choices = which.answers(desk).map { (title, leads) -> Choice(title, chosen = leads == desk.preferences) }
        return View(frame, Form(choices = choices))
    }

    override fun onChoose(place: Int): Next {
        which.answers(desk).getOrNull(place)?.let { desk.prefer(it.second) }
        return Next.Stay
    }

    override fun onPrimary(): Next = Next.Back
}

/** Asks for my name, as others see it when they pair with me. */
public class ChangeName internal constructor(private var typed: String) : FormScreen() {
    private var error = ""
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> = View(
        Frame(
            title = text("my-name-title"),
            paragraphs = listOf(text("my-name-change-means")),
            notice = notice,
            back = text("settings-title"),
            primary = Button(text("save")),
            busy = if (busy) text("my-name-change-busy") else null
        ),
        Form(fields = listOf(ownNameField(desk.texts, typed, error)))
    )

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) {
            typed = text
            error = ""
        }
        return Next.Stay
    }

    override fun onPrimary(): Next {
        if (busy) return Next.Stay
        try {
            cleanOwnName(typed)
        } catch (refused: CountersignException) {
            error = Say.ownNameError(desk.texts, refused) ?: Refusals.say(desk.texts, refused)
            return Next.Stay
        }
        busy = true
        notice = null
        ask({ it.people().setOwnName(typed) }) { kept ->
            busy = false
            when (kept) {
                is Outcome.Done -> Next.Back
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, kept.refusal)
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back
}

/** What works on this device, what is missing, and how to get it: the first answer to "it does not work". */
public class Doctor internal constructor() : FormScreen() {
    private var found: Pair<DoctorView, KeyTrouble?>? = null
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> {
        val facts = found?.let { (seen, trouble) -> facts(seen, trouble) }.orEmpty()
        val fine = facts.none { it.tone == Tone.Warning || it.tone == Tone.Error }
        val frame = Frame(
            title = text("doctor-title"),
            paragraphs = if (facts.isEmpty()) emptyList() else listOf(text(if (fine) "doctor-fine" else "doctor-some")),
            notice = notice,
            back = text("settings-title"),
            primary = Button(text("doctor-again")),
            busy = if (busy) text("doctor-busy") else null
        )
        return View(frame, Form(facts = facts))
    }

    override fun open(): Next {
        busy = true
        notice = null
        ask({ it.people().examine() to it.keys.trouble() }) { looked ->
            busy = false
            when (looked) {
                is Outcome.Done -> found = looked.value
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, looked.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun onPrimary(): Next = if (busy) Next.Stay else open()

    private fun facts(seen: DoctorView, trouble: KeyTrouble?): List<Fact> = listOf(
        clock(seen),
        if (trouble == null) {
            Fact(text("doctor-keystore"), text("doctor-keystore-answers"), Tone.Good)
        } else {
            Fact(text("doctor-keystore"), text(Refusals.key(trouble)), Tone.Warning)
        },
        ways(seen),
        when (val file = seen.file) {
            is FileHealth.Whole -> Fact(text("doctor-kept"), text("doctor-kept-whole"), Tone.Good)
            is FileHealth.Damaged -> {
                val why = Refusals.say(desk.texts, CountersignException.Corrupt(file.part))
                Fact(text("doctor-kept"), why, Tone.Error)
            }
            is FileHealth.Unreadable -> Fact(text("doctor-kept"), text("refused-storage"), Tone.Error)
        },
        Fact(text("doctor-version"), "${desk.version} (${seen.version})")
    )

    private fun clock(seen: DoctorView): Fact {
        val now = Moment.of(seen.clockAt)
        val values = arrayOf("time" to now.clockWithSeconds(), "date" to now.date(desk.texts))
        val shown = text("doctor-clock-shows", *values)
        val doubt = seen.clockDoubt
        return when {
            seen.clockBeforeRelease -> {
                val found = "$shown ${text("doctor-clock-old")} ${text("doctor-clock-set")}"
                Fact(text("doctor-clock"), found, Tone.Error)
            }
            doubt != null -> {
                val found = "$shown ${Say.doubt(desk.texts, doubt)} ${text("doctor-clock-confirm")}"
                Fact(text("doctor-clock"), found, Tone.Warning)
            }
            else -> Fact(text("doctor-clock"), shown, Tone.Good)
        }
    }

    private fun ways(seen: DoctorView): Fact {
        val names = listOf(
            SlotKind.PLATFORM to "settings-keyring",
            SlotKind.PASSPHRASE to "settings-passphrase",
            SlotKind.RECOVERY to "settings-recovery"
        )
        val there = names.filter { (kind, _) -> seen.slots.any { it.kind == kind } }
        val found = there.joinToString(", ") { text(it.second) } + "."
        val platform = seen.slots.filter { it.kind == SlotKind.PLATFORM }.maxByOrNull { it.generation }
        val (tone, advice) = when {
            there.all { it.first == SlotKind.PLATFORM } -> Tone.Warning to " ${text("doctor-ways-one")}"
            platform?.confirmed == false -> Tone.Info to " ${text("doctor-ways-unconfirmed")}"
            else -> Tone.Good to ""
        }
        return Fact(text("doctor-ways"), found + advice, tone)
    }
}

/** The app, its version and licence. */
public class About internal constructor() : FormScreen() {
    override fun draw(): View<Form> {
        val version = text("about-version", "version" to desk.version)
        val frame = Frame(
            title = text("about-title"),
            paragraphs = listOf(version, text("about-means"), text("about-offline"), text("about-licence")),
            back = text("settings-title")
        )
        return View(frame, Form())
    }
}

/** Erasing everything on this device: says what goes, and asks for the word or the own name. */
public class Erase internal constructor() : FormScreen() {
    private var people: Int? = null
    private var ownName = ""
    private var typed = ""
    private var busy: String? = null

    /** Whether it was begun and stopped half-way: everything is locked then. */
    private var brokenOff = false
    private var notice: Notice? = null

    override fun draw(): View<Form> {
        val means = people?.let { text("erase-means", "count" to it) } ?: text("begin-anew-means")
        val frame = Frame(
            title = text("erase-title"),
            paragraphs = listOf(means, text("erase-others")),
            notice = notice,
            back = text("settings-title"),
            primary = Button(text("erase-button"), enabled = isSaid(), danger = true),
            busy = busy?.let { text(it) }
        )
        val label = text("erase-type", "word" to text("erase-word"), "name" to ownName)
        return View(frame, Form(fields = listOf(Field(label, typed))))
    }

    override fun open(): Next {
        busy = "opening"
        ask({ it.people().list().size to it.people().ownName() }) { read ->
            busy = null
            when (read) {
                is Outcome.Done -> {
                    people = read.value.first
                    ownName = read.value.second
                }
                // What cannot be read can still be erased.
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, read.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun onEdit(field: Int, text: String): Next {
        if (busy == null) typed = text
        return Next.Stay
    }

    override fun onPrimary(): Next {
        if (busy != null || !isSaid()) return Next.Stay
        busy = "erase-busy"
        notice = null
        ask({ it.erase() }) { erased ->
            busy = null
            val refusal = (erased as? Outcome.Refused)?.refusal
            // Behind the lock the first run begins; when it stopped half-way, the next opening finishes it.
            if (refusal == null || (refusal as? Refusal.Core)?.error is CountersignException.Locked) {
                return@ask Next.Lock
            }
            val reason = Refusals.say(desk.texts, refusal)
            notice = Notice(Tone.Error, text("erase-unfinished", "reason" to reason))
            brokenOff = true
            Next.Stay
        }
        return Next.Stay
    }

    override fun onBack(): Next = when {
        busy != null -> Next.Stay
        brokenOff -> Next.Lock
        else -> Next.Back
    }

    private fun isSaid(): Boolean {
        val said = typed.trim()
        return said.equals(text("erase-word"), ignoreCase = true) || (ownName.isNotEmpty() && said == ownName)
    }
}
