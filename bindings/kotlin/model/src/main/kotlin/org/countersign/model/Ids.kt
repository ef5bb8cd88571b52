package org.countersign.model

import org.countersign.core.PersonId

/** Numbers a person within this device; a number is never used again. */
@JvmInline
public value class ContactId(public val number: Long) {
    internal val core: PersonId get() = PersonId(number)
}

internal val PersonId.contact: ContactId get() = ContactId(value)
