package org.countersign.model

import org.countersign.core.ClockDistance
import org.countersign.core.ClockDoubt
import org.countersign.core.CountersignException
import org.countersign.core.Lockout
import org.countersign.core.NameWarning
import org.countersign.core.NumberSource
import org.countersign.core.NumberView
import org.countersign.core.PersonView
import org.countersign.core.TrustLevel
import org.countersign.model.texts.Moment
import org.countersign.model.texts.Texts

/**
 * Facts in words that more than one screen says. It exists so that the same fact has the same words wherever it stands.
 */
internal object Say {
    /** Puts a person into a row. */
    fun row(texts: Texts, person: PersonView): PersonRow = PersonRow(
        id = person.id.contact,
        name = person.name,
        trust = person.trust,
        trustText = trust(texts, person.trust),
        checked = person.verifiedAt?.let {
            val at = Moment.of(it)
            texts.get("row-checked", "date" to at.date(texts), "time" to at.clock())
        } ?: texts.get("row-never-checked"),
        state = state(texts, person),
        initials = initials(person.name)
    )

    /** Gives the badge's words of a trust level. */
    fun trust(texts: Texts, level: TrustLevel): String = texts.get(
        when (level) {
            TrustLevel.IN_PERSON -> "trust-in-person"
            TrustLevel.IN_PERSON_WORDS -> "trust-by-words"
            TrustLevel.REMOTE -> "trust-remote"
        }
    )

    /** Says what a trust level means, in a sentence. */
    fun trustMeaning(texts: Texts, level: TrustLevel): String = texts.get(
        when (level) {
            TrustLevel.IN_PERSON -> "trust-in-person-means"
            TrustLevel.IN_PERSON_WORDS -> "trust-by-words-means"
            TrustLevel.REMOTE -> "trust-remote-means"
        }
    )

    /** Says when a number was saved and where it came from. */
    fun origin(texts: Texts, number: NumberView): String {
        val key = when (number.source) {
            NumberSource.CARD -> "origin-card"
            NumberSource.CONTRACT -> "origin-contract"
            NumberSource.MET -> "origin-met"
        }
        return texts.get(key, "date" to Moment.of(number.savedAt).date(texts))
    }

    /** Says why a text is no name of a person. */
    fun nameError(texts: Texts, error: CountersignException): String? = when (error) {
        is CountersignException.NameEmpty -> texts.get("name-empty")
        is CountersignException.NameTooLong -> texts.get("name-too-long")
        is CountersignException.NameUnassigned, is CountersignException.NameMarks -> texts.get("name-unreliable")
        else -> null
    }

    /** Says why a text is no name of mine. */
    fun ownNameError(texts: Texts, error: CountersignException): String? = when (error) {
        is CountersignException.NameEmpty -> texts.get("my-name-empty")
        is CountersignException.NameTooLong -> texts.get("my-name-too-long", "bytes" to error.mostBytes)
        is CountersignException.NameUnassigned, is CountersignException.NameMarks -> texts.get("my-name-unfit")
        else -> null
    }

    /** Says what to know before a name is taken for someone's. */
    fun warning(texts: Texts, warning: NameWarning): String = when (warning) {
        is NameWarning.MixedScripts -> texts.get("pair-name-mixed")
        is NameWarning.LooksLike -> texts.get("pair-name-alike", "name" to warning.name)
        is NameWarning.Unusual -> texts.get("pair-name-unusual")
    }

    /** Says how far this device's clock seems off. */
    fun doubt(texts: Texts, doubt: ClockDoubt): String {
        val (seconds, key) = when (doubt) {
            is ClockDoubt.Jumped ->
                if (doubt.seconds > 0) doubt.seconds to "clock-jumped-ahead" else -doubt.seconds to "clock-jumped-back"
            is ClockDoubt.WentBack -> doubt.seconds to "clock-went-back"
        }
        val amount = when {
            seconds < 5_400 -> texts.get("clock-minutes", "count" to ceiling(seconds, 60))
            seconds < 172_800 -> texts.get("clock-hours", "count" to ceiling(seconds, 3_600))
            else -> texts.get("clock-days", "count" to ceiling(seconds, 86_400))
        }
        return texts.get(key, "amount" to amount)
    }

    /** Says how far the other device's clock is off. */
    fun distance(texts: Texts, distance: ClockDistance): String = when (distance) {
        is ClockDistance.Behind -> texts.get("pair-clock-behind", "distance" to duration(texts, distance.seconds))
        is ClockDistance.Ahead -> texts.get("pair-clock-ahead", "distance" to duration(texts, distance.seconds))
    }

    /**
     * Gives a length of time in its largest unit, rounded: nobody needs to know more to set a clock. What is compared
     * already lacks the seconds that clocks may differ by, so two hours less those are two hours.
     */
    fun duration(texts: Texts, seconds: Long): String {
        val units = listOf(86_400L to "pair-days", 3_600L to "pair-hours", 60L to "pair-minutes")
        val (unit, key) = units.find { (unit, _) -> seconds + 15 >= unit * 2 } ?: (1L to "pair-seconds")
        return texts.get(key, "count" to (seconds + unit / 2) / unit)
    }

    /** Says how long a message is good for; nothing where that does not end. */
    fun left(texts: Texts, seconds: Long?): String = when {
        seconds == null -> ""
        seconds < SHORT -> texts.get("pair-left-seconds", "count" to seconds)
        else -> texts.get("pair-left-minutes", "count" to ceiling(seconds, 60))
    }

    /** Says how far off a code's time is: seconds below two minutes, else minutes. */
    fun amount(texts: Texts, seconds: Long): String {
        val whole = kotlin.math.abs(seconds)
        if (whole < 120) return texts.get("amount-seconds", "count" to whole)
        return texts.get("amount-minutes", "count" to (whole + 30) / 60)
    }

    private fun state(texts: Texts, person: PersonView): String {
        if (person.suspendedAt != null) return texts.get("row-suspended")
        return when (val lockout = person.lockout) {
            is Lockout.Until -> texts.get("row-locked-until", "time" to Moment.of(lockout.endsAt).clock())
            is Lockout.NeedsOwner, is Lockout.Frozen -> texts.get("row-locked")
            null -> ""
        }
    }

    /** Gives the first letters of the first and the last word of a name; a letter may take two chars. */
    private fun initials(name: String): String {
        val words = name.split(' ').filter { it.isNotEmpty() }
        val chosen = if (words.size > 1) listOf(words.first(), words.last()) else words
        return chosen.joinToString("") { it.substring(0, it.offsetByCodePoints(0, 1)).uppercase() }
    }

    private fun ceiling(amount: Long, unit: Long): Long = (amount + unit - 1) / unit

    /** Below so many seconds the time left is counted in seconds, and said where it is not shown all the time. */
    const val SHORT: Long = 90
}
