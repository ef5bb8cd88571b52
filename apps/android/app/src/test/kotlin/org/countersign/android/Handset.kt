package org.countersign.android

import android.app.KeyguardManager
import android.content.Context
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import android.widget.TextView
import android.window.OnBackInvokedCallback
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import org.countersign.android.platform.KeptPreferences
import org.countersign.android.platform.KeystoreKey
import org.countersign.core.People
import org.countersign.model.App
import org.countersign.model.Known
import org.countersign.model.Objects
import org.countersign.model.Preferences
import org.countersign.model.Screen
import org.countersign.model.SetClock
import org.countersign.model.device.KeyWrapped
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.util.ReflectionHelpers
import java.io.File
import java.time.Duration
import kotlin.coroutines.CoroutineContext

/** Does what may block on the test's own thread, and not before the test lets it. */
class Disk : CoroutineDispatcher() {
    private val waiting = ArrayDeque<Pair<CoroutineContext, Runnable>>()

    /** Whether it is slow: what it is asked for waits until it is not. */
    var isSlow = false
        set(slow) {
            field = slow
            while (!slow &&
                waiting.isNotEmpty()
            ) {
                waiting.removeFirst().let { (context, block) -> dispatch(context, block) }
            }
        }

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        if (isSlow) waiting += context to block else Dispatchers.Main.dispatch(context, block)
    }
}

/** The app with a clock that is set; all of its work is done on the test's own thread, and only when it says so. */
class TestApp : CountersignApp() {
    val clock = SetClock()
    val disk = Disk()

    override fun clock() = clock

    override fun io() = disk

    val folder get() = File(noBackupFilesDir, "vault")

    /** Ends the process and begins the next one. */
    fun restart() {
        model.close()
        begin()
    }
}

/** A phone in a hand: what is on its screen is found, pressed and typed as a person does. */
@RunWith(RobolectricTestRunner::class)
@Config(
    application = TestApp::class,
    shadows = [Question::class, NoBluetooth::class],
    qualifiers = "en-rUS-w411dp-h891dp-port-notnight-xhdpi"
)
abstract class Handset {
    val keystore = Keystore()
    val app: TestApp get() = RuntimeEnvironment.getApplication() as TestApp
    val model: App get() = app.model
    lateinit var controller: ActivityController<MainActivity>
    val activity: MainActivity get() = controller.get()

    @Before
    fun unpack() {
        keystore.install()
        // A normal permission: the system grants it with the installation.
        shadowOf(app).grantPermissions("android.permission.HIDE_OVERLAY_WINDOWS")
        shadowOf(app.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(true)
    }

    @After
    fun putAway() {
        if (::controller.isInitialized) controller.pause().stop().destroy()
        model.close()
        settle()
        keystore.uninstall()
        // The reader of a camera's frames is closed on its own thread.
        val end = System.nanoTime() + 10_000_000_000
        while (Objects.alive > 0 && System.nanoTime() < end) Thread.sleep(10)
        assertEquals("objects of the core that nobody closed", 0, Objects.alive)
    }

    fun prefer(preferences: Preferences) = KeptPreferences(app).write(preferences)

    /** Opens the app. */
    fun start() {
        app.restart()
        controller = Robolectric.buildActivity(MainActivity::class.java).setup().visible()
        settle()
    }

    /** Puts the app away. */
    fun stop() {
        controller.pause().stop().destroy()
        model.close()
        settle()
    }

    /** Begins with an empty phone. */
    fun wipe() {
        app.noBackupFilesDir.deleteRecursively()
        app.noBackupFilesDir.mkdirs()
        keystore.empty()
    }

    /** Opens the app with the known vault of the fixtures, whose key this phone's keystore wraps, after [before]. */
    fun startWithKnown(before: ((People) -> Unit)? = null) {
        Known.copyTo(app.folder.toPath())
        before?.let { Known.opened(app.folder.toPath(), app.clock, it) }
        keepKnownKey()
        start()
        finger()
        on<org.countersign.model.screen.Home>()
    }

    private fun keepKnownKey() {
        val keys = KeystoreKey(app, app.prompt)
        // The question for the owner needs an activity in front.
        val asking = Robolectric.buildActivity(android.app.Activity::class.java).setup()
        app.prompt.show(asking.get())
        var kept = false
        kotlinx.coroutines.MainScope().launchNow {
            Known.key().use { kept = (keys.wrap(it) as KeyWrapped.Ready).keep() }
        }
        finger()
        app.prompt.hide(asking.get())
        asking.pause().stop().destroy()
        assertTrue("the known key is kept", kept)
    }

    /** Lets everything that is under way come to its end. */
    fun settle() {
        repeat(2) { shadowOf(Looper.getMainLooper()).idle() }
    }

    /** Lets seconds pass, on the wall and in the phone. */
    fun pass(seconds: Int) = repeat(seconds) {
        app.clock.pass(1)
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(1))
    }

    /** Puts a known finger on the phone. */
    fun finger() {
        settle()
        Question.yes()
        settle()
    }

    /** Dismisses the phone's question. */
    fun dismiss(code: Int = BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED) {
        settle()
        Question.no(code)
        settle()
    }

    /** The screen that is seen, which has to be of this kind. */
    inline fun <reified S : Screen<*>> on(): S {
        val screen = model.screen.value
        assertTrue("expected ${S::class.simpleName}, found ${screen::class.simpleName}: ${visible()}", screen is S)
        return screen as S
    }

    /** The sentence of this key, which has to be there. */
    fun text(key: String, vararg values: Pair<String, Any>): String =
        model.texts.get(key, *values).also { assertNotEquals("there is no sentence", key, it) }

    /** Every view that is there to be seen. */
    fun views(root: View = activity.window.decorView): List<View> = when {
        root.visibility != View.VISIBLE -> emptyList()
        root is ViewGroup -> listOf(root) + (0 until root.childCount).flatMap { views(root.getChildAt(it)) }
        else -> listOf(root)
    }

    private fun spoken(view: View): String =
        view.contentDescription?.toString() ?: (view as? TextView)?.text?.toString().orEmpty()

    private fun words(view: View): List<String> =
        (listOf(spoken(view)) + if (view is ViewGroup) views(view).map { spoken(it) } else emptyList())

    /** Everything that can be read on the screen. */
    fun visible(): List<String> = views().map { spoken(it) }.filter { it.isNotEmpty() }

    fun sees(words: String): Boolean = visible().any { words in it }

    fun assertSees(words: String) {
        assertNotEquals("everything contains nothing", "", words)
        assertTrue("expected \"$words\" among ${visible()}", sees(words))
    }

    /** Presses what says this. */
    fun press(label: String) {
        val all = views().filter { it.isClickable && it !is EditText && label in words(it) }
        val found =
            all.firstOrNull()
                ?: views().firstOrNull { it.isClickable && words(it).any { w -> w.startsWith("$label.") } }
        assertNotNull("nothing to press says \"$label\" among ${visible()}", found)
        assertTrue("\"$label\" can be pressed", found!!.isEnabled)
        assertTrue(found.performClick())
        settle()
    }

    fun pressKey(key: String, vararg values: Pair<String, Any>) = press(text(key, *values))

    /** Presses the one step forward. */
    fun forward() = press(model.screen.value.view.value.frame.primary!!.label)

    /** Goes back as the system does; from Android 13 on it calls whoever asked for that, and the activity no more. */
    fun back() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            val dispatcher = activity.window.decorView.findOnBackInvokedDispatcher()
            ReflectionHelpers.callInstanceMethod<OnBackInvokedCallback>(dispatcher, "getTopCallback").onBackInvoked()
        } else {
            @Suppress("DEPRECATION")
            activity.onBackPressed()
        }
        settle()
    }

    /** The field that asks for this. */
    fun field(label: String): EditText {
        val found = views().filterIsInstance<EditText>().firstOrNull { it.hint?.toString() == label }
        assertNotNull("no field \"$label\" among ${visible()}", found)
        return found!!
    }

    fun type(label: String, typed: String) {
        field(label).setText(typed)
        settle()
    }

    /** The only field there is. */
    fun onlyField(): EditText = views().filterIsInstance<EditText>().single()

    fun typeOnly(typed: String) {
        onlyField().setText(typed)
        settle()
    }

    inline fun <reified S : Any> service(): S = (app as Context).getSystemService(S::class.java)!!
}
