//! First run, the lock and the questions that are asked once.

use countersign_desktop::generated::{AppWindow, Button, Choice, Field, Form, Notice, Screen, Tone};
use slint::{ComponentHandle as _, SharedString};

use super::{back, button, list, shell, strings};

pub(super) fn welcome(app: &AppWindow, german: bool) {
    let (title, paragraphs, next) = if german {
        (
            "Willkommen bei Countersign",
            [
                "Countersign zeigt Ihnen, ob am Telefon wirklich das Gerät der Person ist, die Sie kennen.",
                "Sie treffen sich einmal und koppeln Ihre Geräte. Danach genügt ein sechsstelliger Code, den nur dieses Gerät berechnen kann.",
                "Es gibt keinen Server und kein Konto. Alles bleibt auf diesem Gerät.",
            ],
            "Los geht es",
        )
    } else {
        (
            "Welcome to Countersign",
            [
                "Countersign shows you whether the device of the person you know is really on the line.",
                "You meet once and pair your devices. From then on a six-digit code is enough, one that only that device can compute.",
                "There is no server and no account. Everything stays on this device.",
            ],
            "Begin",
        )
    };
    let shell = shell(app, Screen::Form, title, "", next);
    shell.set_paragraphs(strings(&paragraphs));
    shell.set_others(list([button(if german {
        "Aus einer Sicherung wiederherstellen"
    } else {
        "Restore from a backup"
    })]));
}

pub(super) fn protect(app: &AppWindow, german: bool) {
    let title = if german { "Womit soll dieses Gerät geschützt sein?" } else { "What shall protect this device?" };
    shell(app, Screen::Form, title, back(german), if german { "Weiter" } else { "Continue" });
    let choice = |title: &str, detail: &str, chosen, enabled| Choice {
        title: title.into(),
        detail: detail.into(),
        chosen,
        enabled,
    };
    app.global::<Form>().set_choices(list(if german {
        [
            choice(
                "Mit dem Schlüsselbund des Systems",
                "Countersign öffnet sich, wenn Sie angemeldet sind. Sie brauchen keine weitere Passphrase.",
                true,
                true,
            ),
            choice(
                "Mit einer Passphrase",
                "Sie geben sie bei jedem Öffnen ein. Auch wer Ihren Rechner entsperrt vorfindet, kommt nicht weiter.",
                false,
                true,
            ),
            choice("Mit einem Sicherheitsschlüssel", "An diesem Rechner ist keiner angeschlossen.", false, false),
        ]
    } else {
        [
            choice(
                "The system's keyring",
                "Countersign opens while you are signed in. There is no other passphrase to remember.",
                true,
                true,
            ),
            choice(
                "A passphrase",
                "You type it each time. Even someone who finds your computer unlocked gets no further.",
                false,
                true,
            ),
            choice("A security key", "None is plugged into this computer.", false, false),
        ]
    }));
}

pub(super) fn recovery(app: &AppWindow, german: bool) {
    let title = if german { "Schreiben Sie diese zwölf Wörter auf" } else { "Write down these twelve words" };
    let shell = shell(
        app,
        Screen::Form,
        title,
        back(german),
        if german { "Ich habe sie aufgeschrieben" } else { "I have written them down" },
    );
    shell.set_paragraphs(strings(&[if german {
        "Sie werden nur dieses eine Mal gezeigt. Mit ihnen öffnen Sie Ihre Daten, wenn die Passphrase vergessen oder das Gerät verloren ist."
    } else {
        "They are shown this once. With them you open your data when the passphrase is forgotten or the device is lost."
    }]));
    app.global::<Form>().set_words(strings(&[
        "abandon", "orchard", "velvet", "mountain", "twelve", "glimpse", "umbrella", "fortune", "captain", "history",
        "spatial", "zebra",
    ]));
}

pub(super) fn unlock(app: &AppWindow, german: bool) {
    let shell = shell(
        app,
        Screen::Form,
        if german { "Entsperren" } else { "Unlock" },
        "",
        if german { "Entsperren" } else { "Unlock" },
    );
    shell.set_others(list([button(if german { "Wiederherstellungscode verwenden" } else { "Use the recovery code" })]));
    app.global::<Form>().set_fields(list([Field {
        label: "Passphrase".into(),
        value: "correct horse".into(),
        placeholder: SharedString::new(),
        help: SharedString::new(),
        error: if german {
            "Diese Passphrase ist es nicht. Es ist nichts verloren; versuchen Sie es noch einmal."
        } else {
            "That is not the passphrase. Nothing was lost; try again."
        }
        .into(),
        secret: true,
        lines: 1,
    }]));
}

pub(super) fn naming(app: &AppWindow, german: bool) {
    let shell = shell(
        app,
        Screen::Form,
        if german { "Wer ist das?" } else { "Who is this?" },
        back(german),
        if german { "Speichern" } else { "Save" },
    );
    shell.set_notice(Notice {
        tone: Tone::Good,
        text: if german {
            "Gekoppelt. Beide Geräte haben dieselben Wörter gezeigt."
        } else {
            "Paired. Both devices showed the same words."
        }
        .into(),
    });
    let field = |label: &str, value: &str, placeholder: &str, help: &str, lines| Field {
        label: label.into(),
        value: value.into(),
        placeholder: placeholder.into(),
        help: help.into(),
        error: SharedString::new(),
        secret: false,
        lines,
    };
    app.global::<Form>().set_fields(list(if german {
        [
            field("Name, wie Sie die Person nennen", "Petra Lindqvist", "", "Nur Sie sehen diesen Namen.", 1),
            field(
                "Nummer für den Rückruf",
                "",
                "+49 30 1234567",
                "Schreiben Sie die Nummer von einer Karte oder aus dem Vertrag ab, nie aus einer Nachricht.",
                1,
            ),
            field("Notiz", "", "", "", 3),
        ]
    } else {
        [
            field("Name, as you call them", "Petra Lindqvist", "", "Only you see this name.", 1),
            field(
                "Number to call back on",
                "",
                "+49 30 1234567",
                "Copy it from a card or a contract, never from a message.",
                1,
            ),
            field("Note", "", "", "", 3),
        ]
    }));
}

pub(super) fn date(app: &AppWindow, german: bool) {
    let title = if german { "Ist es wirklich so spät?" } else { "Is this really the time?" };
    let shell =
        shell(app, Screen::Form, title, back(german), if german { "Ja, das stimmt" } else { "Yes, that is right" });
    shell.set_paragraphs(strings(&[if german {
        "Die Uhr dieses Geräts ist zurückgestellt worden. Vergleichen Sie mit einer anderen Uhr."
    } else {
        "The clock of this device has been set back. Compare it with another one."
    }]));
    shell.set_others(list([button(if german { "Nein, ich stelle die Uhr" } else { "No, I will set the clock" })]));
    app.global::<Form>().set_large(
        if german { "14:32 Uhr am Samstag, 21. November 2026" } else { "14:32 on Saturday, 21 November 2026" }.into(),
    );
}

pub(super) fn forget(app: &AppWindow, german: bool) {
    let title = if german { "Petra Lindqvist vergessen?" } else { "Forget Petra Lindqvist?" };
    let shell = shell(app, Screen::Form, title, back(german), "");
    shell
        .set_primary(Button {
            danger: true, ..button(if german { "Endgültig vergessen" } else { "Forget for good" })
        });
    shell.set_others(list([button(if german { "Behalten" } else { "Keep" })]));
    shell.set_notice(Notice {
        tone: Tone::Warning,
        text: if german {
            "Sie können Petra danach nicht mehr prüfen, bis Sie sich wieder treffen. Das Journal bleibt vollständig."
        } else {
            "You will not be able to check Petra until you meet again. The journal stays complete."
        }
        .into(),
    });
    app.global::<Form>().set_fields(list([Field {
        label: if german { "Tippen Sie den Namen ab" } else { "Type the name" }.into(),
        placeholder: "Petra Lindqvist".into(),
        lines: 1,
        ..Field::default()
    }]));
}
