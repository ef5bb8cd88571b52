package org.countersign.android

import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.BufferedReader
import java.io.BufferedWriter
import java.io.File
import java.nio.file.Files
import java.util.concurrent.TimeUnit

/** The person on the other side: the command line, with a device of its own in a folder of its own. */
class Peer(name: String) : AutoCloseable {
    private val home: File = Files.createTempDirectory("peer").toFile()
    private val running = mutableListOf<Process>()

    init {
        val talk = start("init", "--name", name, "--no-keyring", "--no-recovery", "--json")
        check(talk.end() == 0) { "the peer could not be set up" }
    }

    /** Starts a verb and hands the passphrase over. */
    fun start(vararg words: String): Talk {
        val program = checkNotNull(System.getProperty("countersign.cli"))
        val builder = ProcessBuilder(listOf(program) + words + listOf("--passphrase-fd", "0"))
        builder.environment() += mapOf("COUNTERSIGN_HOME" to File(home, "device").path, "LC_ALL" to "C.UTF-8")
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS")
        builder.redirectError(ProcessBuilder.Redirect.DISCARD)
        val process = builder.start().also { running += it }
        return Talk(process).apply { say(PASSPHRASE) }
    }

    /** Gives its code for a person. */
    fun code(whom: String, role: String): String = start("prove", whom, role, "--json").hear().get("code").asString

    /** Says what a code came to. */
    fun verdict(whom: String, code: String, role: String): String =
        start("check", whom, code, role, "--json").hear().get("verdict").asString

    override fun close() {
        running.forEach { it.destroyForcibly() }
        home.deleteRecursively()
    }

    /** A program that talks in lines. */
    class Talk(private val process: Process) {
        private val out: BufferedWriter = process.outputWriter()
        private val from: BufferedReader = process.inputReader()

        fun say(line: String) {
            out.write(line)
            out.newLine()
            out.flush()
        }

        fun hear(): JsonObject =
            JsonParser.parseString(checkNotNull(from.readLine()) { "the other said nothing more" }).asJsonObject

        /** Waits for its end. */
        fun end(): Int {
            out.close()
            check(process.waitFor(1, TimeUnit.MINUTES)) { "it does not end" }
            return process.exitValue()
        }
    }

    private companion object {
        const val PASSPHRASE = "correct horse battery staple"
    }
}
