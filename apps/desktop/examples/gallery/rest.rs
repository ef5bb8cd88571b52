//! One person, the journal, settings and what stands beside them.

use countersign_desktop::generated::{
    App, AppWindow, Button, Facts, Journal, Person, PersonRow, RecordRow, Screen, Setting, Settings, Tone,
};
use slint::{ComponentHandle as _, SharedString};

use super::{back, button, fact, list, petra, shell, strings};

pub(super) fn person(app: &AppWindow, german: bool) {
    shell(app, Screen::Person, "", back(german), "");
    let person = app.global::<Person>();
    person.set_row(PersonRow { checked: SharedString::new(), ..petra(german) });
    person.set_facts(list(if german {
        vec![
            fact("Vertrauen", "Persönlich, am 3. März 2026", Tone::Good),
            fact("Rückrufnummer", "+49 30 1234567, von ihrer Karte", Tone::None),
            fact("Zuletzt geprüft", "3. November 2026, 9:14 Uhr", Tone::None),
            fact("Geräte", "2", Tone::None),
            fact("Uhr", "geht um etwa 40 Sekunden nach", Tone::Warning),
        ]
    } else {
        vec![
            fact("Trust", "In person, on 3 March 2026", Tone::Good),
            fact("Number to call back", "+49 30 1234567, from their card", Tone::None),
            fact("Last checked", "3 November 2026, 09:14", Tone::None),
            fact("Devices", "2", Tone::None),
            fact("Clock", "slow by about 40 seconds", Tone::Warning),
        ]
    }));
    person.set_actions(list(if german {
        vec![
            button("Umbenennen"),
            button("Nummer ändern"),
            button("Journal dieser Person"),
            button("Aussetzen"),
            Button { danger: true, ..button("Vergessen") },
        ]
    } else {
        vec![
            button("Rename"),
            button("Change number"),
            button("Their journal"),
            button("Suspend"),
            Button { danger: true, ..button("Forget") },
        ]
    }));
}

pub(super) fn journal(app: &AppWindow, german: bool) {
    let shell = shell(app, Screen::Journal, "Journal", back(german), "");
    shell.set_others(list([
        button(if german { "Kette prüfen" } else { "Check the chain" }),
        button(if german { "Exportieren" } else { "Export" }),
    ]));
    let row = |day: &str, time: &str, name: &str, what: &str, tone, number: &str| RecordRow {
        day: day.into(),
        time: time.into(),
        name: name.into(),
        what: what.into(),
        sign: SharedString::new(),
        tone,
        number: number.into(),
    };
    let journal = app.global::<Journal>();
    journal.set_people(strings(&[if german { "Alle" } else { "Everyone" }, "Petra Lindqvist"]));
    journal.set_verdicts(strings(&[
        if german { "Jedes Ergebnis" } else { "Any result" },
        if german { "Bestätigt" } else { "Verified" },
    ]));
    journal
        .set_spans(strings(&[if german { "Seit Anfang" } else { "All time" }, if german { "Heute" } else { "Today" }]));
    journal.set_has_more(true);
    let long = "Dr. Maximiliane Freifrau von Hohenstein-Wallersdorf zu Oberbergen";
    journal.set_rows(list(if german {
        vec![
            row("Heute", "14:32", "Petra Lindqvist", "Bestätigt. Petra hat angerufen.", Tone::Good, "118"),
            row("", "14:31", "Petra Lindqvist", "Nicht bestätigt, noch drei Versuche.", Tone::Error, "117"),
            row("", "9:14", "Omar Haddad", "Dieser Code war schon verbraucht.", Tone::Warning, "116"),
            row("Gestern", "17:02", long, "Gekoppelt, persönlich mit Wörtern.", Tone::Info, "115"),
            row("", "8:55", "", "Entsperrt.", Tone::None, "114"),
        ]
    } else {
        vec![
            row("Today", "14:32", "Petra Lindqvist", "Verified. Petra called.", Tone::Good, "118"),
            row("", "14:31", "Petra Lindqvist", "Not verified, three tries left.", Tone::Error, "117"),
            row("", "09:14", "Omar Haddad", "This code was already used.", Tone::Warning, "116"),
            row("Yesterday", "17:02", long, "Paired in person, by words.", Tone::Info, "115"),
            row("", "08:55", "", "Unlocked.", Tone::None, "114"),
        ]
    }));
}

pub(super) fn journal_checking(app: &AppWindow, german: bool) {
    journal(app, german);
    let shell = app.global::<App>();
    shell.set_busy(true);
    shell.set_progress(0.43);
    shell.set_busy_text(
        if german { "Die Kette wird geprüft: 5.120 von 11.840" } else { "Checking the chain: 5,120 of 11,840" }.into(),
    );
}

pub(super) fn journal_empty(app: &AppWindow, german: bool) {
    journal(app, german);
    let journal = app.global::<Journal>();
    journal.set_rows(list([]));
    journal.set_has_more(false);
    journal.set_empty_text(
        if german {
            "Hier steht jede Prüfung, auch die misslungenen."
        } else {
            "Every check will stand here, failed ones too."
        }
        .into(),
    );
}

pub(super) fn record(app: &AppWindow, german: bool) {
    shell(app, Screen::Record, if german { "Eintrag 117" } else { "Record 117" }, back(german), "");
    app.global::<Facts>().set_rows(list(if german {
        vec![
            fact("Ergebnis", "Nicht bestätigt", Tone::Error),
            fact("Person", "Petra Lindqvist", Tone::None),
            fact("Zeit", "21. November 2026, 14:31:08 Uhr", Tone::None),
            fact("Wer angerufen hat", "Petra", Tone::None),
            fact("Kettenglied", "7f3a 19c4 88d0 e215 4b6c 90aa 1d3e 5f72", Tone::None),
            fact("Unterschrift", "gültig", Tone::Good),
        ]
    } else {
        vec![
            fact("Result", "Not verified", Tone::Error),
            fact("Person", "Petra Lindqvist", Tone::None),
            fact("Time", "21 November 2026, 14:31:08", Tone::None),
            fact("Who called", "Petra", Tone::None),
            fact("Link of the chain", "7f3a 19c4 88d0 e215 4b6c 90aa 1d3e 5f72", Tone::None),
            fact("Signature", "valid", Tone::Good),
        ]
    }));
}

pub(super) fn settings(app: &AppWindow, german: bool) {
    shell(app, Screen::Settings, if german { "Einstellungen" } else { "Settings" }, back(german), "");
    let heading = |title: &str| Setting { title: title.into(), is_heading: true, enabled: true, ..Setting::default() };
    let row = |title: &str, detail: &str, value: &str| Setting {
        title: title.into(),
        detail: detail.into(),
        value: value.into(),
        enabled: true,
        ..Setting::default()
    };
    let switch = |title: &str, detail: &str, on| Setting {
        title: title.into(),
        detail: detail.into(),
        is_switch: true,
        on,
        enabled: true,
        ..Setting::default()
    };
    app.global::<Settings>().set_rows(list(if german {
        vec![
            heading("Aussehen"),
            row("Sprache", "", "Deutsch"),
            row("Farben", "", "Wie das System"),
            switch("Ton", "Ein kurzer Ton zu jedem Ergebnis.", true),
            heading("Sicherheit"),
            row("Sperren nach", "Nach dieser Zeit ohne Taste und Maus.", "5 Minuten"),
            switch("Vor Bildschirmaufnahmen schützen", "Soweit das System es zulässt.", false),
            row("Passphrase", "Ändern, womit Countersign entsperrt wird.", ""),
            row("Wiederherstellungscode", "Einen neuen schreiben; der alte gilt dann nicht mehr.", ""),
            heading("Hilfe"),
            row("Gerät prüfen", "Uhr, Schlüsselbund, Kamera, Schriften.", ""),
            row("Über Countersign", "", ""),
        ]
    } else {
        vec![
            heading("Appearance"),
            row("Language", "", "English"),
            row("Colours", "", "As the system"),
            switch("Sound", "A short sound with each answer.", true),
            heading("Safety"),
            row("Lock after", "After this time without a key or the mouse.", "5 minutes"),
            switch("Keep out of screen recordings", "As far as the system allows.", false),
            row("Passphrase", "Change what unlocks Countersign.", ""),
            row("Recovery code", "Write a new one; the old one then no longer counts.", ""),
            heading("Help"),
            row("Check this device", "Clock, keyring, camera, fonts.", ""),
            row("About Countersign", "", ""),
        ]
    }));
}

pub(super) fn doctor(app: &AppWindow, german: bool) {
    shell(
        app,
        Screen::Doctor,
        if german { "Wie es um dieses Gerät steht" } else { "How this device is doing" },
        back(german),
        if german { "Noch einmal prüfen" } else { "Check again" },
    );
    app.global::<Facts>().set_rows(list(if german {
        vec![
            fact("Uhr", "geht richtig", Tone::Good),
            fact("Schlüsselbund", "erreichbar", Tone::Good),
            fact("Kamera", "wird von einem anderen Programm benutzt; schließen Sie es", Tone::Warning),
            fact(
                "Rechte",
                "Andere Benutzer können den Datenordner lesen: chmod 700 ~/.local/share/countersign",
                Tone::Error,
            ),
        ]
    } else {
        vec![
            fact("Clock", "right", Tone::Good),
            fact("Keyring", "within reach", Tone::Good),
            fact("Camera", "used by another program; close that", Tone::Warning),
            fact(
                "Permissions",
                "Other users can read the data folder: chmod 700 ~/.local/share/countersign",
                Tone::Error,
            ),
        ]
    }));
}

pub(super) fn about(app: &AppWindow, german: bool) {
    let shell =
        shell(app, Screen::About, if german { "Über Countersign" } else { "About Countersign" }, back(german), "");
    shell.set_paragraphs(strings(&[if german {
        "Ein richtiger Code bedeutet: Das entsperrte Gerät dieser Person ist jetzt hier."
    } else {
        "A passed code means: this person's unlocked device is here now."
    }]));
    app.global::<Facts>().set_rows(list([
        fact("Version", "0.4.0", Tone::None),
        fact(if german { "Lizenz" } else { "Licence" }, "Apache-2.0", Tone::None),
    ]));
}

pub(super) fn opening(app: &AppWindow, german: bool) {
    let shell = shell(app, Screen::Opening, "", "", "");
    shell.set_busy(true);
    shell.set_busy_text(if german { "Die Daten werden geöffnet" } else { "Opening your data" }.into());
}
