package org.countersign.android

import android.security.keystore.KeyPermanentlyInvalidatedException
import java.security.AlgorithmParameters
import java.security.Key
import java.security.SecureRandom
import java.security.spec.AlgorithmParameterSpec
import javax.crypto.CipherSpi

/** What Android's keystore uses an invalid key with: it refuses. */
class Refusing : CipherSpi() {
    private fun refuse(): Nothing = throw KeyPermanentlyInvalidatedException("a finger was added")

    override fun engineInit(mode: Int, key: Key?, random: SecureRandom?) = refuse()

    override fun engineInit(mode: Int, key: Key?, spec: AlgorithmParameterSpec?, random: SecureRandom?) = refuse()

    override fun engineInit(mode: Int, key: Key?, params: AlgorithmParameters?, random: SecureRandom?) = refuse()

    override fun engineSetMode(mode: String?) = Unit

    override fun engineSetPadding(padding: String?) = Unit

    override fun engineGetBlockSize() = BLOCK

    override fun engineGetOutputSize(inputLen: Int) = inputLen + BLOCK

    override fun engineGetIV(): ByteArray? = null

    override fun engineGetParameters(): AlgorithmParameters? = null

    override fun engineUpdate(input: ByteArray?, offset: Int, length: Int): ByteArray = refuse()

    override fun engineUpdate(input: ByteArray?, offset: Int, length: Int, output: ByteArray?, at: Int): Int = refuse()

    override fun engineDoFinal(input: ByteArray?, offset: Int, length: Int): ByteArray = refuse()

    override fun engineDoFinal(input: ByteArray?, offset: Int, length: Int, output: ByteArray?, at: Int): Int = refuse()

    private companion object {
        const val BLOCK = 16
    }
}
