package org.countersign.model.screen

import org.countersign.core.ClockDoubt
import org.countersign.core.RollbackCheck
import org.countersign.core.SlotKind
import org.countersign.core.SlotView
import org.countersign.core.VaultDoubt
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Screen
import org.countersign.model.Setting
import org.countersign.model.View
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome

/** What can be set, each thing behind one line that says what is set now. */
public class SettingsScreen internal constructor() : Screen<List<Setting>>() {
    private var known: Known? = null
    private var notice: Notice? = null

    /** What is set on the device, beside the preferences. */
    private class Known(
        val ownName: String,
        val slots: List<SlotView>,
        val doubt: VaultDoubt?,
        val clock: ClockDoubt?
    ) {
        fun has(kind: SlotKind) = slots.any { it.kind == kind }
    }

    /** A line that does something. */
    private enum class Line(val key: String, val always: Boolean = false) {
        Doubt("settings-doubt"),
        Clock("settings-clock"),
        Language("settings-language", always = true),
        Theme("settings-theme", always = true),
        Sound("settings-sound", always = true),
        MyName("settings-name"),
        Idle("settings-idle", always = true),
        PlatformKey("settings-keyring"),
        RemovePlatformKey("settings-keyring-remove"),
        Passphrase("settings-passphrase"),
        RemovePassphrase("settings-passphrase-remove"),
        Recovery("settings-recovery"),
        SomeoneKnows("settings-someone-knows"),
        Doctor("settings-doctor", always = true),
        About("settings-about", always = true),
        Erase("settings-erase", always = true)
    }

    /** Takes a line, by its place; headings do nothing. */
    public fun pick(row: Int): Unit = act {
        val line = lines().getOrNull(row)?.second
        if (line != null && (line.always || known != null)) pick(line) else Next.Stay
    }

    override fun draw(): View<List<Setting>> {
        val frame = Frame(text("settings-title"), notice = notice, back = text("back-home"))
        return View(frame, lines().map { it.first })
    }

    override fun open(): Next {
        ask({ read(it) }) { found ->
            when (found) {
                is Outcome.Done -> {
                    known = found.value
                    notice = null
                }
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, found.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun again(): Next = open()

    private fun read(device: Device): Known {
        val people = device.people()
        val doubt = (people.opened().rollback as? RollbackCheck.Doubted)?.doubt
        return Known(people.ownName(), people.slots(), doubt, people.clockDoubt())
    }

    private fun lines(): List<Pair<Setting, Line?>> {
        val known = known
        val lines = mutableListOf<Pair<Setting, Line?>>()
        if (known?.doubt != null || known?.clock != null) {
            lines += heading("settings-attention")
            if (known.doubt != null) lines += opens(Line.Doubt)
            if (known.clock != null) lines += opens(Line.Clock)
        }
        lines += heading("settings-window")
        lines += opens(Line.Language, Which.Language.value(desk))
        lines += opens(Line.Theme, Which.Theme.value(desk))
        val sound = Setting.Switch(text("settings-sound"), text("settings-sound-detail"), desk.preferences.sound)
        lines += sound to Line.Sound
        lines += heading("settings-me")
        lines += opens(Line.MyName, known?.ownName.orEmpty())
        lines += heading("settings-unlocking")
        lines += opens(Line.Idle, Which.Idle.value(desk))
        lines += ways(known)
        lines += heading("settings-device")
        lines += opens(Line.Doctor)
        lines += opens(Line.About, desk.version)
        lines += opens(Line.Erase)
        return lines
    }

    private fun ways(known: Known?): List<Pair<Setting, Line?>> {
        fun has(kind: SlotKind) = known?.has(kind) == true
        fun value(kind: SlotKind): String {
            val slot = known?.slots?.filter { it.kind == kind }?.maxByOrNull { it.generation }
            return text(
                when {
                    slot == null -> "settings-way-none"
                    slot.confirmed -> "settings-way-set"
                    else -> "settings-way-unconfirmed"
                }
            )
        }
        return listOfNotNull(
            opens(Line.PlatformKey, value(SlotKind.PLATFORM)),
            if (has(SlotKind.PLATFORM)) opens(Line.RemovePlatformKey) else null,
            opens(Line.Passphrase, value(SlotKind.PASSPHRASE)),
            if (has(SlotKind.PASSPHRASE)) opens(Line.RemovePassphrase) else null,
            opens(Line.Recovery, value(SlotKind.RECOVERY)),
            if (has(SlotKind.PASSPHRASE) || has(SlotKind.RECOVERY)) opens(Line.SomeoneKnows) else null
        )
    }

    private fun heading(key: String): Pair<Setting, Line?> = Setting.Heading(text(key)) to null

    /** A line that opens something. What the device has to know first rests until it was read. */
    private fun opens(line: Line, value: String = ""): Pair<Setting, Line?> {
        val enabled = line.always || known != null
        return Setting.Opens(text(line.key), text("${line.key}-detail"), value, enabled) to line
    }

    private fun pick(line: Line): Next {
        val known = known
        return when (line) {
            Line.Doubt -> known?.doubt?.let { Next.Go(Doubted(it)) } ?: Next.Stay
            Line.Clock -> Next.Go(ConfirmClock())
            Line.Language -> Next.Go(PreferenceScreen(Which.Language))
            Line.Theme -> Next.Go(PreferenceScreen(Which.Theme))
            Line.Idle -> Next.Go(PreferenceScreen(Which.Idle))
            Line.Sound -> {
                desk.prefer(desk.preferences.copy(sound = !desk.preferences.sound))
                Next.Stay
            }
            Line.MyName -> Next.Go(ChangeName(known?.ownName.orEmpty()))
            Line.Passphrase -> {
                val why = if (known?.has(SlotKind.PASSPHRASE) == true) Why.Change else Why.First
                owned("owner-why-ways") { NewPassphrase(why) }
            }
            Line.RemovePassphrase -> owned("owner-why-ways") {
                Sure(REMOVE_PASSPHRASE) { it.people().removeSlot(SlotKind.PASSPHRASE) }
            }
            Line.Recovery -> owned("owner-why-ways") { ShowWords(Goal.Replace) }
            Line.PlatformKey -> {
                val question = if (known?.has(SlotKind.PLATFORM) == true) RENEW_KEY else ADD_KEY
                owned("owner-why-ways") { Sure(question) { it.renewKey() } }
            }
            Line.RemovePlatformKey -> owned("owner-why-ways") { Sure(REMOVE_KEY) { it.removeKey() } }
            Line.SomeoneKnows -> {
                val typed = known?.has(SlotKind.PASSPHRASE) == true
                owned("owner-why-rekey") { if (typed) NewPassphrase(Why.Known) else ShowWords(Goal.Rekey(null)) }
            }
            Line.Doctor -> Next.Go(Doctor())
            Line.About -> Next.Go(About())
            Line.Erase -> owned("owner-why-erase") { Erase() }
        }
    }

    /** Asks for the owner first. */
    private fun owned(why: String, next: () -> org.countersign.model.FormScreen): Next =
        Next.Go(ProveOwner.before(why, next))

    private companion object {
        val REMOVE_PASSPHRASE = Question(
            "passphrase-remove-title",
            "passphrase-remove-means",
            "passphrase-remove-button",
            "owner-busy",
            "passphrase-removed",
            "passphrase-removed-means",
            destroys = true
        )
        val ADD_KEY = Question(
            "keyring-add-title",
            "keyring-add-means",
            "keyring-add-button",
            "unlock-busy-keyring",
            "renew-done",
            "renew-done-means"
        )
        val RENEW_KEY = Question(
            "keyring-renew-title",
            "keyring-renew-means",
            "keyring-renew-button",
            "unlock-busy-keyring",
            "renew-done",
            "renew-done-means"
        )
        val REMOVE_KEY = Question(
            "keyring-remove-title",
            "keyring-remove-means",
            "keyring-remove-button",
            "owner-busy",
            "keyring-removed",
            "keyring-removed-means",
            destroys = true
        )
    }
}
