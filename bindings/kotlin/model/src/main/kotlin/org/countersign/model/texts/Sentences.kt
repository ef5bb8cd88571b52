package org.countersign.model.texts

/** What follows on a key in a text file: pieces of text, values to fill in, and choices by a value. */
internal sealed interface Piece {
    /** Text as it stands. */
    data class Plain(val text: String) : Piece

    /** The value of this name. */
    data class Value(val name: String) : Piece

    /** One of several, by a number: its own, `one`, or the one that is marked for all others. */
    data class Choice(val name: String, val variants: Map<String, List<Piece>>, val other: String) : Piece
}

/**
 * Reads the part of Project Fluent's syntax that our sentences use: messages, values, and choices by a number. It exists
 * because desktop and phone say the same sentences out of the same files, and a phone needs no more of Fluent than that.
 */
internal object Sentences {
    private val MESSAGE = Regex("^([a-z][a-z0-9-]*) = ?(.*)$")

    /** Reads a file; a message that cannot be read is an error, since our own files are all there is. */
    fun parse(file: String): Map<String, List<Piece>> {
        val sources = LinkedHashMap<String, StringBuilder>()
        var current: StringBuilder? = null
        for (line in file.lineSequence()) {
            val begins = MESSAGE.find(line)
            when {
                begins != null -> {
                    val (key, text) = begins.destructured
                    current = StringBuilder(text)
                    require(sources.put(key, current) == null) { "$key stands there twice" }
                }
                line.startsWith("#") -> current = null
                current != null -> current.append('\n').append(line)
                else -> require(line.isBlank()) { "this is no message: $line" }
            }
        }
        return sources.mapValues { (key, source) -> Reader(key, source.toString().trimEnd()).whole() }
    }

    /** Names the values that a sentence asks for. */
    fun values(pieces: List<Piece>): Set<String> = pieces.flatMapTo(sortedSetOf()) { piece ->
        when (piece) {
            is Piece.Plain -> emptySet()
            is Piece.Value -> setOf(piece.name)
            is Piece.Choice -> setOf(piece.name) + piece.variants.values.flatMap { values(it) }
        }
    }

    private class Reader(private val key: String, private val source: String) {
        private var at = 0

        fun whole(): List<Piece> = pieces { false }.also { require(at == source.length) { wrong() } }

        /** Reads up to the end or to what does not belong to it any more. */
        private fun pieces(ends: () -> Boolean): List<Piece> {
            val pieces = mutableListOf<Piece>()
            val text = StringBuilder()
            while (at < source.length && !ends()) {
                when (val char = source[at]) {
                    '{' -> {
                        if (text.isNotEmpty()) pieces += Piece.Plain(text.toString())
                        text.clear()
                        pieces += placeable()
                    }
                    '}' -> throw IllegalArgumentException(wrong())
                    else -> {
                        text.append(char)
                        at++
                    }
                }
            }
            if (text.isNotEmpty()) pieces += Piece.Plain(text.toString())
            return pieces
        }

        private fun placeable(): Piece {
            take('{')
            blanks()
            take('$')
            val name = name()
            blanks()
            if (source.startsWith("->", at)) {
                at += 2
                return choice(name)
            }
            take('}')
            return Piece.Value(name)
        }

        private fun choice(name: String): Piece {
            val variants = LinkedHashMap<String, List<Piece>>()
            var other: String? = null
            while (true) {
                blanks()
                if (at < source.length && source[at] == '}') break
                val marked = at < source.length && source[at] == '*'
                if (marked) at++
                take('[')
                val variant = name()
                take(']')
                blanks()
                // A variant is one line in all our files.
                variants[variant] = pieces { source[at] == '\n' }
                if (marked) other = variant
            }
            take('}')
            return Piece.Choice(name, variants, requireNotNull(other) { wrong() })
        }

        private fun name(): String {
            val begin = at
            while (at < source.length && (source[at].isLetterOrDigit() || source[at] in "-_")) at++
            require(at > begin) { wrong() }
            return source.substring(begin, at)
        }

        private fun blanks() {
            while (at < source.length && source[at].isWhitespace()) at++
        }

        private fun take(char: Char) {
            require(at < source.length && source[at] == char) { wrong() }
            at++
        }

        private fun wrong() = "$key cannot be read at character $at"
    }
}
