package org.countersign.android

import org.countersign.core.Clock
import org.countersign.core.PairingSession
import org.countersign.core.PairingWay
import org.countersign.core.People
import org.countersign.core.ReadBy
import org.countersign.core.RecoveryPaper
import org.countersign.core.VaultPlace
import java.nio.ByteBuffer
import java.nio.file.Files

/** The other person, played by the core alone. */
class Other(clock: Clock, name: String = "Petra Weiss") : AutoCloseable {
    private val folder = Files.createTempDirectory("other")
    private val place = VaultPlace(folder.resolve("vault").toString(), clock)
    private val people: People = RecoveryPaper.draw().use { paper ->
        val words = paper.words()
        val asked = paper.asked().map { it.toInt() }
        paper.typeBack(words[asked[0] - 1], words[asked[1] - 1])
        val key = ByteBuffer.allocateDirect(32).apply { put(0, 7) }
        place.create(name, key, null, paper)
    }

    /** Begins a pairing. */
    fun begins(way: PairingWay, work: (PairingSession) -> Unit) = people.beginPairing(way).use(work)

    /** Answers one. */
    fun answers(way: PairingWay, work: (PairingSession) -> Unit) = people.answerPairing(way).use(work)

    override fun close() {
        people.lock()
        people.close()
        place.close()
        folder.toFile().deleteRecursively()
    }
}

/** The message that it shows or sends. */
val PairingSession.message: String get() = checkNotNull(view().message) { "there is nothing to send" }

/** The words that it reads out. */
val PairingSession.words: String get() = view().confirming!!.myWords.joinToString(" ") { it.word }

/** It reads a message that came as text. */
fun PairingSession.reads(text: String) = feed(text, ReadBy.TEXT)

/** Its camera sees a message. */
fun PairingSession.sees(text: String) = feed(text, ReadBy.CAMERA)
