package org.countersign.model

import com.google.gson.JsonObject
import com.google.gson.JsonParser
import kotlinx.coroutines.runBlocking
import org.countersign.core.Clock
import org.countersign.core.People
import org.countersign.core.VaultPlace
import org.countersign.model.device.KeyWrapped
import org.countersign.model.device.VaultKey
import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** What every language is tested with: the vectors, and the vault of `fixtures/vaults`. */
object Known {
    private val root: Path = Path.of(System.getProperty("countersign.root"))

    /** The checkout's folder of this name. */
    fun folder(name: String): Path = root.resolve(name)

    /** Reads a file of vectors. */
    fun vectors(name: String): JsonObject =
        JsonParser.parseString(Files.readAllBytes(folder("fixtures/vectors/$name.json")).toString(Charsets.UTF_8))
            .asJsonObject

    private val vault: JsonObject = vectors("verdicts")["vault"].asJsonObject

    /** The known vault's key. */
    fun key(): VaultKey = VaultKey.taking(vault["key"].asString.chunked(2).map { it.toInt(16).toByte() }.toByteArray())

    /** The same, as it is lent to the core. */
    fun lent(): ByteBuffer =
        ByteBuffer.allocateDirect(VaultKey.BYTES).also { lent -> key().use { lent.put(it.copy()) } }.flip()

    /** Its passphrase. */
    val passphrase: String = vault["passphrase"].asString

    /** Its recovery code. */
    val recovery: String = vault["recovery"].asString

    /** Puts a copy of the known vault where a folder is to be. */
    fun copyTo(folder: Path) {
        val alone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        Files.createDirectory(folder, alone)
        val file = folder.resolve("vault.db")
        Files.copy(folder(vault["folder"].asString.let { "fixtures/$it" }).resolve("vault.db"), file)
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
    }

    /** Does something with a copy of the known vault, as another program would while the app is not running. */
    fun opened(folder: Path, clock: Clock, work: (People) -> Unit) {
        VaultPlace(folder.toString(), clock).use { place ->
            place.unlockWithKey(lent(), null).use { people ->
                work(people)
                people.lock()
            }
        }
    }

    /** Gives a phone the known vault and its key. */
    fun copyTo(phone: Phone) {
        copyTo(phone.folder.resolve("vault"))
        runBlocking<Unit> { key().use { (phone.keys.wrap(it) as KeyWrapped.Ready).keep() } }
    }
}
