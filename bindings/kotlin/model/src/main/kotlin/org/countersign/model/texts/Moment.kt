package org.countersign.model.texts

import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId
import java.time.ZonedDateTime

/** A time as people read it, in the zone of this device; the core counts Unix seconds and nobody reads those. */
public class Moment private constructor(private val time: ZonedDateTime) {
    /** Gives the date in words: "21 November 2026". */
    public fun date(texts: Texts): String = texts.get(
        "date",
        "day" to time.dayOfMonth,
        "month" to texts.get("month-${time.monthValue}"),
        "year" to time.year
    )

    /** Gives the time of day: "14:32". */
    public fun clock(): String = two(time.hour) + ":" + two(time.minute)

    /** Gives the time of day with seconds: "14:32:05". */
    public fun clockWithSeconds(): String = clock() + ":" + two(time.second)

    /** Gives date and time of day in words. */
    public fun dateTime(texts: Texts): String = texts.get("date-time", "date" to date(texts), "time" to clock())

    /** Gives the day in digits, for a file's name: "2026-11-21". */
    public fun day(): String = "${time.year}-${two(time.monthValue)}-${two(time.dayOfMonth)}"

    public companion object {
        /** The last second of year 9999, wherever that is: what is later is shown as that. */
        private val LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59)

        /** Takes a time in Unix seconds into the device's zone. */
        public fun of(seconds: Long): Moment {
            val zone = ZoneId.systemDefault()
            val last = LAST.atZone(zone)
            return Moment(Instant.ofEpochSecond(seconds.coerceIn(0, last.toEpochSecond())).atZone(zone))
        }

        // Digits as everywhere else in the sentences, whatever the device's locale uses.
        private fun two(number: Int): String = number.toString().padStart(2, '0')
    }
}
