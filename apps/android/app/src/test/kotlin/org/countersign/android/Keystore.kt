package org.countersign.android

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.StrongBoxUnavailableException
import java.io.InputStream
import java.io.OutputStream
import java.security.InvalidAlgorithmParameterException
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.UnrecoverableKeyException
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec

/**
 * Stands where Android's keystore is on a phone, under the same name, and remembers what was asked of it. It holds keys in
 * memory, may lack a chip of its own, and can be told that a finger was added.
 */
class Keystore : Provider("AndroidKeyStore", "1", "a keystore in memory") {
    private val held = HashMap<String, SecretKey>()
    private val invalid = HashSet<String>()

    /** Whether an invalid key is found and says so when it is used, as later systems have it, or is not even found. */
    var saysSoInUse = false

    /** What every key was to be like, in order. */
    val asked = ArrayList<KeyGenParameterSpec>()

    /** Whether there is a chip of its own. */
    var strongBox = false

    /** Whether a finger or a face is known to the phone; before Android 11 a key for each use needs one. */
    var knowsFinger = true

    /** Which keys it fails to make. */
    var failing: (KeyGenParameterSpec) -> Boolean = { false }

    /** Whether it finds no key because it does not work. */
    var silent = false

    /** The names of all keys. */
    val names: Set<String> get() = held.keys

    init {
        putService(object : Service(this, "KeyStore", name, Store::class.java.name, null, null) {
            override fun newInstance(constructorParameter: Any?) = Store()
        })
        putService(object : Service(this, "KeyGenerator", "AES", Generator::class.java.name, null, null) {
            override fun newInstance(constructorParameter: Any?) = Generator()
        })
        putService(object : Service(this, "Cipher", "AES/GCM/NoPadding", Refusing::class.java.name, null, null) {
            override fun newInstance(constructorParameter: Any?) = Refusing()

            // Keys that are in order are used by whoever can.
            override fun supportsParameter(parameter: Any?) = parameter is Gone
        })
    }

    /** A finger was added: what was made before is of no use any more. */
    fun addFinger() {
        invalid += held.keys
    }

    /** The phone was set up anew. */
    fun empty() {
        held.clear()
        invalid.clear()
    }

    fun install() {
        Security.insertProviderAt(this, 1)
    }

    fun uninstall() = Security.removeProvider(name)

    private inner class Generator : KeyGeneratorSpi() {
        private lateinit var spec: KeyGenParameterSpec

        override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(keysize: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(params: AlgorithmParameterSpec?, random: SecureRandom?) {
            spec = params as KeyGenParameterSpec
            asked += spec
            val eachUse = spec.userAuthenticationValidityDurationSeconds <= 0
            if (eachUse && !knowsFinger) throw InvalidAlgorithmParameterException("no finger")
        }

        override fun engineGenerateKey(): SecretKey {
            if (failing(spec)) throw ProviderException("out of order")
            if (spec.isStrongBoxBacked && !strongBox) throw StrongBoxUnavailableException("no chip")
            val bytes = ByteArray(spec.keySize / 8).also { SecureRandom().nextBytes(it) }
            return SecretKeySpec(bytes, "AES").also { held[spec.keystoreAlias] = it }
        }
    }

    /** A key that is named and of no use any more. */
    private class Gone : SecretKey {
        override fun getAlgorithm() = "AES"

        override fun getFormat(): String? = null

        override fun getEncoded(): ByteArray? = null
    }

    private inner class Store : KeyStoreSpi() {
        override fun engineGetKey(alias: String, password: CharArray?): Key? {
            if (silent) throw ProviderException("out of order")
            if (alias !in invalid) return held[alias]
            return if (saysSoInUse) Gone() else throw UnrecoverableKeyException("a finger was added")
        }

        override fun engineDeleteEntry(alias: String) {
            held.remove(alias)
            invalid.remove(alias)
        }

        override fun engineAliases() = Collections.enumeration(held.keys.toList())

        override fun engineContainsAlias(alias: String) = alias in held

        override fun engineSize() = held.size

        override fun engineIsKeyEntry(alias: String) = alias in held

        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

        override fun engineGetCertificateChain(alias: String?): Array<Certificate>? = null

        override fun engineGetCertificate(alias: String?): Certificate? = null

        override fun engineGetCreationDate(alias: String?): Date? = null

        override fun engineIsCertificateEntry(alias: String?) = false

        override fun engineGetCertificateAlias(cert: Certificate?): String? = null

        override fun engineSetKeyEntry(
            alias: String?,
            key: Key?,
            password: CharArray?,
            chain: Array<out Certificate>?
        ) = throw UnsupportedOperationException()

        override fun engineSetKeyEntry(alias: String?, key: ByteArray?, chain: Array<out Certificate>?) =
            throw UnsupportedOperationException()

        override fun engineSetCertificateEntry(alias: String?, cert: Certificate?) =
            throw UnsupportedOperationException()

        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit
    }
}
