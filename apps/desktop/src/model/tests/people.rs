//! One person and what can be changed of them: each change is looked for in what the vault then holds, and in the journal.

use countersign::contact::NumberSource;
use countersign::journal::RecordLine;
use countersign::people::Person;
use countersign::verify::CallRole;

use super::couple::{Couple, LANGUAGES, NUMBER, meet};
use super::{Drive, NOON};
use crate::model::Gesture;
use crate::model::view::{Body, Button, PeopleView, PersonView, Tone};

/// Omar, on Petra's page.
fn on_her_page(language: &str) -> Couple {
    let mut couple = Couple::new(language);
    couple.omar.pick("Petra");
    couple
}

fn page(couple: &mut Couple) -> PersonView {
    match couple.omar.view().body {
        Body::Person(person) => person,
        other => panic!("no person: {other:?}"),
    }
}

fn fact(couple: &mut Couple, key: &str) -> Option<String> {
    let name = couple.omar.text(key);
    page(couple).facts.into_iter().find(|fact| fact.name == name).map(|fact| fact.value)
}

fn action(couple: &mut Couple, key: &str) -> Button {
    let label = couple.omar.text(key);
    page(couple).actions.into_iter().find(|action| action.label == label).unwrap_or_else(|| panic!("no {label:?}"))
}

/// What was written since there were so many records.
fn since(couple: &mut Couple, before: usize) -> Vec<RecordLine> {
    couple.records().iter().skip(before).map(RecordLine::new).collect()
}

/// Everyone whom Omar's vault holds, as another program finds it that opens the same file.
fn kept(couple: &mut Couple) -> Vec<Person> {
    couple.omar.device.lock();
    couple.omar.device.unlock(&crate::device::Key::Platform).unwrap();
    couple.omar.device.people().unwrap().list().unwrap()
}

fn home(drive: &mut Drive) -> PeopleView {
    match drive.view().body {
        Body::Home(people) => people,
        other => panic!("not home: {other:?}"),
    }
}

#[test]
fn a_page_says_what_is_known_and_offers_each_action() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        assert_eq!(couple.omar.title(), "Petra");
        assert_eq!(fact(&mut couple, "fact-trust"), Some(couple.omar.text("trust-in-person-means")));
        assert_eq!(fact(&mut couple, "fact-calls-themselves").unwrap(), "Petra Weiß");
        assert_eq!(fact(&mut couple, "fact-number"), Some(couple.omar.text("fact-no-number")));
        assert_eq!(fact(&mut couple, "fact-checked"), Some(couple.omar.text("row-never-checked")));
        assert_eq!(fact(&mut couple, "fact-suspended"), None);
        let keys = ["they-called", "i-called", "rename", "number", "journal", "suspend", "forget"];
        for (place, key) in keys.into_iter().enumerate() {
            let label = couple.omar.text(&format!("person-{key}"));
            let button = page(&mut couple).actions[place].clone();
            assert_eq!((button.label, button.enabled, button.danger), (label, true, key == "forget"));
        }
        assert_eq!(page(&mut couple).actions.len(), keys.len());
        for (key, title) in [("person-they-called", "call-they-called"), ("person-i-called", "call-i-called")] {
            couple.omar.push(key);
            assert_eq!(couple.omar.title(), couple.say(title, ("name", "Petra")));
            couple.omar.back();
        }
        couple.omar.push("person-journal");
        let Body::Journal(journal) = couple.omar.view().body else { panic!("no journal") };
        assert_eq!(journal.filters[0].0[journal.filters[0].1], "Petra");
        let whats: Vec<_> = journal.rows.into_iter().map(|row| row.what).collect();
        assert_eq!(whats, [couple.omar.text("event-paired")], "what concerns her, and not that this was set up");
    }
}

#[test]
fn another_name_is_kept_and_the_journal_has_the_one_before() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        let before = couple.records().len();
        couple.omar.push("person-rename");
        assert_eq!(couple.omar.title(), couple.say("rename-title", ("name", "Petra")));
        assert_eq!(couple.omar.form().fields[0].value, "Petra", "it is changed, not typed anew");
        couple.omar.fill(0, "Petra from the bank");
        couple.omar.push("save");
        assert_eq!(couple.omar.title(), "Petra from the bank");
        let people = kept(&mut couple);
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].contact.name.as_str(), "Petra from the bank");
        assert_eq!(people[0].contact.calls_themselves.as_str(), "Petra Weiß");
        let written = since(&mut couple, before);
        assert_eq!(written.len(), 1);
        assert_eq!((written[0].event.as_str(), written[0].from.as_deref()), ("renamed", Some("Petra")));
        couple.omar.back();
        assert_eq!(home(&mut couple.omar).rows[0].name, "Petra from the bank");
    }
}

#[test]
fn an_empty_or_a_taken_name_changes_nothing() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        let mut ada = Drive::open(language, "Ada");
        meet(&mut couple.omar, &mut ada, ("Ada", "Omar"));
        let before = couple.records().len();
        couple.omar.push("person-rename");
        couple.omar.fill(0, "  ");
        assert!(!couple.omar.view().frame.primary.unwrap().enabled);
        for (name, why) in [("  ", "name-empty"), (&"x".repeat(500), "name-too-long"), ("ADA", "refused-name-taken")] {
            couple.omar.fill(0, name);
            assert_eq!(couple.omar.form().fields[0].error, "", "the reason goes as soon as something is typed");
            couple.omar.gesture(Gesture::Accepted(0));
            assert_eq!(couple.omar.form().fields[0].error, couple.omar.text(why));
            assert_eq!(couple.omar.form().fields[0].value, name, "what was typed stays");
        }
        assert_eq!(couple.records().len(), before);
        let mut names: Vec<_> = kept(&mut couple).into_iter().map(|p| p.contact.name.as_str().to_owned()).collect();
        names.sort();
        assert_eq!(names, ["Ada", "Petra"]);
        couple.omar.back();
        assert_eq!(couple.omar.title(), "Petra");
    }
}

#[test]
fn a_number_is_kept_with_where_it_came_from_and_when() {
    let sources = [
        ("source-card", NumberSource::Card, "origin-card"),
        ("source-contract", NumberSource::Contract, "origin-contract"),
        ("source-met", NumberSource::Met, "origin-met"),
    ];
    for (language, (source, kept_as, origin)) in LANGUAGES.into_iter().flat_map(|l| sources.map(|s| (l, s))) {
        let mut couple = on_her_page(language);
        let before = couple.records().len();
        couple.omar.push("person-number");
        let asked = couple.omar.view().frame;
        assert_eq!(asked.title, couple.say("number-title", ("name", "Petra")));
        assert!(asked.others.is_empty(), "there is none to remove");
        couple.omar.fill(0, "+49 (89) 12-34 56");
        assert!(!couple.omar.view().frame.primary.unwrap().enabled, "a number from nowhere is worth nothing");
        couple.omar.gesture(Gesture::Accepted(0));
        assert_eq!(couple.records().len(), before);
        let answer = couple.omar.text(source);
        couple.omar.choose(&answer);
        couple.omar.push("save");
        let shown = fact(&mut couple, "fact-number").unwrap();
        let date = countersign_texts::Moment::of(countersign::time::UnixTime(NOON)).date(couple.omar.texts());
        assert_eq!(shown, format!("{NUMBER} ({})", couple.say(origin, ("date", &date))));
        let number = kept(&mut couple)[0].contact.number.clone().unwrap();
        assert_eq!((number.as_str(), number.source(), number.saved_at().0), (NUMBER, kept_as, NOON));
        let written = since(&mut couple, before);
        assert_eq!(written.len(), 1);
        assert_eq!((written[0].event.as_str(), written[0].number.as_deref()), ("number-set", Some(NUMBER)));
        assert_eq!(written[0].number_source.as_deref(), Some(kept_as.word()));
    }
}

#[test]
fn what_is_no_number_is_not_kept() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        let before = couple.records().len();
        couple.omar.push("person-number");
        let card = couple.omar.text("source-card");
        couple.omar.choose(&card);
        assert!(!couple.omar.view().frame.primary.unwrap().enabled, "nothing is typed");
        for wrong in ["ask her", "12", "+49 89 1234567890123"] {
            couple.omar.fill(0, wrong);
            couple.omar.push("save");
            assert_eq!(couple.omar.form().fields[0].error, couple.omar.text("number-malformed"), "{wrong}");
        }
        couple.omar.fill(0, "+49 89");
        assert_eq!(couple.omar.form().fields[0].error, "");
        couple.omar.back();
        assert_eq!(couple.person().contact.number, None);
        assert_eq!(couple.records().len(), before);
    }
}

#[test]
fn a_number_is_changed_and_removed() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        couple.save_number();
        couple.look_anew();
        couple.omar.pick("Petra");
        let before = couple.records().len();
        couple.omar.push("person-number");
        let form = couple.omar.form();
        assert_eq!(form.fields[0].value, NUMBER);
        assert!(form.choices[0].chosen, "it came from a card");
        couple.pass(86_400);
        couple.omar.fill(0, "030 99");
        let contract = couple.omar.text("source-contract");
        couple.omar.choose(&contract);
        assert_eq!(couple.omar.form().choices.iter().filter(|choice| choice.chosen).count(), 1);
        couple.omar.push("save");
        let number = kept(&mut couple)[0].contact.number.clone().unwrap();
        assert_eq!((number.as_str(), number.source()), ("03099", NumberSource::Contract));
        assert_eq!(number.saved_at().0, NOON + 86_400);
        couple.omar.push("person-number");
        assert!(couple.omar.view().frame.others[0].danger);
        couple.omar.push("number-remove");
        assert_eq!(fact(&mut couple, "fact-number"), Some(couple.omar.text("fact-no-number")));
        assert_eq!(kept(&mut couple)[0].contact.number, None);
        let written = since(&mut couple, before);
        let numbers: Vec<_> = written.iter().map(|line| (line.event.as_str(), line.number.as_deref())).collect();
        assert_eq!(numbers, [("number-set", Some("03099")), ("number-set", None)]);
    }
}

#[test]
fn who_is_suspended_waits_for_a_yes_and_until_they_are_resumed() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        let before = couple.records().len();
        couple.omar.push("person-suspend");
        let asked = couple.omar.view().frame;
        assert_eq!(asked.title, couple.say("suspend-title", ("name", "Petra")));
        assert_eq!(asked.paragraphs, [couple.omar.text("suspend-means")]);
        assert!(asked.primary.unwrap().danger);
        couple.omar.push("cancel");
        couple.omar.push("person-suspend");
        couple.omar.back();
        assert_eq!(couple.omar.title(), "Petra", "both ways lead back to her page");
        assert_eq!((couple.person().contact.suspended_at, couple.records().len()), (None, before));

        couple.pass(60);
        couple.omar.push("person-suspend");
        couple.omar.push("person-suspend");
        assert_eq!(kept(&mut couple)[0].contact.suspended_at.unwrap().0, NOON + 60);
        assert_eq!(page(&mut couple).row.state, couple.omar.text("row-suspended"));
        let name = couple.omar.text("fact-suspended");
        assert!(page(&mut couple).facts.iter().any(|fact| fact.name == name && fact.tone == Tone::Warning));
        for key in ["person-they-called", "person-i-called"] {
            assert!(!action(&mut couple, key).enabled, "{key}");
        }
        couple.omar.back();
        assert_eq!(home(&mut couple.omar).rows[0].state, couple.omar.text("row-suspended"));

        couple.omar.pick("Petra");
        couple.omar.push("person-resume");
        assert_eq!(kept(&mut couple)[0].contact.suspended_at, None);
        assert!(fact(&mut couple, "fact-suspended").is_none() && page(&mut couple).row.state.is_empty());
        assert!(action(&mut couple, "person-they-called").enabled && action(&mut couple, "person-suspend").enabled);
        let written = since(&mut couple, before);
        let events: Vec<_> = written.iter().map(|line| (line.event.as_str(), line.name.as_deref())).collect();
        assert_eq!(events, [("suspended", Some("Petra")), ("resumed", Some("Petra"))]);
        let hers = couple.hers(CallRole::TheyCalled);
        couple.call_and_type(CallRole::TheyCalled, &hers);
        assert_eq!(couple.newest().verdict.unwrap(), "verified", "her codes count again");
    }
}

#[test]
fn nobody_is_forgotten_without_their_name() {
    for language in LANGUAGES {
        let mut couple = on_her_page(language);
        let before = couple.records().len();
        couple.omar.push("person-forget");
        assert_eq!(couple.omar.title(), couple.say("forget-title", ("name", "Petra")));
        let said = couple.omar.paragraphs();
        assert!(said.contains(&couple.omar.text("forget-means")) && said.contains(&couple.omar.text("forget-instead")));
        for wrong in ["", "Petr", "Petra Weiß", "Petra.", "Omar"] {
            couple.omar.fill(0, wrong);
            let button = couple.omar.view().frame.primary.unwrap();
            assert!(!button.enabled && button.danger, "{wrong:?}");
            couple.omar.gesture(Gesture::Primary);
            couple.omar.gesture(Gesture::Accepted(0));
            assert_eq!(kept(&mut couple).len(), 1, "{wrong:?}");
            assert_eq!(couple.records().len(), before, "{wrong:?}");
        }
        couple.omar.back();
        assert_eq!(couple.omar.title(), "Petra");
    }
}

#[test]
fn who_is_forgotten_is_gone_and_what_happened_stays() {
    for (language, typed) in [("en", "Petra"), ("de", " petra ")] {
        let mut couple = on_her_page(language);
        let before = couple.records().len();
        couple.omar.push("person-forget");
        couple.omar.fill(0, typed);
        let forget = couple.say("forget-do", ("name", "Petra"));
        couple.omar.press(&forget);
        assert!(couple.is_at("home-title"));
        let home = home(&mut couple.omar);
        assert_eq!((home.rows.len(), home.empty), (0, couple.omar.text("people-none")));
        assert_eq!(kept(&mut couple), []);
        let written = since(&mut couple, before);
        assert_eq!(written.len(), 1);
        assert_eq!((written[0].event.as_str(), written[0].name.as_deref()), ("forgotten", Some("Petra")));
        assert_eq!(couple.records().len(), before + 1, "what was there before is there still");
        couple.omar.gesture(Gesture::Journal);
        let forgotten = couple.omar.text("event-forgotten");
        let Body::Journal(journal) = couple.omar.view().body else { panic!("no journal") };
        assert_eq!((journal.rows[0].what.as_str(), journal.rows[0].name.as_str()), (forgotten.as_str(), "Petra"));
    }
}

#[test]
fn a_search_finds_by_either_name_and_opens_whom_it_found() {
    for language in LANGUAGES {
        let mut couple = Couple::new(language);
        let mut ada = Drive::open(language, "Ada Lovelace");
        meet(&mut couple.omar, &mut ada, ("Ada", "Omar"));
        couple.look_anew();
        let mut found = |text: &str| {
            couple.omar.gesture(Gesture::Searched(text.to_owned()));
            let home = home(&mut couple.omar);
            assert_eq!(home.search, text);
            let none = if home.rows.is_empty() { couple.omar.text("people-none-found") } else { String::new() };
            assert_eq!(home.empty, none, "{text}");
            home.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(found(""), ["Ada", "Petra"]);
        assert_eq!(found("petra"), ["Petra"]);
        assert_eq!(found("  ETR "), ["Petra"], "case and what is around do not count");
        assert_eq!(found("weiß"), ["Petra"], "so she calls herself");
        assert_eq!(found("lovelace"), ["Ada"]);
        assert_eq!(found("a"), ["Ada", "Petra"]);
        assert_eq!(found("nobody"), Vec::<String>::new());
        found("petra");
        couple.omar.gesture(Gesture::Pick(0));
        assert_eq!(couple.omar.title(), "Petra", "the first row of those that are shown");
        couple.omar.back();
        let home = home(&mut couple.omar);
        assert_eq!((home.search.as_str(), home.rows.len()), ("", 2), "everyone is there again");
        couple.omar.gesture(Gesture::Searched("nobody".to_owned()));
        couple.omar.gesture(Gesture::Pick(0));
        assert!(couple.is_at("home-title"), "there is no row to open");
    }
}

#[test]
fn a_search_for_the_other_side_of_a_call_picks_whom_it_shows() {
    for (language, role) in [("en", Gesture::TheyCalled), ("de", Gesture::ICalled)] {
        let mut couple = Couple::new(language);
        let mut ada = Drive::open(language, "Ada Lovelace");
        meet(&mut couple.omar, &mut ada, ("Ada", "Omar"));
        couple.omar.gesture(role);
        couple.omar.gesture(Gesture::Searched("pet".to_owned()));
        couple.omar.gesture(Gesture::Pick(0));
        assert_eq!(couple.check_view().person.name, "Petra");
    }
}
