package org.countersign.android.platform

import android.content.Context

/** Gives a service that every phone has. */
internal inline fun <reified S : Any> Context.service(): S =
    checkNotNull(getSystemService(S::class.java)) { "a phone without ${S::class.simpleName}" }
