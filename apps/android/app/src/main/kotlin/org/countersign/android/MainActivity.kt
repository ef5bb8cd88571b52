package org.countersign.android

import android.app.Activity
import android.os.Bundle
import android.widget.TextView

/** The one window of the app. */
public class MainActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(TextView(this).apply { text = (application as CountersignApp).model.screen.value.view.value.frame.title })
    }
}
