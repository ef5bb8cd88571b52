package org.countersign.model

import org.countersign.model.screen.Forget
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.NumberScreen
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.RecordScreen
import org.countersign.model.screen.Rename
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files

/** One person and what happened, over the known vault: Omar knows Petra and Jana, and opens with a known key. */
class PeopleTest : PhoneTest() {
    private fun omar(): Phone = phone().also { Known.copyTo(it) }.also { it.restart() }

    private fun Phone.petra() {
        on<Home>()
        val row = on<Home>().view.value.body.rows.indexOfFirst { it.name == "Petra" }
        at<Home> { pick(row) }
        on<PersonScreen>()
    }

    private fun Phone.pick(key: String) {
        val place = on<PersonScreen>().view.value.body.actions.indexOfFirst { it.label == text(key) }
        at<PersonScreen> { pick(place) }
    }

    private fun Phone.fact(key: String): String? =
        on<PersonScreen>().view.value.body.facts.find { it.name == text(key) }?.value

    @Test
    fun aPersonIsRenamedUnlessTheNameIsTaken() {
        val omar = omar()
        omar.petra()
        omar.pick("person-rename")
        omar.on<Rename>()
        assertEquals("Petra", omar.form.fields.single().value)
        omar.edit(0, "jana")
        omar.primary()
        assertEquals(omar.text("refused-name-taken"), omar.form.fields.single().error)
        omar.edit(0, "x".repeat(300))
        omar.primary()
        assertEquals(omar.text("name-too-long"), omar.form.fields.single().error)
        omar.edit(0, "Petra Beispiel")
        omar.primary()
        assertEquals("Petra Beispiel", omar.on<PersonScreen>().view.value.body.row!!.name)
        assertEquals("PB", omar.on<PersonScreen>().view.value.body.row!!.initials)
    }

    @Test
    fun aNumberIsSavedWithItsSourceAndRemoved() {
        val omar = omar()
        omar.petra()
        omar.pick("person-number")
        omar.on<NumberScreen>()
        omar.edit(0, "abc")
        omar.choose(1)
        omar.primary()
        assertEquals(omar.text("number-malformed"), omar.form.fields.single().error)
        omar.edit(0, "+49 30 (1234) 56")
        omar.primary()
        assertTrue(omar.fact("fact-number")!!.startsWith("+4930123456 (saved "), omar.fact("fact-number"))
        assertTrue(omar.fact("fact-number")!!.endsWith("from a contract)"))
        omar.pick("person-number")
        assertTrue(omar.form.choices[1].chosen)
        omar.other("number-remove")
        assertEquals(omar.text("fact-no-number"), omar.fact("fact-number"))
    }

    @Test
    fun suspendingAsksFirstAndIsTakenBack() {
        val omar = omar()
        omar.petra()
        omar.pick("person-suspend")
        omar.back()
        assertNull(omar.fact("fact-suspended"))
        omar.pick("person-suspend")
        omar.primary()
        assertNotNull(omar.fact("fact-suspended"))
        assertEquals(omar.text("row-suspended"), omar.on<PersonScreen>().view.value.body.row!!.state)
        omar.pick("person-resume")
        assertNull(omar.fact("fact-suspended"))
    }

    @Test
    fun forgettingHasTheNameTyped() {
        val omar = omar()
        omar.petra()
        omar.pick("person-forget")
        omar.on<Forget>()
        omar.edit(0, "Jana")
        assertFalse(omar.frame.primary!!.enabled)
        omar.edit(0, " petra ")
        assertTrue(omar.frame.primary!!.danger)
        omar.primary()
        assertEquals(listOf("Jana"), omar.on<Home>().view.value.body.rows.map { it.name })
    }

    @Test
    fun theJournalIsNarrowedAndEachRecordOpens() {
        val omar = omar()
        omar.petra()
        omar.pick("person-number")
        omar.edit(0, "+4930123456")
        omar.choose(0)
        omar.primary()
        omar.pick("person-they-called")
        omar.at<org.countersign.model.screen.Call> { type("000000") }
        omar.other("verdict-hung-up")
        omar.at<Home> { journal() }
        val all = omar.on<JournalScreen>().view.value.body
        assertTrue(all.rows.first().what.startsWith("Wrong code, they called"), all.rows.first().what)
        assertEquals(Sign.Wrong, all.rows.first().sign)
        assertTrue(all.rows.first().day.isNotEmpty())
        assertEquals("", all.rows[1].day, "the day stands over the first of it")
        omar.at<JournalScreen> { filter(0, 2, 0) }
        assertEquals(1, omar.on<JournalScreen>().view.value.body.rows.size)
        omar.at<JournalScreen> { filter(0, 3, 1) }
        val changes = omar.on<JournalScreen>().view.value.body
        assertEquals(listOf("Number saved: +4930123456"), changes.rows.map { it.what })
        val jana = changes.people.answers.indexOf("Jana")
        omar.at<JournalScreen> { filter(jana, 2, 0) }
        assertEquals(omar.text("journal-empty"), omar.on<JournalScreen>().view.value.body.empty)
        omar.at<JournalScreen> { filter(0, 1, 0) }
        omar.at<JournalScreen> { pick(0) }
        omar.on<RecordScreen>()
        val facts = omar.form.facts.associate { it.name to it.value }
        assertEquals("Petra", facts[omar.text("record-person")])
        assertTrue(facts.getValue(omar.text("record-call-back")).startsWith("+4930123456"))
        omar.back()
        omar.on<JournalScreen>()
    }

    @Test
    fun aPersonsOwnJournalBeginsNarrowed() {
        val omar = omar()
        omar.petra()
        omar.pick("person-journal")
        val body = omar.on<JournalScreen>().view.value.body
        assertEquals("Petra", body.people.answers[body.people.chosen])
        assertTrue(body.rows.all { it.name == "Petra" })
    }

    @Test
    fun theChainIsCheckedWithProgress() {
        val omar = omar()
        omar.at<Home> { journal() }
        omar.at<JournalScreen> { pick(0) }
        val newest = omar.form.facts.single { it.name == omar.text("record-number") }.value
        omar.back()
        omar.other("journal-check")
        assertEquals(omar.text("journal-whole", "count" to newest), omar.frame.notice!!.text)
        assertEquals(Tone.Good, omar.frame.notice!!.tone)
        assertNull(omar.frame.busy)
    }

    @Test
    fun aCheckThatIsUnderWaySaysSoAndEndsWithTheWayBack() {
        val omar = omar()
        omar.at<Home> { journal() }
        val journal = omar.on<JournalScreen>()
        journal.other(0)
        assertEquals(omar.text("journal-checking"), omar.frame.busy)
        assertFalse(omar.frame.others.first().enabled)
        journal.other(0)
        journal.back()
        assertNull(omar.frame.busy)
        omar.settle()
        omar.on<JournalScreen>()
        assertNull(omar.frame.notice, "what belongs to an ended check is not taken up")
        omar.other("journal-check")
        assertEquals(Tone.Good, omar.frame.notice!!.tone)
        omar.back()
        omar.on<Home>()
    }

    @Test
    fun anExportIsWrittenOnceAndAudited() {
        val omar = omar()
        omar.at<Home> { journal() }
        omar.other("journal-export")
        val name = omar.effects.filterIsInstance<Effect.ChooseFile>().single().name
        assertEquals("countersign-2027-01-15.jsonl", name)
        val path = omar.folder.resolve(name)
        omar.at<JournalScreen> { exportTo(path.toString()) }
        assertEquals(Effect.Written(path.toString()), omar.effects.last())
        assertEquals(omar.text("journal-exported"), omar.frame.notice!!.text)
        val audit = org.countersign.core.auditJournal(path.toString())
        assertEquals(Files.readAllLines(path).size.toLong(), audit.records + 2, "a head, the records, a signature")
        omar.at<JournalScreen> { exportTo(path.toString()) }
        assertEquals(omar.text("refused-unwritten"), omar.frame.notice!!.text)
    }
}
