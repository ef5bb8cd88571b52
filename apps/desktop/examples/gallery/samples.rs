//! What the gallery shows: every screen with people who do not exist, names and sentences as long as they come.

mod answers;
mod calls;
mod pairing;
mod rest;
mod setup;

use countersign_desktop::generated::{
    App, AppWindow, Button, Call, Exchange, Fact, Facts, Form, Notice, People, PersonRow, Screen, Texts, Tone, Trust,
    Verdict, Words,
};
use slint::{ComponentHandle as _, ModelRc, SharedString, VecModel};

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

/// All of them.
pub(crate) const SAMPLES: &[Sample] = &[
    Sample { name: "00-opening", set: rest::opening },
    Sample { name: "01-welcome", set: setup::welcome },
    Sample { name: "02-protect", set: setup::protect },
    Sample { name: "03-recovery", set: setup::recovery },
    Sample { name: "04-unlock", set: setup::unlock },
    Sample { name: "05-naming", set: setup::naming },
    Sample { name: "06-date", set: setup::date },
    Sample { name: "07-forget", set: setup::forget },
    Sample { name: "10-home", set: calls::home },
    Sample { name: "11-home-empty", set: calls::home_empty },
    Sample { name: "12-choose", set: calls::choose },
    Sample { name: "13-nobody-found", set: calls::nobody_found },
    Sample { name: "20-call", set: calls::call },
    Sample { name: "21-call-error", set: calls::call_error },
    Sample { name: "22-mine", set: calls::mine },
    Sample { name: "23-mine-ending", set: calls::mine_ending },
    Sample { name: "24-mine-calling", set: calls::mine_calling },
    Sample { name: "25-mine-hidden", set: calls::mine_hidden },
    Sample { name: "30-verified", set: answers::verified },
    Sample { name: "31-explained", set: answers::explained },
    Sample { name: "32-wrong", set: answers::wrong },
    Sample { name: "33-reflected", set: answers::reflected },
    Sample { name: "34-wrong-role", set: answers::wrong_role },
    Sample { name: "35-again", set: answers::again },
    Sample { name: "36-clock", set: answers::clock },
    Sample { name: "37-calendar", set: answers::calendar },
    Sample { name: "38-locked", set: answers::locked },
    Sample { name: "39-suspended", set: answers::suspended },
    Sample { name: "40-exchange", set: pairing::exchange },
    Sample { name: "41-no-camera", set: pairing::no_camera },
    Sample { name: "42-exchange-text", set: pairing::exchange_text },
    Sample { name: "43-words", set: pairing::words },
    Sample { name: "44-words-asked", set: pairing::words_asked },
    Sample { name: "50-person", set: rest::person },
    Sample { name: "51-journal", set: rest::journal },
    Sample { name: "52-journal-checking", set: rest::journal_checking },
    Sample { name: "53-journal-empty", set: rest::journal_empty },
    Sample { name: "54-record", set: rest::record },
    Sample { name: "55-settings", set: rest::settings },
    Sample { name: "56-doctor", set: rest::doctor },
    Sample { name: "57-about", set: rest::about },
];
