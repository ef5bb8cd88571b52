package org.countersign.model

import org.countersign.core.PersonId

/** Numbers a person within this device; a number is never used again. */
@JvmInline
public value class ContactId(public val number: Long) {
    internal val core: PersonId get() = PersonId(number)
}

/** Numbers a record of the journal, from 1 on without gaps. */
@JvmInline
public value class RecordSeq(public val number: Long)

internal val PersonId.contact: ContactId get() = ContactId(value)
