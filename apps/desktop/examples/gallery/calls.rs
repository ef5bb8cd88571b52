//! The first screen, whom, and both roles of a call.

use countersign_desktop::generated::{AppWindow, Call, People, Screen};
use slint::{ComponentHandle as _, SharedString};

use super::{back, list, people, petra, shell, strings};

pub(super) fn home(app: &AppWindow, german: bool) {
    shell(app, Screen::Home, "", "", "");
    app.global::<People>().set_rows(list(people(german)));
}

pub(super) fn home_empty(app: &AppWindow, german: bool) {
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

pub(super) fn choose(app: &AppWindow, german: bool) {
    shell(
        app,
        Screen::Choose,
        if german { "Wer will am Apparat sein?" } else { "Who do they say they are?" },
        back(german),
        "",
    );
    app.global::<People>().set_rows(list(people(german)));
}

pub(super) fn nobody_found(app: &AppWindow, german: bool) {
    shell(app, Screen::Choose, if german { "Wen rufen Sie an?" } else { "Whom are you calling?" }, back(german), "");
    let people = app.global::<People>();
    people.set_search("Zacharias".into());
    people.set_empty_text(if german { "Niemand heißt so." } else { "Nobody is called that." }.into());
}

pub(super) fn call(app: &AppWindow, german: bool) {
    let title = if german { "Welchen Code liest die Person vor?" } else { "Which code do they read out?" };
    shell(app, Screen::Call, title, back(german), if german { "Prüfen" } else { "Check" });
    let call = app.global::<Call>();
    call.set_person(petra(german));
    call.set_asks(true);
    call.set_ask_label(if german { "Der Code von Petra" } else { "Petra's code" }.into());
    call.set_typed("418 2".into());
}

pub(super) fn call_error(app: &AppWindow, german: bool) {
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

pub(super) fn mine(app: &AppWindow, german: bool) {
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

pub(super) fn mine_ending(app: &AppWindow, german: bool) {
    mine(app, german);
    let call = app.global::<Call>();
    call.set_ring(0.12);
    call.set_ending(true);
    call.set_ring_text(if german { "warten Sie auf den nächsten" } else { "wait for the next one" }.into());
}

pub(super) fn mine_calling(app: &AppWindow, german: bool) {
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

pub(super) fn mine_hidden(app: &AppWindow, german: bool) {
    mine(app, german);
    let call = app.global::<Call>();
    call.set_code_front(SharedString::new());
    call.set_code_back(SharedString::new());
    call.set_code_hidden(true);
}
