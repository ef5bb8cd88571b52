package org.countersign.android

import org.countersign.model.Known
import org.countersign.model.Sign
import org.countersign.model.screen.About
import org.countersign.model.screen.BeginAnew
import org.countersign.model.screen.Blocked
import org.countersign.model.screen.ChangeName
import org.countersign.model.screen.Doctor
import org.countersign.model.screen.Doubted
import org.countersign.model.screen.Home
import org.countersign.model.screen.HowLocked
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.MyName
import org.countersign.model.screen.NewPassphrase
import org.countersign.model.screen.Opening
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.RecordScreen
import org.countersign.model.screen.RenewKey
import org.countersign.model.screen.SettingsScreen
import org.countersign.model.screen.ShowWords
import org.countersign.model.screen.Sure
import org.countersign.model.screen.Told
import org.countersign.model.screen.TypeBack
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import java.io.File

/** The first run by the phone's lock, from the moment the app is opened. */
fun Tour.firstRun() {
    app.disk.isSlow = true
    start()
    on<Opening>()
    shot("opening")
    app.disk.isSlow = false
    settle()
    on<Welcome>()
    shot("welcome")
    forward()
    on<HowLocked>()
    shot("how-locked")
    press(text("how-locked-passphrase"))
    shot("how-locked-passphrase")
    press(text("how-locked-keyring"))
    forward()
    val words = on<ShowWords>().view.value.body.words
    shot("recovery-words")
    forward()
    val fields = on<TypeBack>().view.value.body.fields
    shot("type-back")
    for (field in fields) {
        val number = (1..words.size).first { text("recovery-word", "number" to it) == field.label }
        type(field.label, words[number - 1])
    }
    forward()
    on<MyName>()
    typeOnly("Omar Haddad")
    shot("my-name")
    forward()
    finger()
    on<Home>()
    shot("home-empty")
}

/** A person, and all that can be done about them. */
fun Tour.people() {
    press("Petra")
    on<PersonScreen>()
    shot("person")
    pressKey("person-rename")
    assertEquals("Petra", onlyField().text.toString())
    shot("rename")
    back()
    pressKey("person-number")
    shot("number")
    back()
    pressKey("person-forget")
    shot("forget")
    back()
    pressKey("person-suspend")
    shot("suspend")
    forward()
    shot("person-suspended")
    back()
    shot("home-suspended")
    verdict("screen-they-called", "203968", "suspended", Sign.Pause)
    home()
    press("Petra")
    pressKey("person-resume")
    back()
}

/** The journal and one record. */
fun Tour.journal() {
    pressKey("screen-journal")
    on<JournalScreen>()
    shot("journal")
    press("${text("screen-filter-result")}: ${text("journal-kind-all")}")
    shot("journal-filter")
    press(text("journal-kind-failed"))
    shot("journal-failed")
    pressKey("journal-check")
    shot("journal-checked")
    val row = on<JournalScreen>().view.value.body.rows.first()
    press(listOf(row.time, row.name, row.what).filter { it.isNotEmpty() }.joinToString(", "))
    on<RecordScreen>()
    shot("record")
    back()
    back()
}

/** The settings and what they open. */
fun Tour.settings() {
    pressKey("screen-settings")
    on<SettingsScreen>()
    shot("settings")
    pressKey("settings-theme")
    shot("theme")
    back()
    pressKey("settings-name")
    on<ChangeName>()
    shot("change-name")
    back()
    pressKey("settings-keyring")
    forward()
    finger()
    on<Sure>()
    shot("sure")
    forward()
    finger()
    on<Told>()
    shot("told")
    forward()
    pressKey("settings-doctor")
    on<Doctor>()
    shot("doctor")
    back()
    pressKey("settings-about")
    on<About>()
    shot("about")
    back()
    pressKey("settings-erase")
    shot("prove-owner")
    forward()
    finger()
    shot("erase")
    home()
}

/** An older copy of the vault takes the place of the newest one. */
fun Tour.olderCopy() {
    val file = File(app.folder, "vault.db")
    stop()
    val old = file.readBytes()
    start()
    finger()
    press("Petra")
    pressKey("person-suspend")
    forward()
    stop()
    file.writeBytes(old)
    for (beside in listOf("vault.db-wal", "vault.db-shm")) File(app.folder, beside).delete()
    start()
    finger()
    on<Doubted>()
    shot("doubted")
    forward()
    finger()
    on<Told>()
    forward()
    on<Home>()
}

/** The phone gives its key up, and the passphrase is forgotten. */
fun Tour.recovery() {
    press(text("screen-lock"))
    on<Unlock>()
    shot("unlock")
    keystore.addFinger()
    forward()
    assertTrue(on<Unlock>().isRecovery)
    shot("recovery")
    pressKey("unlock-use-recovery")
    shot("recovery-by-words")
    typeOnly(Known.recovery)
    forward()
    on<RenewKey>()
    shot("renew-key")
    forward()
    finger()
    on<NewPassphrase>()
    shot("new-passphrase")
}

/** What is kept here can be read no more. */
fun Tour.damage() {
    stop()
    File(app.folder, "vault.db").writeBytes(ByteArray(4_096) { 7 })
    start()
    on<Blocked>()
    shot("blocked")
    pressKey("begin-anew")
    on<BeginAnew>()
    shot("begin-anew")
}
