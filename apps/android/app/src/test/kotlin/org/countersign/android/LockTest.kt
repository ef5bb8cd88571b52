package org.countersign.android

import android.hardware.biometrics.BiometricPrompt
import org.countersign.model.screen.Call
import org.countersign.model.screen.Home
import org.countersign.model.screen.RenewKey
import org.countersign.model.screen.Unlock
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test

class LockTest : Handset() {
    @Test
    fun theAppAsksForItsOwnerWhenItBeginsAndAfterADismissedQuestion() {
        startWithKnown()
        app.restart()
        controller.pause().stop().destroy()
        controller = org.robolectric.Robolectric.buildActivity(MainActivity::class.java).setup().visible()
        dismiss()
        on<Unlock>()
        assertSees(text("refused-key-cancelled"))
        forward()
        dismiss(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT)
        assertSees(text("refused-key-locked-out"))
        pressKey("unlock-use-keyring")
        finger()
        on<Home>()
    }

    @Test
    fun aKeyMadeInvalidLeadsToRecoveryAndNothingIsLost() {
        startWithKnown()
        val people = on<Home>().view.value.body.rows.map { it.name }
        keystore.addFinger()
        press(text("screen-lock"))
        forward()
        assertTrue(on<Unlock>().isRecovery)
        assertSees(text("recover-title"))
        assertSees(text("refused-key-invalidated"))
        typeOnly(org.countersign.model.Known.passphrase)
        forward()
        on<RenewKey>()
        forward()
        finger()
        forward()
        assertEquals(people, on<Home>().view.value.body.rows.map { it.name })
        press(text("screen-lock"))
        forward()
        finger()
        on<Home>()
    }

    @Test
    fun itLocksItselfUnusedAndBehindOtherApps() {
        startWithKnown()
        repeat(4) { pass(60) }
        on<Home>()
        activity.onUserInteraction()
        repeat(4) { pass(60) }
        on<Home>()
        controller.pause().stop()
        app.clock.pass(301)
        controller.restart().resume()
        settle()
        on<Unlock>()
        forward()
        finger()
        on<Home>()
        repeat(6) { pass(60) }
        on<Unlock>()
    }

    @Test
    fun turningThePhoneLosesNothing() {
        startWithKnown()
        pressKey("screen-they-called")
        press("Petra")
        typeOnly("203")
        val screen = on<Call>()
        controller.recreate()
        settle()
        assertSame(screen, model.screen.value)
        assertEquals("203", onlyField().text.toString())
        assertFalse(model.screen.value is Unlock)
        typeOnly("203968")
        assertFalse(model.screen.value is Call)
    }

    @Test
    fun theWayBackIsTheModelsAndAtItsEndTheSystems() {
        startWithKnown()
        pressKey("screen-they-called")
        press("Petra")
        back()
        back()
        on<Home>()
        back()
        on<Home>()
        assertFalse("the app only steps behind others", activity.isFinishing)
    }
}
