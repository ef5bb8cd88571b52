package org.countersign.model.texts

/**
 * The sentences in the reader's language.
 *
 * They lie in this module as resources, which a plain JVM and an APK both hold: those of the desktop, and over them those
 * that are said differently on a phone (`phone.ftl`).
 */
public class Texts private constructor(
    /** The language's tag, `en` or `de`. */
    public val language: String,
    private val sentences: Map<String, List<Piece>>
) {
    /** Gives a sentence with [values] in it. A key that no file has is given as it is; a test sees to it that there is none. */
    public fun get(key: String, vararg values: Pair<String, Any>): String {
        val pieces = sentences[key] ?: return key
        return StringBuilder().also { fill(it, pieces, values.toMap()) }.toString()
    }

    internal fun has(key: String): Boolean = key in sentences

    internal val keys: Set<String> get() = sentences.keys

    internal fun values(key: String): Set<String> = Sentences.values(sentences.getValue(key))

    private fun fill(out: StringBuilder, pieces: List<Piece>, values: Map<String, Any>) {
        for (piece in pieces) {
            when (piece) {
                is Piece.Plain -> out.append(piece.text)
                is Piece.Value -> out.append(values[piece.name] ?: "{$" + piece.name + "}")
                is Piece.Choice -> {
                    val number = values[piece.name].toString()
                    val variant = piece.variants[number] ?: piece.variants["one"].takeIf { number == "1" }
                    fill(out, variant ?: piece.variants.getValue(piece.other), values)
                }
            }
        }
    }

    public companion object {
        /** The languages that there are; the first stands in for all others. */
        public val LANGUAGES: List<String> = listOf("en", "de")

        /** The desktop's files, and last the phone's, whose sentences take precedence. */
        internal val FILES: List<String> = listOf("model.ftl", "pairing.ftl", "screens.ftl", "setup.ftl", "phone.ftl")

        /** Takes the language of a BCP 47 tag such as `de-AT`, English where there is no file for it. */
        public fun of(tag: String): Texts {
            val wanted = tag.split('-', '_').first().lowercase()
            val language = LANGUAGES.find { it == wanted } ?: LANGUAGES.first()
            val sentences = HashMap<String, List<Piece>>()
            for (file in FILES) sentences += Sentences.parse(file(language, file))
            return Texts(language, sentences)
        }

        internal fun file(language: String, name: String): String {
            val path = "$language/$name"
            val stream = requireNotNull(Texts::class.java.getResourceAsStream(path)) { "$path is not in the module" }
            return stream.use { it.readBytes().toString(Charsets.UTF_8) }
        }
    }
}
