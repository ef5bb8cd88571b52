package org.countersign.android.platform

import android.content.Context
import android.media.AudioAttributes
import android.media.AudioFormat
import android.media.AudioTrack
import android.os.VibrationEffect
import android.os.Vibrator
import org.countersign.model.Sound
import java.nio.ByteBuffer
import java.nio.ByteOrder
import kotlin.math.PI
import kotlin.math.min
import kotlin.math.sin

/** Verdicts for the ear and the hand. */
internal class Feedback(context: Context) {
    private val vibrator: Vibrator? = context.getSystemService(Vibrator::class.java)
    private var playing: AudioTrack? = null

    fun play(sound: Sound) {
        vibrator?.takeIf { it.hasVibrator() }?.vibrate(VibrationEffect.createWaveform(buzz(sound), NO_REPEAT))
        sing(notes(sound))
    }

    /** Pauses and buzzes by turns, in milliseconds. */
    private fun buzz(sound: Sound): LongArray = when (sound) {
        Sound.Verified -> longArrayOf(0, 400)
        Sound.Wrong -> longArrayOf(0, 120, 100, 120, 100, 120)
        Sound.Doubt -> longArrayOf(0, 120, 100, 120)
    }

    /** Notes by their hertz. */
    private fun notes(sound: Sound): List<Int> = when (sound) {
        Sound.Verified -> listOf(659, 988)
        Sound.Wrong -> listOf(196)
        Sound.Doubt -> listOf(440)
    }

    private fun sing(notes: List<Int>) {
        val samples = notes.flatMap { note(it).asList() }
        val bytes = ByteBuffer.allocate(samples.size * Short.SIZE_BYTES).order(ByteOrder.nativeOrder())
        samples.forEach { bytes.putShort(it) }
        playing?.release()
        playing = null
        val track = try {
            AudioTrack.Builder()
                .setAudioAttributes(
                    AudioAttributes.Builder()
                        .setUsage(AudioAttributes.USAGE_ASSISTANCE_SONIFICATION)
                        .setContentType(AudioAttributes.CONTENT_TYPE_SONIFICATION)
                        .build()
                )
                .setAudioFormat(
                    AudioFormat.Builder()
                        .setEncoding(AudioFormat.ENCODING_PCM_16BIT)
                        .setSampleRate(RATE)
                        .setChannelMask(AudioFormat.CHANNEL_OUT_MONO)
                        .build()
                )
                .setTransferMode(AudioTrack.MODE_STREAM)
                .setBufferSizeInBytes(bytes.capacity())
                .build()
        } catch (_: UnsupportedOperationException) {
            // A phone without sound; it buzzes and shows.
            return
        }
        playing = track
        if (track.state != AudioTrack.STATE_INITIALIZED) return
        // All of it fits into the buffer; what is in it is played to its end.
        track.write(bytes.array(), 0, bytes.capacity())
        track.play()
        track.stop()
    }

    /** A pure note that swells and fades, so that it does not click. */
    private fun note(hertz: Int): ShortArray = ShortArray(LENGTH) { at ->
        val edge = min(1.0, min(at, LENGTH - at) / FADE)
        (sin(2 * PI * hertz * at / RATE) * edge * LOUD * Short.MAX_VALUE).toInt().toShort()
    }

    private companion object {
        const val NO_REPEAT = -1
        const val RATE = 22_050

        /** Samples of a note: a fifth of a second. */
        const val LENGTH = RATE / 5

        /** Samples in which it swells. */
        const val FADE = 300.0
        const val LOUD = 0.5
    }
}
