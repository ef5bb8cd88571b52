package org.countersign.model.screen

import org.countersign.core.ChainProgress
import org.countersign.core.JournalCheck
import org.countersign.core.JournalFilter
import org.countersign.core.JournalKind
import org.countersign.core.JournalPage
import org.countersign.core.JournalRecordView
import org.countersign.model.Button
import org.countersign.model.ContactId
import org.countersign.model.Effect
import org.countersign.model.Filter
import org.countersign.model.Frame
import org.countersign.model.JournalBody
import org.countersign.model.Mishap
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.RecordRow
import org.countersign.model.Refusals
import org.countersign.model.Screen
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.contact
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome
import org.countersign.model.texts.Moment
import org.countersign.model.wall
import java.io.File

/** What happened: newest first, narrowed by person, kind and time; and the check of the whole chain. */
public class JournalScreen internal constructor(private var person: ContactId?) : Screen<JournalBody>() {
    private val records = mutableListOf<JournalRecordView>()

    /** What to give for the next portion; none when there is nothing older. */
    private var older: Long? = null
    private var people: List<Pair<ContactId, String>> = emptyList()
    private var kind = 0
    private var span = 0
    private var reading = false

    /** Tells portions apart: what was asked for with other filters is not taken up. */
    private var asked = 0
    private var checking = false

    /** Tells checks apart: what belongs to one that was ended is let go of. */
    private var run = 0
    private var check: JournalCheck? = null
    private var progress: ChainProgress? = null
    private var notice: Notice? = null

    /** One fetched portion, with whom it can be narrowed to. */
    private class Portion(val page: JournalPage, val people: List<Pair<ContactId, String>>)

    /** A file that was written in the clear, and is removed unless someone takes it. */
    private class Exported(private val path: String) : AutoCloseable {
        override fun close() {
            File(path).delete()
        }
    }

    /** Narrows what is shown, by the places of the three filters' answers. */
    public fun filter(person: Int, kind: Int, span: Int): Unit = act {
        this.person = people.getOrNull(person - 1)?.first
        this.kind = kind.coerceIn(KINDS.indices)
        this.span = span.coerceIn(SPANS.indices)
        read(fromNewest = true)
    }

    /** Fetches older records. */
    public fun more(): Unit = act { if (older != null && !reading) read(fromNewest = false) else Next.Stay }

    /** Opens a record in full. */
    public fun pick(row: Int): Unit = act { records.getOrNull(row)?.let { Next.Go(RecordScreen(it)) } ?: Next.Stay }

    /** Writes the journal to a new file at this path, signed for an auditor. It is gone again where nobody waits for it. */
    public fun exportTo(path: String): Unit = act {
        ask({ write(it, path) }, lost = { dropped(path) }) { done ->
            when (done) {
                is Outcome.Done -> {
                    notice = Notice(Tone.Good, text("journal-exported", "path" to path))
                    desk.effect(Effect.Written(path))
                }
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, done.refusal)
                    desk.effect(Effect.Unwritten(path))
                }
            }
            read(fromNewest = true)
        }
        Next.Stay
    }

    /** The file that was written could not be handed over to where the person wants it. */
    public fun unwritten(): Unit = sense {
        notice = Notice(Tone.Error, text("refused-unwritten"))
        Next.Stay
    }

    override fun draw(): View<JournalBody> {
        val rows = rows()
        val frame = Frame(
            title = text("journal-title"),
            notice = notice,
            back = text("back"),
            others = listOf(Button(text("journal-check"), enabled = !checking), Button(text("journal-export"))),
            busy = when {
                checking -> text("journal-checking")
                reading -> text("journal-reading")
                else -> null
            },
            progress = progress?.takeIf { it.of > 0 }?.let { it.checked.toFloat() / it.of }
        )
        val place = people.indexOfFirst { it.first == person } + 1
        val body = JournalBody(
            rows = rows,
            empty = if (rows.isEmpty() && !reading) text("journal-empty") else "",
            people = Filter(listOf(text("journal-everyone")) + people.map { it.second }, place),
            kinds = Filter(KINDS.map { text(it.first) }, kind),
            spans = Filter(SPANS.map { text(it.first) }, span),
            more = older != null && !reading
        )
        return View(frame, body)
    }

    override fun open(): Next = read(fromNewest = true)

    override fun onOther(place: Int): Next {
        when (place) {
            0 -> if (!checking) begin()
            1 -> {
                val day = Moment.of(desk.clock.wall()).day()
                desk.effect(Effect.ChooseFile("countersign-$day.jsonl"))
            }
        }
        return Next.Stay
    }

    // The first step back ends a check that is under way.
    override fun onBack(): Next {
        if (!checking) return Next.Back
        end()
        return Next.Stay
    }

    override fun close(): Unit = end()

    private fun write(device: Device, path: String): Exported {
        device.people().exportJournal(path)
        return Exported(path)
    }

    private fun dropped(path: String) {
        desk.tell(Mishap.ExportDropped)
        desk.effect(Effect.Unwritten(path))
    }

    private fun read(fromNewest: Boolean): Next {
        if (fromNewest) {
            records.clear()
            older = null
        }
        reading = true
        val number = ++asked
        val days = SPANS[span].second
        val since = if (days == 0L) null else desk.clock.wall() - days * DAY
        val filter = JournalFilter(person?.core, KINDS[kind].second, since)
        val before = older
        ask({ device ->
            val people = device.people()
            Portion(people.journalPage(before, filter), people.list().map { it.id.contact to it.name })
        }) { found ->
            if (number == asked) take(found)
            Next.Stay
        }
        return Next.Stay
    }

    private fun take(found: Outcome<Portion>) {
        reading = false
        when (found) {
            is Outcome.Done -> {
                records += found.value.page.records
                older = found.value.page.older
                people = found.value.people
            }
            is Outcome.Refused -> notice = Refusals.notice(desk.texts, found.refusal)
        }
    }

    private fun begin() {
        notice = null
        checking = true
        val number = ++run
        ask({ it.people().checkJournal() }) { begun ->
            when {
                begun is Outcome.Refused -> refused(number, begun)
                begun is Outcome.Done && number != run -> begun.value.close()
                begun is Outcome.Done -> {
                    check = begun.value
                    goOn(begun.value, number)
                }
            }
            Next.Stay
        }
    }

    /** Checks a portion at a time, so that the screen can tell how far it is and other calls have their turn. */
    private fun goOn(check: JournalCheck, number: Int) {
        ask({ check.goOn() }) { checked ->
            when {
                number != run -> {}
                checked is Outcome.Refused -> refused(number, checked)
                checked is Outcome.Done && checked.value.done -> {
                    notice = Notice(Tone.Good, text("journal-whole", "count" to checked.value.checked))
                    end()
                }
                checked is Outcome.Done -> {
                    progress = checked.value
                    goOn(check, number)
                }
            }
            Next.Stay
        }
    }

    private fun refused(number: Int, why: Outcome.Refused) {
        if (number != run) return
        notice = Refusals.notice(desk.texts, why.refusal)
        end()
    }

    private fun end() {
        run++
        checking = false
        check?.close()
        check = null
        progress = null
    }

    private fun rows(): List<RecordRow> {
        var day = ""
        return records.map { record ->
            val moment = Moment.of(record.at)
            val date = moment.date(desk.texts)
            val heading = if (date == day) "" else date
            day = date
            RecordRow(
                day = heading,
                time = moment.clock(),
                name = record.person?.name.orEmpty(),
                what = Record.words(desk.texts, record.event),
                sign = Record.sign(record.event),
                tone = Record.tone(record.event)
            )
        }
    }

    private companion object {
        const val DAY = 86_400L
        val KINDS = listOf(
            "journal-kind-all" to JournalKind.ALL,
            "journal-kind-checks" to JournalKind.CHECKS,
            "journal-kind-failed" to JournalKind.FAILED_CHECKS,
            "journal-kind-changes" to JournalKind.CHANGES
        )

        /** By days; 0 is all of them. */
        val SPANS = listOf(
            "journal-span-all" to 0L,
            "journal-span-today" to 1L,
            "journal-span-week" to 7L,
            "journal-span-month" to 30L
        )
    }
}
