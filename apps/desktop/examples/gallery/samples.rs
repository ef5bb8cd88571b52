//! What the gallery shows: every screen with people who do not exist, names and sentences as long as they come.

use countersign_desktop::generated::{
    App, AppWindow, Button, Call, Choice, Exchange, Fact, Facts, Field, Form, Journal, Notice, People, Person,
    PersonRow, RecordRow, Screen, Setting, Settings, Sign, Texts, Tone, Trust, Verdict, Words,
};
use countersign_qr::Symbol;
use slint::{ComponentHandle as _, Image, ModelRc, Rgb8Pixel, SharedPixelBuffer, SharedString, VecModel};

/// A screen with something on it.
pub(crate) struct Sample {
    /// What its file is called.
    pub(crate) name: &'static str,
    /// Puts it on; the flag asks for German.
    pub(crate) set: fn(&AppWindow, bool),
}

fn list<T: Clone + 'static>(items: impl IntoIterator<Item = T>) -> ModelRc<T> {
    ModelRc::new(VecModel::from_iter(items))
}

fn strings(items: &[&str]) -> ModelRc<SharedString> {
    list(items.iter().map(|item| SharedString::from(*item)))
}

fn button(label: &str) -> Button {
    Button { label: label.into(), enabled: true, danger: false, hint: SharedString::new() }
}

fn fact(name: &str, value: &str, tone: Tone) -> Fact {
    Fact { name: name.into(), value: value.into(), tone }
}

fn petra(german: bool) -> PersonRow {
    PersonRow {
        name: "Petra Lindqvist".into(),
        trust: Trust::InPerson,
        trust_text: if german { "Persönlich" } else { "In person" }.into(),
        checked: if german { "Zuletzt geprüft am 3. November" } else { "Last checked on 3 November" }.into(),
        state: SharedString::new(),
        initials: "PL".into(),
    }
}

fn people(german: bool) -> Vec<PersonRow> {
    let row = |name: &str, initials: &str, trust, english: &str, deutsch: &str, state: &str| PersonRow {
        name: name.into(),
        trust,
        trust_text: if german { deutsch } else { english }.into(),
        checked: if german { "Noch nie geprüft" } else { "Never checked yet" }.into(),
        state: state.into(),
        initials: initials.into(),
    };
    vec![
        petra(german),
        row(
            "Dr. Maximiliane Freifrau von Hohenstein-Wallersdorf zu Oberbergen",
            "MH",
            Trust::ByWords,
            "In person, by words",
            "Persönlich, mit Wörtern",
            "",
        ),
        row(
            "Omar Haddad",
            "OH",
            Trust::Remote,
            "Remote",
            "Aus der Ferne",
            if german { "Ausgesetzt" } else { "Suspended" },
        ),
        row(
            "Δημήτρης Παπαδόπουλος",
            "ΔΠ",
            Trust::OneWay,
            "One way",
            "Einseitig",
            if german { "Gesperrt bis 14:32" } else { "Locked until 14:32" },
        ),
        row("Ying Chen", "YC", Trust::Basic, "Basic", "Einfach", ""),
    ]
}

/// Empties everything, so that nothing of the sample before is seen.
pub(crate) fn clear(app: &AppWindow) {
    let shell = app.global::<App>();
    shell.set_title(SharedString::new());
    shell.set_paragraphs(strings(&[]));
    shell.set_notice(Notice::default());
    shell.set_back_label(SharedString::new());
    shell.set_primary(Button::default());
    shell.set_others(list([]));
    shell.set_busy(false);
    shell.set_busy_text(SharedString::new());
    shell.set_progress(-1.0);
    let form = app.global::<Form>();
    form.set_choices(list([]));
    form.set_fields(list([]));
    form.set_facts(list([]));
    form.set_words(strings(&[]));
    form.set_large(SharedString::new());
    let people = app.global::<People>();
    people.set_rows(list([]));
    people.set_search(SharedString::new());
    people.set_can_pair(true);
    let call = app.global::<Call>();
    call.set_number(SharedString::new());
    call.set_code_front(SharedString::new());
    call.set_code_back(SharedString::new());
    call.set_code_label(SharedString::new());
    call.set_code_hidden(false);
    call.set_asks(false);
    call.set_typed(SharedString::new());
    call.set_typed_error(SharedString::new());
    call.set_ending(false);
    let exchange = app.global::<Exchange>();
    exchange.set_by_text(false);
    exchange.set_has_code(false);
    exchange.set_has_camera(false);
    exchange.set_outgoing(SharedString::new());
    exchange.set_incoming(SharedString::new());
    let words = app.global::<Words>();
    words.set_asks(false);
    words.set_error(SharedString::new());
    let verdict = app.global::<Verdict>();
    verdict.set_next(SharedString::new());
    verdict.set_explained(false);
    app.global::<Facts>().set_rows(list([]));
}

/// Puts on a theme and a language.
pub(crate) fn dress(app: &AppWindow, dark: bool, contrast: bool, language: &str) {
    let shell = app.global::<App>();
    shell.set_dark(dark);
    shell.set_high_contrast(contrast);
    shell.set_language(language.into());
    shell.set_still(true);
    app.global::<Texts>().set_language(language.into());
}

/// Lets the first control take the focus, as when a screen comes up.
pub(crate) fn arrive(app: &AppWindow) {
    let shell = app.global::<App>();
    shell.set_visit(shell.get_visit().wrapping_add(1));
}

/// Gives the screens their own words.
pub(crate) fn speak(app: &AppWindow, sentence: fn(&str, &str) -> String) {
    app.global::<Texts>().on_look_up(move |key, language| sentence(&key, &language).into());
}

fn shell<'a>(app: &'a AppWindow, screen: Screen, title: &str, back: &str, primary: &str) -> App<'a> {
    let shell = app.global::<App>();
    shell.set_screen(screen);
    shell.set_title(title.into());
    shell.set_back_label(back.into());
    if !primary.is_empty() {
        shell.set_primary(button(primary));
    }
    shell
}

fn back(german: bool) -> &'static str {
    if german { "Zurück" } else { "Back" }
}

fn welcome(app: &AppWindow, german: bool) {
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

fn protect(app: &AppWindow, german: bool) {
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

fn recovery(app: &AppWindow, german: bool) {
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

fn unlock(app: &AppWindow, german: bool) {
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

fn naming(app: &AppWindow, german: bool) {
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

fn date(app: &AppWindow, german: bool) {
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

fn forget(app: &AppWindow, german: bool) {
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

fn home(app: &AppWindow, german: bool) {
    shell(app, Screen::Home, "", "", "");
    app.global::<People>().set_rows(list(people(german)));
}

fn home_empty(app: &AppWindow, german: bool) {
    shell(app, Screen::Home, "", "", "");
    app.global::<People>().set_empty_text(
        if german {
            "Hier stehen die Personen, deren Geräte mit diesem gekoppelt sind. Treffen Sie sich mit der ersten, und koppeln Sie Ihre Geräte."
        } else {
            "Here stand the people whose devices are paired with this one. Meet the first of them, and pair your devices."
        }
        .into(),
    );
}

fn choose(app: &AppWindow, german: bool) {
    shell(
        app,
        Screen::Choose,
        if german { "Wer will am Apparat sein?" } else { "Who do they say they are?" },
        back(german),
        "",
    );
    app.global::<People>().set_rows(list(people(german)));
}

fn nobody_found(app: &AppWindow, german: bool) {
    shell(app, Screen::Choose, if german { "Wen rufen Sie an?" } else { "Whom are you calling?" }, back(german), "");
    let people = app.global::<People>();
    people.set_search("Zacharias".into());
    people.set_empty_text(if german { "Niemand heißt so." } else { "Nobody is called that." }.into());
}

fn call(app: &AppWindow, german: bool) {
    let title = if german { "Welchen Code liest die Person vor?" } else { "Which code do they read out?" };
    shell(app, Screen::Call, title, back(german), if german { "Prüfen" } else { "Check" });
    let call = app.global::<Call>();
    call.set_person(petra(german));
    call.set_asks(true);
    call.set_ask_label(if german { "Der Code von Petra" } else { "Petra's code" }.into());
    call.set_typed("418 2".into());
}

fn call_error(app: &AppWindow, german: bool) {
    call(app, german);
    let call = app.global::<Call>();
    call.set_typed("41820O".into());
    call.set_typed_error(
        if german {
            "Ein Code hat sechs Ziffern und keine Buchstaben."
        } else {
            "A code has six digits and no letters."
        }
        .into(),
    );
}

fn mine(app: &AppWindow, german: bool) {
    let title = if german { "Lesen Sie Petra Ihren Code vor" } else { "Read your code to Petra" };
    shell(app, Screen::Mine, title, back(german), if german { "Fertig" } else { "Done" });
    let call = app.global::<Call>();
    call.set_person(petra(german));
    call.set_code_label(
        if german { "Ihr Code, weil Petra angerufen hat" } else { "Your code, because Petra called" }.into(),
    );
    call.set_code_front("418".into());
    call.set_code_back("203".into());
    call.set_ring(0.62);
    call.set_ring_text(if german { "noch 18 Sekunden" } else { "18 seconds left" }.into());
}

fn mine_ending(app: &AppWindow, german: bool) {
    mine(app, german);
    let call = app.global::<Call>();
    call.set_ring(0.12);
    call.set_ending(true);
    call.set_ring_text(if german { "warten Sie auf den nächsten" } else { "wait for the next one" }.into());
}

fn mine_calling(app: &AppWindow, german: bool) {
    mine(app, german);
    let shell = shell(
        app,
        Screen::Mine,
        if german { "Rufen Sie Petra an" } else { "Call Petra" },
        back(german),
        if german { "Prüfen" } else { "Check" },
    );
    shell.set_paragraphs(strings(&[]));
    let call = app.global::<Call>();
    call.set_code_label(if german { "Ihr Code für Petra" } else { "Your code for Petra" }.into());
    call.set_number_label(if german { "Wählen Sie nur diese Nummer" } else { "Dial only this number" }.into());
    call.set_number("+49 30 1234567".into());
    call.set_number_origin(
        if german { "Gespeichert am 3. März, von ihrer Karte" } else { "Saved on 3 March, from their card" }.into(),
    );
    call.set_asks(true);
    call.set_ask_label(if german { "Dann der Code von Petra" } else { "Then Petra's code" }.into());
}

fn mine_hidden(app: &AppWindow, german: bool) {
    mine(app, german);
    let call = app.global::<Call>();
    call.set_code_front(SharedString::new());
    call.set_code_back(SharedString::new());
    call.set_code_hidden(true);
}

struct Answer {
    sign: Sign,
    words: [&'static str; 2],
    why: [&'static str; 2],
    next: [&'static str; 2],
    primary: [&'static str; 2],
}

fn verdict(app: &AppWindow, german: bool, answer: &Answer) {
    let of = |pair: [&'static str; 2]| -> &'static str { if german { pair[1] } else { pair[0] } };
    let shell = shell(app, Screen::Verdict, "", "", of(answer.primary));
    shell.set_others(list([button(if german { "Zur Übersicht" } else { "Back to the beginning" })]));
    let verdict = app.global::<Verdict>();
    verdict.set_sign(answer.sign);
    verdict.set_words(of(answer.words).into());
    verdict.set_person(petra(german));
    verdict.set_why(of(answer.why).into());
    verdict.set_next(of(answer.next).into());
    verdict.set_explain_label(if german { "Was bedeutet das?" } else { "What does this mean?" }.into());
    verdict.set_explanation(
        if german {
            "Ein richtiger Code bedeutet: Das entsperrte Gerät dieser Person ist jetzt hier. Er bedeutet nicht, dass sie aus freien Stücken handelt, und nicht, dass die Zahlung stimmt."
        } else {
            "A passed code means: this person's unlocked device is here now. It does not mean that they act freely, nor that the payment is right."
        }
        .into(),
    );
    verdict.set_small(
        if german {
            "21. November 2026, 14:32 · Journal Nr. 118"
        } else {
            "21 November 2026, 14:32 · Journal no. 118"
        }
        .into(),
    );
}

fn verified(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Verified,
            words: ["This is Petra's device.", "Das ist Petras Gerät."],
            why: ["The code is right, and it was made just now.", "Der Code stimmt und ist eben erst entstanden."],
            next: ["", ""],
            primary: ["Now prove yourself", "Jetzt weisen Sie sich aus"],
        },
    );
}

fn explained(app: &AppWindow, german: bool) {
    verified(app, german);
    app.global::<Verdict>().set_explained(true);
}

fn wrong(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Wrong,
            words: ["Not verified.", "Nicht bestätigt."],
            why: [
                "This is not Petra's code. Three tries are left.",
                "Das ist nicht Petras Code. Sie haben noch drei Versuche.",
            ],
            next: [
                "Ask for the code that is showing now. If it fails again, hang up and call +49 30 1234567, the number you saved on 3 March.",
                "Bitten Sie um den Code, der jetzt zu sehen ist. Stimmt auch der nicht, legen Sie auf und rufen Sie +49 30 1234567 an, die Nummer, die Sie am 3. März gespeichert haben.",
            ],
            primary: ["Try the next code", "Nächsten Code prüfen"],
        },
    );
}

fn reflected(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Reflected,
            words: ["They read your code back.", "Das war Ihr eigener Code."],
            why: [
                "Someone repeated what you told them. Petra's device makes another code.",
                "Jemand hat wiederholt, was Sie gesagt haben. Petras Gerät zeigt einen anderen Code.",
            ],
            next: [
                "Hang up. Call +49 30 1234567, the number you saved on 3 March.",
                "Legen Sie auf. Rufen Sie +49 30 1234567 an, die Nummer vom 3. März.",
            ],
            primary: ["I have hung up", "Ich habe aufgelegt"],
        },
    );
}

fn wrong_role(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::WrongRole,
            words: ["The other side's code.", "Ein Code der anderen Seite."],
            why: [
                "A real code, made for the other side of the call. Someone may be in the middle, or you both pressed the same button.",
                "Ein echter Code, aber für die andere Seite des Gesprächs. Vielleicht steht jemand dazwischen, oder Sie haben beide denselben Knopf gedrückt.",
            ],
            next: [
                "Hang up. Call +49 30 1234567, the number you saved on 3 March.",
                "Legen Sie auf. Rufen Sie +49 30 1234567 an, die Nummer vom 3. März.",
            ],
            primary: ["I have hung up", "Ich habe aufgelegt"],
        },
    );
}

fn again(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Again,
            words: ["This code was already used.", "Dieser Code ist schon verbraucht."],
            why: [
                "Each code counts once. Someone may have overheard it.",
                "Jeder Code gilt einmal. Vielleicht hat jemand mitgehört.",
            ],
            next: [
                "Wait for the next code; it comes within 30 seconds.",
                "Warten Sie auf den nächsten Code; er kommt binnen 30 Sekunden.",
            ],
            primary: ["Check the next code", "Nächsten Code prüfen"],
        },
    );
}

fn clock(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Clock,
            words: ["Their clock is ahead.", "Die andere Uhr geht vor."],
            why: [
                "Their clock is ahead of yours by about 2 minutes.",
                "Petras Uhr geht gegenüber Ihrer um etwa 2 Minuten vor.",
            ],
            next: [
                "Both set your clocks by the network, then check the code showing now.",
                "Stellen Sie beide die Uhr nach dem Netz, und prüfen Sie dann den Code, der zu sehen ist.",
            ],
            primary: ["Check the next code", "Nächsten Code prüfen"],
        },
    );
}

fn calendar(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Calendar,
            words: ["Is it really 14:32 on 21 November?", "Ist heute der 21. November, 14:32 Uhr?"],
            why: [
                "The clock of this device was set back since the last check.",
                "Die Uhr dieses Geräts ist seit der letzten Prüfung zurückgestellt worden.",
            ],
            next: ["", ""],
            primary: ["Yes, it is", "Ja, das stimmt"],
        },
    );
}

fn locked(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Padlock,
            words: ["Too many wrong codes.", "Zu viele falsche Codes."],
            why: ["Petra cannot be checked until 14:47.", "Petra lässt sich bis 14:47 Uhr nicht prüfen."],
            next: [
                "Call +49 30 1234567, the number you saved on 3 March.",
                "Rufen Sie +49 30 1234567 an, die Nummer vom 3. März.",
            ],
            primary: ["Back to the beginning", "Zur Übersicht"],
        },
    );
}

fn suspended(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Pause,
            words: ["Petra is suspended.", "Petra ist ausgesetzt."],
            why: [
                "You suspended this pairing on 12 November, because the device was lost.",
                "Sie haben diese Kopplung am 12. November ausgesetzt, weil das Gerät verloren war.",
            ],
            next: ["", ""],
            primary: ["Show Petra", "Petra zeigen"],
        },
    );
}

fn exchange(app: &AppWindow, german: bool) {
    let title = if german { "Halten Sie die Geräte voreinander" } else { "Hold the devices face to face" };
    let shell = shell(app, Screen::Exchange, title, if german { "Abbrechen" } else { "Cancel" }, "");
    shell.set_others(list([button(if german { "Ohne Kamera koppeln" } else { "Pair without a camera" })]));
    let exchange = app.global::<Exchange>();
    exchange.set_step(if german { "Nachricht 1 von 3" } else { "Message 1 of 3" }.into());
    exchange.set_left(if german { "noch 4:32" } else { "4:32 left" }.into());
    exchange.set_todo(
        if german {
            "Zeigen Sie diesen Code der anderen Kamera, und halten Sie deren Code vor Ihre."
        } else {
            "Show this code to the other camera, and hold theirs before yours."
        }
        .into(),
    );
    exchange.set_code_label(if german { "Ihr Code" } else { "Your code" }.into());
    if let Some(code) = code() {
        exchange.set_code(code);
        exchange.set_has_code(true);
    }
    exchange.set_has_camera(true);
    exchange.set_camera(scene());
}

fn no_camera(app: &AppWindow, german: bool) {
    exchange(app, german);
    let exchange = app.global::<Exchange>();
    exchange.set_has_camera(false);
    exchange.set_camera_text(
        if german {
            "An diesem Rechner ist keine Kamera. Fügen Sie ein Bild des anderen Codes ein, oder öffnen Sie eines."
        } else {
            "There is no camera on this computer. Paste a picture of the other code, or open one."
        }
        .into(),
    );
}

fn exchange_text(app: &AppWindow, german: bool) {
    let title = if german { "Tauschen Sie Nachrichten aus" } else { "Exchange messages" };
    let shell = shell(
        app,
        Screen::Exchange,
        title,
        if german { "Abbrechen" } else { "Cancel" },
        if german { "Weiter" } else { "Continue" },
    );
    shell.set_notice(Notice {
        tone: Tone::Warning,
        text: if german {
            "Dieser Text gehört nicht zu diesem Koppeln. Es ist nichts verloren; bitten Sie um die neueste Nachricht."
        } else {
            "This text does not belong to this pairing. Nothing was lost; ask for the newest message."
        }
        .into(),
    });
    let exchange = app.global::<Exchange>();
    exchange.set_by_text(true);
    exchange.set_step(if german { "Nachricht 2 von 3" } else { "Message 2 of 3" }.into());
    exchange.set_left(SharedString::new());
    exchange.set_todo(
        if german {
            "Senden Sie diesen Text, und fügen Sie die Antwort ein."
        } else {
            "Send this text, and paste the answer."
        }
        .into(),
    );
    exchange.set_code_label(if german { "Ihre Nachricht" } else { "Your message" }.into());
    exchange.set_outgoing("CS1:2:7QK4N-9XW2M-VTB6H-4PD3R-J8FCY-6GZ5A-QN2WE-XK7MB-D3RTV-9HP4L-C8JYF-6SZ5A-QN2WE-XK7MB-D3RTV-9HP4L-C8JYF-6SZ5A".into());
    exchange.set_incoming_label(if german { "Ihre Antwort" } else { "Their message" }.into());
}

fn words(app: &AppWindow, german: bool) {
    let title = if german { "Lesen Sie einander diese Wörter vor" } else { "Read these words to each other" };
    shell(
        app,
        Screen::Words,
        title,
        if german { "Abbrechen" } else { "Cancel" },
        if german { "Die Wörter sind gleich" } else { "The words are the same" },
    );
    app.global::<App>().set_others(list([button(if german { "Sie sind verschieden" } else { "They differ" })]));
    let words = app.global::<Words>();
    words.set_mine(strings(&["orchard", "velvet", "captain"]));
    words.set_mine_label(if german { "Auf beiden Geräten steht" } else { "Both devices show" }.into());
}

fn words_asked(app: &AppWindow, german: bool) {
    words(app, german);
    let words = app.global::<Words>();
    words.set_mine_label(if german { "Ihre Wörter: lesen Sie sie vor" } else { "Your words: read them out" }.into());
    words.set_asks(true);
    words.set_ask_label(if german { "Die drei Wörter, die Sie hören" } else { "The three words that you hear" }.into());
    words.set_typed("glimpse fortune".into());
    words.set_error(if german { "Es fehlt noch ein Wort." } else { "One word is missing." }.into());
}

fn person(app: &AppWindow, german: bool) {
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

fn journal(app: &AppWindow, german: bool) {
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

fn journal_checking(app: &AppWindow, german: bool) {
    journal(app, german);
    let shell = app.global::<App>();
    shell.set_busy(true);
    shell.set_progress(0.43);
    shell.set_busy_text(
        if german { "Die Kette wird geprüft: 5.120 von 11.840" } else { "Checking the chain: 5,120 of 11,840" }.into(),
    );
}

fn journal_empty(app: &AppWindow, german: bool) {
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

fn record(app: &AppWindow, german: bool) {
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

fn settings(app: &AppWindow, german: bool) {
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

fn doctor(app: &AppWindow, german: bool) {
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

fn about(app: &AppWindow, german: bool) {
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

fn opening(app: &AppWindow, german: bool) {
    let shell = shell(app, Screen::Opening, "", "", "");
    shell.set_busy(true);
    shell.set_busy_text(if german { "Die Daten werden geöffnet" } else { "Opening your data" }.into());
}

fn code() -> Option<Image> {
    let code = Symbol::encode(
        "CS1:1:7QK4N9XW2MVTB6H4PD3RJ8FCY6GZ5AQN2WEXK7MBD3RTV9HP4LC8JYF6SZ5AQN2WEXK7MBD3RTV9HP4LC8JYF6SZ5A",
    )
    .ok()?;
    let picture = code.to_luma(1).ok()?;
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(
        u32::try_from(picture.width()).ok()?,
        u32::try_from(picture.height()).ok()?,
    );
    for (pixel, grey) in buffer.make_mut_slice().iter_mut().zip(picture.pixels()) {
        *pixel = Rgb8Pixel { r: *grey, g: *grey, b: *grey };
    }
    Some(Image::from_rgb8(buffer))
}

fn scene() -> Image {
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(64, 36);
    for (place, pixel) in buffer.make_mut_slice().iter_mut().enumerate() {
        let shade = u8::try_from(place.checked_div(64).unwrap_or_default().saturating_mul(3)).unwrap_or(u8::MAX);
        *pixel = Rgb8Pixel { r: 60, g: 70_u8.saturating_add(shade), b: 90_u8.saturating_add(shade) };
    }
    Image::from_rgb8(buffer)
}

/// All of them.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample { name: "00-opening", set: opening },
    Sample { name: "01-welcome", set: welcome },
    Sample { name: "02-protect", set: protect },
    Sample { name: "03-recovery", set: recovery },
    Sample { name: "04-unlock", set: unlock },
    Sample { name: "05-naming", set: naming },
    Sample { name: "06-date", set: date },
    Sample { name: "07-forget", set: forget },
    Sample { name: "10-home", set: home },
    Sample { name: "11-home-empty", set: home_empty },
    Sample { name: "12-choose", set: choose },
    Sample { name: "13-nobody-found", set: nobody_found },
    Sample { name: "20-call", set: call },
    Sample { name: "21-call-error", set: call_error },
    Sample { name: "22-mine", set: mine },
    Sample { name: "23-mine-ending", set: mine_ending },
    Sample { name: "24-mine-calling", set: mine_calling },
    Sample { name: "25-mine-hidden", set: mine_hidden },
    Sample { name: "30-verified", set: verified },
    Sample { name: "31-explained", set: explained },
    Sample { name: "32-wrong", set: wrong },
    Sample { name: "33-reflected", set: reflected },
    Sample { name: "34-wrong-role", set: wrong_role },
    Sample { name: "35-again", set: again },
    Sample { name: "36-clock", set: clock },
    Sample { name: "37-calendar", set: calendar },
    Sample { name: "38-locked", set: locked },
    Sample { name: "39-suspended", set: suspended },
    Sample { name: "40-exchange", set: exchange },
    Sample { name: "41-no-camera", set: no_camera },
    Sample { name: "42-exchange-text", set: exchange_text },
    Sample { name: "43-words", set: words },
    Sample { name: "44-words-asked", set: words_asked },
    Sample { name: "50-person", set: person },
    Sample { name: "51-journal", set: journal },
    Sample { name: "52-journal-checking", set: journal_checking },
    Sample { name: "53-journal-empty", set: journal_empty },
    Sample { name: "54-record", set: record },
    Sample { name: "55-settings", set: settings },
    Sample { name: "56-doctor", set: doctor },
    Sample { name: "57-about", set: about },
];
