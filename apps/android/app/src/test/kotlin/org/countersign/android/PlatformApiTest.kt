package org.countersign.android

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.objectweb.asm.ClassReader
import org.objectweb.asm.ClassVisitor
import org.objectweb.asm.FieldVisitor
import org.objectweb.asm.Handle
import org.objectweb.asm.MethodVisitor
import org.objectweb.asm.Opcodes
import org.objectweb.asm.Type
import java.io.File
import java.nio.ByteBuffer

/** Since which level of Android each public class, method and field is there, by the table that R8 brings along. */
private class PublicApi {
    private val levels = HashMap<String, Int>()

    init {
        val stream = checkNotNull(PublicApi::class.java.getResourceAsStream("/resources/api_database.ser"))
        val table = ByteBuffer.wrap(stream.use { it.readBytes() })
        check(String(table.array(), 0, MAGIC.length) == MAGIC && table.getShort(16).toInt() == 1) { "another format" }
        val names = table.getInt(18)
        val hashed = 22 + 6 * names + 6 * (1 shl 17)
        val payload = hashed + 6 * (1 shl 18)
        // The pool of names, and between it and the entries an index that is not needed here.
        val pool = (0 until names).map { at ->
            val begin = payload + table.getInt(22 + 6 * at)
            val length = table.getShort(22 + 6 * at + 4).toUShort().toInt() - 1
            String(table.array(), begin, length)
        }
        for (bucket in 0 until (1 shl 18)) {
            var at = payload + table.getInt(hashed + 6 * bucket)
            val end = at + table.getShort(hashed + 6 * bucket + 4).toUShort().toInt()
            while (at < end) at += entry(table, pool, at)
        }
    }

    private fun entry(table: ByteBuffer, pool: List<String>, at: Int): Int {
        val length = table.getShort(at).toUShort().toInt()
        val ids = (0 until (length - 1) / 2).map { pool[table.getShort(at + 3 + 2 * it).toUShort().toInt()] }
        val key = when (table.get(at + 2).toInt()) {
            0 -> ids[0]
            1 -> "${ids[0]}${ids[1]}"
            else -> "${ids[0]}${ids[1]}(${ids.subList(2, ids.size - 1).joinToString("")})${ids.last()}"
        }
        levels[key] = table.get(at + 2 + length).toUByte().toInt() / 2
        return 3 + length
    }

    val size get() = levels.size

    fun level(key: String): Int? = levels[key]

    private companion object {
        const val MAGIC = "r8-apidatabase"
    }
}

/** What our own classes use of others. */
private class Uses(root: File) {
    /** A use: the class, and behind it a method or a field, or nothing. */
    data class Use(val owner: String, val member: String)

    val above = HashMap<String, List<String>>()
    val declared = HashSet<Use>()
    val uses = HashMap<Use, MutableSet<String>>()

    init {
        root.walk().filter { it.extension == "class" }.forEach { file ->
            ClassReader(file.readBytes()).accept(Visitor(), ClassReader.SKIP_DEBUG)
        }
    }

    private inner class Visitor : ClassVisitor(Opcodes.ASM9) {
        private var own = ""

        override fun visit(
            version: Int,
            access: Int,
            name: String,
            signature: String?,
            superName: String?,
            interfaces: Array<out String>?
        ) {
            own = name
            above[name] = listOfNotNull(superName) + interfaces.orEmpty()
            above.getValue(name).forEach { use(it, "") }
        }

        override fun visitField(
            access: Int,
            name: String,
            descriptor: String,
            sign: String?,
            value: Any?
        ): FieldVisitor? {
            declared += Use(own, name)
            use(Type.getType(descriptor))
            return null
        }

        override fun visitMethod(
            access: Int,
            name: String,
            descriptor: String,
            signature: String?,
            exceptions: Array<out String>?
        ): MethodVisitor {
            declared += Use(own, name + descriptor)
            (Type.getArgumentTypes(descriptor) + Type.getReturnType(descriptor)).forEach { use(it) }
            return Body()
        }

        private inner class Body : MethodVisitor(Opcodes.ASM9) {
            override fun visitMethodInsn(
                opcode: Int,
                owner: String,
                name: String,
                descriptor: String,
                isInterface: Boolean
            ) = use(owner, name + descriptor)

            override fun visitFieldInsn(opcode: Int, owner: String, name: String, descriptor: String) = use(owner, name)

            override fun visitTypeInsn(opcode: Int, type: String) = use(type, "")

            override fun visitLdcInsn(value: Any) {
                if (value is Type) use(value)
            }

            // The method that makes lambdas is the build tools' matter; what they call is ours.
            override fun visitInvokeDynamicInsn(
                name: String,
                descriptor: String,
                bootstrap: Handle,
                vararg arguments: Any
            ) = arguments.filterIsInstance<Handle>().forEach { use(it.owner, it.name + it.desc) }
        }

        private fun use(type: Type) {
            val plain = if (type.sort == Type.ARRAY) type.elementType else type
            if (plain.sort == Type.OBJECT) use(plain.internalName, "")
        }

        private fun use(owner: String, member: String) {
            if (owner.startsWith("[")) return
            uses.getOrPut(Use(owner, member)) { sortedSetOf() } += own
        }
    }
}

/** Nothing hidden is used, and nothing that the oldest Android lacks but where its absence is looked for first. */
class PlatformApiTest {
    private val api = PublicApi()
    private val uses = Uses(File(System.getProperty("countersign.classes")!!))

    /** Since when there is what is used; 0 where it is not the platform's, none where it is hidden. */
    private fun level(use: Uses.Use): Int? = when {
        use.owner in uses.above && (use.member.isEmpty() || use in uses.declared) -> 0
        // Inherited from whatever above it has it.
        use.owner in uses.above -> uses.above.getValue(use.owner).mapNotNull { level(use.copy(owner = it)) }.minOrNull()
        PLATFORM.none { use.owner.startsWith(it) } -> 0
        else -> api.level("L${use.owner};${use.member}")
    }

    @Test
    fun onlyWhatIsPublicAndOldEnoughIsUsedUnguarded() {
        assertTrue("${api.size} entries", api.size > 50_000)
        assertTrue("${uses.uses.size} uses", uses.uses.size > 500)
        val guarded = checkNotNull(javaClass.getResourceAsStream("/guarded-apis.txt")).use { it.reader().readLines() }
            .map { it.substringBefore('#').trim() }.filter { it.isNotEmpty() }.toSet()
        val newer = sortedSetOf<String>()
        val wrong = sortedSetOf<String>()
        for ((use, by) in uses.uses) {
            val name = "${use.owner}.${use.member}".trimEnd('.')
            val since = level(use)
            when {
                since == null -> wrong += "hidden: $name in $by"
                since > OLDEST && name !in guarded -> wrong += "since $since: $name in $by"
                since > OLDEST -> newer += name
            }
        }
        assertEquals("", wrong.joinToString("\n"))
        assertEquals("guarded, but not used", emptySet<String>(), guarded - newer)
    }

    @Test
    fun whatIsHiddenOrNewIsNoticed() {
        assertEquals(
            null,
            level(Uses.Use("android/os/ServiceManager", "getService(Ljava/lang/String;)Landroid/os/IBinder;"))
        )
        assertEquals(33, level(Uses.Use("android/app/Activity", "setRecentsScreenshotEnabled(Z)V")))
        assertEquals(33, level(Uses.Use("org/countersign/android/MainActivity", "setRecentsScreenshotEnabled(Z)V")))
        assertEquals(1, level(Uses.Use("android/app/Activity", "finish()V")))
    }

    private companion object {
        const val OLDEST = 29
        val PLATFORM =
            listOf("android/", "java/", "javax/", "dalvik/", "org/json/", "org/xml/", "org/w3c/", "org/xmlpull/")
    }
}
