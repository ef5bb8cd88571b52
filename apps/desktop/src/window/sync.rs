//! Puts what the model shows into the window's properties. Lists are changed row by row, so that a field which is being
//! typed in, or the row that has the focus, stays where it is.

use slint::{ComponentHandle as _, Image, Model as _, ModelRc, Rgb8Pixel, SharedPixelBuffer, SharedString, VecModel};

use crate::generated as ui;
use crate::model::view as is;

/// Shows `view`. What the screen before it showed is taken out of the properties: codes, words and what was typed stay in
/// no list that nobody looks at, and behind the lock nothing does.
pub(super) fn show(window: &ui::AppWindow, view: is::View) {
    let screen = screen(&view.body);
    let before = window.global::<ui::App>().get_screen();
    if before != screen {
        forget(window, before);
    }
    frame(window, view.frame);
    match view.body {
        is::Body::Opening | is::Body::About => {}
        is::Body::Form(form) => show_form(window, form),
        is::Body::Home(people) | is::Body::Choose(people) => show_people(window, people),
        is::Body::Call(call) | is::Body::Mine(call) => show_call(window, call),
        is::Body::Verdict(verdict) => show_verdict(window, verdict),
        is::Body::Exchange(exchange) => show_exchange(window, exchange),
        is::Body::Words(words) => show_words(window, words),
        is::Body::Person(person) => show_person(window, person),
        is::Body::Journal(journal) => show_journal(window, journal),
        is::Body::Record(facts) | is::Body::Doctor(facts) => {
            let global = window.global::<ui::Facts>();
            fill(&global.get_rows(), facts.into_iter().map(fact).collect(), |rows| global.set_rows(rows));
        }
        is::Body::Settings(settings) => {
            let global = window.global::<ui::Settings>();
            fill(&global.get_rows(), settings.into_iter().map(setting).collect(), |rows| global.set_rows(rows));
        }
    }
    // Last, so that a screen never shows a moment of what another one left.
    window.global::<ui::App>().set_screen(screen);
}

/// Takes out what a screen showed.
fn forget(window: &ui::AppWindow, screen: ui::Screen) {
    match screen {
        ui::Screen::Opening | ui::Screen::About => {}
        ui::Screen::Form => show_form(window, is::FormView::default()),
        ui::Screen::Home | ui::Screen::Choose => show_people(window, is::PeopleView::default()),
        ui::Screen::Call | ui::Screen::Mine => show_call(window, is::CallView::default()),
        ui::Screen::Verdict => {
            let global = window.global::<ui::Verdict>();
            global.set_words(SharedString::default());
            global.set_person(ui::PersonRow::default());
            global.set_why(SharedString::default());
            global.set_next(SharedString::default());
            global.set_explanation(SharedString::default());
            global.set_small(SharedString::default());
        }
        ui::Screen::Exchange => {
            show_exchange(window, is::ExchangeView::default());
            let global = window.global::<ui::Exchange>();
            global.set_code(Image::default());
            global.set_camera(Image::default());
        }
        ui::Screen::Words => show_words(window, is::WordsView::default()),
        ui::Screen::Person => show_person(window, is::PersonView::default()),
        ui::Screen::Journal => show_journal(window, is::JournalView::default()),
        ui::Screen::Record | ui::Screen::Doctor => {
            let global = window.global::<ui::Facts>();
            fill(&global.get_rows(), Vec::new(), |rows| global.set_rows(rows));
        }
        ui::Screen::Settings => {
            let global = window.global::<ui::Settings>();
            fill(&global.get_rows(), Vec::new(), |rows| global.set_rows(rows));
        }
    }
}

/// Changes a list in place; the list is replaced only when it is not one of ours yet.
fn fill<T: Clone + PartialEq + 'static>(list: &ModelRc<T>, rows: Vec<T>, set: impl FnOnce(ModelRc<T>)) {
    let Some(list) = list.as_any().downcast_ref::<VecModel<T>>() else {
        return set(ModelRc::new(VecModel::from(rows)));
    };
    while list.row_count() > rows.len() {
        list.remove(list.row_count().saturating_sub(1));
    }
    for (place, row) in rows.into_iter().enumerate() {
        match list.row_data(place) {
            Some(old) if old == row => {}
            Some(_) => list.set_row_data(place, row),
            None => list.push(row),
        }
    }
}

fn texts(rows: Vec<String>) -> Vec<SharedString> {
    rows.into_iter().map(SharedString::from).collect()
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn frame(window: &ui::AppWindow, frame: is::Frame) {
    let app = window.global::<ui::App>();
    app.set_title(frame.title.into());
    fill(&app.get_paragraphs(), texts(frame.paragraphs), |rows| app.set_paragraphs(rows));
    let notice = frame.notice.map(|notice| ui::Notice { tone: tone(notice.tone), text: notice.text.into() });
    app.set_notice(notice.unwrap_or_default());
    app.set_back_label(frame.back.unwrap_or_default().into());
    app.set_primary(frame.primary.map(button).unwrap_or_default());
    fill(&app.get_others(), frame.others.into_iter().map(button).collect(), |rows| app.set_others(rows));
    app.set_busy(frame.busy.is_some());
    app.set_busy_text(frame.busy.unwrap_or_default().into());
    app.set_progress(frame.progress.unwrap_or(-1.0));
    app.set_announce(frame.announce.into());
}

const fn screen(body: &is::Body) -> ui::Screen {
    match body {
        is::Body::Opening => ui::Screen::Opening,
        is::Body::Form(_) => ui::Screen::Form,
        is::Body::Home(_) => ui::Screen::Home,
        is::Body::Choose(_) => ui::Screen::Choose,
        is::Body::Call(_) => ui::Screen::Call,
        is::Body::Mine(_) => ui::Screen::Mine,
        is::Body::Verdict(_) => ui::Screen::Verdict,
        is::Body::Exchange(_) => ui::Screen::Exchange,
        is::Body::Words(_) => ui::Screen::Words,
        is::Body::Person(_) => ui::Screen::Person,
        is::Body::Journal(_) => ui::Screen::Journal,
        is::Body::Record(_) => ui::Screen::Record,
        is::Body::Settings(_) => ui::Screen::Settings,
        is::Body::Doctor(_) => ui::Screen::Doctor,
        is::Body::About => ui::Screen::About,
    }
}

const fn tone(tone: is::Tone) -> ui::Tone {
    match tone {
        is::Tone::None => ui::Tone::None,
        is::Tone::Good => ui::Tone::Good,
        is::Tone::Info => ui::Tone::Info,
        is::Tone::Warning => ui::Tone::Warning,
        is::Tone::Error => ui::Tone::Error,
    }
}

fn button(button: is::Button) -> ui::Button {
    ui::Button { label: button.label.into(), enabled: button.enabled, danger: button.danger, hint: button.hint.into() }
}

fn fact(fact: is::Fact) -> ui::Fact {
    ui::Fact { name: fact.name.into(), value: fact.value.into(), tone: tone(fact.tone) }
}

fn person(row: is::PersonRow) -> ui::PersonRow {
    ui::PersonRow {
        name: row.name.into(),
        trust: match row.trust {
            is::Trust::None => ui::Trust::None,
            is::Trust::InPerson => ui::Trust::InPerson,
            is::Trust::ByWords => ui::Trust::ByWords,
            is::Trust::Remote => ui::Trust::Remote,
        },
        trust_text: row.trust_text.into(),
        checked: row.checked.into(),
        state: row.state.into(),
        initials: row.initials.into(),
    }
}

fn setting(setting: is::Setting) -> ui::Setting {
    match setting {
        is::Setting::Heading(title) => {
            ui::Setting { title: title.into(), is_heading: true, enabled: true, ..ui::Setting::default() }
        }
        is::Setting::Switch { title, detail, on, enabled } => ui::Setting {
            title: title.into(),
            detail: detail.into(),
            is_switch: true,
            on,
            enabled,
            ..ui::Setting::default()
        },
        is::Setting::Opens { title, detail, value, enabled } => ui::Setting {
            title: title.into(),
            detail: detail.into(),
            value: value.into(),
            enabled,
            ..ui::Setting::default()
        },
    }
}

fn show_form(window: &ui::AppWindow, form: is::FormView) {
    let global = window.global::<ui::Form>();
    let choice = |choice: is::Choice| ui::Choice {
        title: choice.title.into(),
        detail: choice.detail.into(),
        chosen: choice.chosen,
        enabled: choice.enabled,
    };
    let field = |field: is::Field| ui::Field {
        label: field.label.into(),
        value: field.value.into(),
        placeholder: field.placeholder.into(),
        help: field.help.into(),
        error: field.error.into(),
        secret: field.secret,
        lines: i32::from(field.lines),
    };
    fill(&global.get_choices(), form.choices.into_iter().map(choice).collect(), |rows| global.set_choices(rows));
    fill(&global.get_fields(), form.fields.into_iter().map(field).collect(), |rows| global.set_fields(rows));
    fill(&global.get_facts(), form.facts.into_iter().map(fact).collect(), |rows| global.set_facts(rows));
    fill(&global.get_words(), texts(form.words), |rows| global.set_words(rows));
    global.set_large(form.large.into());
}

fn show_people(window: &ui::AppWindow, people: is::PeopleView) {
    let global = window.global::<ui::People>();
    fill(&global.get_rows(), people.rows.into_iter().map(person).collect(), |rows| global.set_rows(rows));
    global.set_search(people.search.into());
    global.set_empty_text(people.empty.into());
    global.set_can_pair(people.can_pair);
}

fn show_call(window: &ui::AppWindow, call: is::CallView) {
    let global = window.global::<ui::Call>();
    global.set_person(person(call.person));
    let number = call.number.unwrap_or_default();
    global.set_number_label(number.label.into());
    global.set_number(number.number.into());
    global.set_number_origin(number.origin.into());
    let code = call.code.unwrap_or_default();
    global.set_code_label(code.label.into());
    global.set_code_front(code.front.into());
    global.set_code_back(code.back.into());
    global.set_code_hidden(code.hidden);
    global.set_ring(code.ring);
    global.set_ring_text(code.ring_text.into());
    global.set_ending(code.ending);
    global.set_asks(call.ask.is_some());
    let ask = call.ask.unwrap_or_default();
    global.set_ask_label(ask.label.into());
    global.set_typed(ask.typed.into());
    global.set_typed_error(ask.error.into());
}

/// Names a record's sign as the timeline knows it.
const fn sign_word(sign: Option<is::Sign>) -> &'static str {
    match sign {
        None => "",
        Some(is::Sign::Verified) => "verified",
        Some(is::Sign::Wrong) => "wrong",
        Some(is::Sign::Reflected) => "reflected",
        Some(is::Sign::WrongRole) => "wrong-role",
        Some(is::Sign::Again) => "again",
        Some(is::Sign::Clock) => "clock",
        Some(is::Sign::Calendar) => "calendar",
        Some(is::Sign::Padlock) => "padlock",
        Some(is::Sign::Pause) => "pause",
    }
}

fn show_verdict(window: &ui::AppWindow, verdict: is::VerdictView) {
    let global = window.global::<ui::Verdict>();
    global.set_sign(match verdict.sign {
        is::Sign::Verified => ui::Sign::Verified,
        is::Sign::Wrong => ui::Sign::Wrong,
        is::Sign::Reflected => ui::Sign::Reflected,
        is::Sign::WrongRole => ui::Sign::WrongRole,
        is::Sign::Again => ui::Sign::Again,
        is::Sign::Clock => ui::Sign::Clock,
        is::Sign::Calendar => ui::Sign::Calendar,
        is::Sign::Padlock => ui::Sign::Padlock,
        is::Sign::Pause => ui::Sign::Pause,
    });
    global.set_words(verdict.words.into());
    global.set_person(person(verdict.person));
    global.set_why(verdict.why.into());
    global.set_next(verdict.next.into());
    global.set_explain_label(verdict.explain.into());
    global.set_explained(verdict.explained);
    global.set_explanation(verdict.explanation.into());
    global.set_small(verdict.small.into());
}

fn show_exchange(window: &ui::AppWindow, exchange: is::ExchangeView) {
    let global = window.global::<ui::Exchange>();
    global.set_has_code(exchange.code.is_some());
    if let Some(code) = exchange.code {
        global.set_code(draw(&code));
    }
    global.set_code_label(exchange.code_label.into());
    if !exchange.camera {
        global.set_has_camera(false);
    }
    global.set_camera_text(exchange.camera_text.into());
    global.set_step(exchange.step.into());
    global.set_instruction(exchange.instruction.into());
    global.set_left(exchange.left.into());
    global.set_by_text(exchange.by_text);
    global.set_outgoing(exchange.outgoing.into());
    global.set_incoming(exchange.incoming.into());
    global.set_incoming_label(exchange.incoming_label.into());
}

/// Draws a QR code, one pixel a module.
fn draw(code: &is::Modules) -> Image {
    let width = u32::try_from(code.width).unwrap_or(0);
    let height = u32::try_from(code.dark.len().checked_div(code.width).unwrap_or(0)).unwrap_or(0);
    let mut pixels = SharedPixelBuffer::<Rgb8Pixel>::new(width, height);
    for (pixel, dark) in pixels.make_mut_slice().iter_mut().zip(&code.dark) {
        let shade = if *dark { 0 } else { 255 };
        *pixel = Rgb8Pixel::new(shade, shade, shade);
    }
    Image::from_rgb8(pixels)
}

fn show_words(window: &ui::AppWindow, words: is::WordsView) {
    let global = window.global::<ui::Words>();
    fill(&global.get_mine(), texts(words.mine), |rows| global.set_mine(rows));
    global.set_mine_label(words.mine_label.into());
    global.set_asks(words.ask.is_some());
    let ask = words.ask.unwrap_or_default();
    global.set_ask_label(ask.label.into());
    global.set_typed(ask.typed.into());
    global.set_error(ask.error.into());
}

fn show_person(window: &ui::AppWindow, view: is::PersonView) {
    let global = window.global::<ui::Person>();
    global.set_row(person(view.row));
    fill(&global.get_facts(), view.facts.into_iter().map(fact).collect(), |rows| global.set_facts(rows));
    fill(&global.get_actions(), view.actions.into_iter().map(button).collect(), |rows| global.set_actions(rows));
}

fn show_journal(window: &ui::AppWindow, journal: is::JournalView) {
    let global = window.global::<ui::Journal>();
    let row = |row: is::RecordRow| ui::RecordRow {
        day: row.day.into(),
        time: row.time.into(),
        name: row.name.into(),
        what: row.what.into(),
        sign: sign_word(row.sign).into(),
        tone: tone(row.tone),
        number: row.number.into(),
    };
    fill(&global.get_rows(), journal.rows.into_iter().map(row).collect(), |rows| global.set_rows(rows));
    global.set_empty_text(journal.empty.into());
    let [(people, person), (verdicts, verdict), (spans, span)] = journal.filters;
    fill(&global.get_people(), texts(people), |rows| global.set_people(rows));
    fill(&global.get_verdicts(), texts(verdicts), |rows| global.set_verdicts(rows));
    fill(&global.get_spans(), texts(spans), |rows| global.set_spans(rows));
    global.set_person(count(person));
    global.set_verdict(count(verdict));
    global.set_span(count(span));
    global.set_has_more(journal.more);
}
