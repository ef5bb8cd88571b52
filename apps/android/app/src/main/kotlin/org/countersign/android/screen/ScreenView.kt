package org.countersign.android.screen

import android.view.View
import org.countersign.android.kit.Look
import org.countersign.model.CallBody
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Screen
import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Drill
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.Mine
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.SettingsScreen
import org.countersign.model.screen.VerdictScreen
import org.countersign.model.View as Shown

/** A screen as it is seen: views that are made once and then show whatever the model says. */
internal interface ScreenView<B : Any> {
    /** What goes into the window. */
    val root: View

    /** Shows this. */
    fun show(shown: Shown<B>)
}

/** A screen and its views, as one thing that can be drawn anew. */
internal class Drawn<B : Any>(val screen: Screen<B>, val view: ScreenView<B>) {
    /** Shows what the model says now. */
    fun show() = view.show(screen.view.value)
}

/** What only a screen with a pairing's camera, clipboard and files asks of the phone. */
internal interface Hands {
    /** Gives what lies in the clipboard, if it is text. */
    fun paste(): String?

    /** Has the person choose a picture. */
    fun choosePicture()
}

/** Makes the views of a screen. */
internal fun draw(look: Look, screen: Screen<*>, hands: Hands): Drawn<*> = when (screen) {
    is FormScreen -> Drawn<Form>(screen, FormView(look, screen))
    is Home -> Drawn(screen, HomeView(look, screen))
    is Choose -> Drawn(screen, ChooseView(look, screen))
    is Call -> Drawn<CallBody>(screen, CallView(look, screen, screen::type, screen::dial))
    is Mine -> Drawn<CallBody>(screen, CallView(look, screen, {}, {}))
    is Drill -> Drawn<CallBody>(screen, CallView(look, screen, screen::type) {})
    is VerdictScreen -> Drawn(screen, VerdictView(look, screen))
    is Exchange -> Drawn(screen, ExchangeView(look, screen, hands))
    is Confirm -> Drawn(screen, ConfirmView(look, screen))
    is PersonScreen -> Drawn(screen, PersonView(look, screen))
    is JournalScreen -> Drawn(screen, JournalView(look, screen))
    is SettingsScreen -> Drawn(screen, SettingsView(look, screen))
    else -> error("a screen without views")
}
