//! The vectors of `fixtures/vectors`, made by another implementation, in both roles.

use serde_json::Value;

use super::super::armor::{self, Unarmored};
use super::super::phrase::Phrase;
use super::super::{ClockDistance, Event, Session};
use super::{
    Answer, Given, Introduction, Meeting, Pairing, ReadBy, Reading, UnixTime, at, confirmed, finish, offer, reply,
    taken,
};
use crate::contact::Side;
use crate::name::OwnName;
use crate::pairing::message::{Awaited, Message};
use crate::pairing::{PairingError, Peer, Refused};
use crate::words::Word;

/// Reads one of the files of `fixtures/vectors`.
macro_rules! load {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../../../../../fixtures/vectors/", $name, ".json")))
            .unwrap()
    };
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    let list = value[key].as_array().unwrap();
    assert!(!list.is_empty(), "{key} is empty");
    list
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn hex(value: &Value, key: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(text(value, key).as_bytes()).unwrap()
}

/// What a vector's device says of itself, when, and with which randomness.
struct Device {
    me: Introduction,
    now: Reading,
    entropy: Given,
}

impl Device {
    fn new(value: &Value, profile: &str, seed: &str) -> Self {
        let bytes = hex(value, profile);
        let peer = Peer::from_profile(&bytes).unwrap();
        let me = Introduction { name: OwnName::from_stored(peer.name.as_str()).unwrap(), device_key: peer.device_key };
        let now = Reading { wall: peer.time, ..at(0) };
        Self { me, now, entropy: Given::new(&[&hex(value, seed), &bytes[..32]]) }
    }
}

#[test]
fn reproduces_every_pairing_in_both_roles() {
    let pairings =
        [("1", load!("pairing-1")), ("2", load!("pairing-2")), ("3", load!("pairing-3")), ("4", load!("pairing-4"))];
    for (name, vector) in pairings {
        let meeting = if vector["flags"].as_u64() == Some(1) { Meeting::Remote } else { Meeting::InPerson };
        let mut a = Device::new(&vector, "P_A", "ikmA");
        let mut b = Device::new(&vector, "P_B", "ikmE");

        let offering = Pairing::offer(&a.me, meeting, a.now, &mut a.entropy).unwrap();
        assert_eq!(offering.message().bytes().as_slice(), hex(&vector, "M1"), "{name}");
        assert_eq!(offering.message().tag().as_slice(), hex(&vector, "sid"), "{name}");
        let by = ReadBy::Text;
        let replying = Pairing::answer(&b.me, &offer(&hex(&vector, "M1")), by, b.now, &mut b.entropy).unwrap().unwrap();
        assert_eq!(replying.message().bytes().as_slice(), hex(&vector, "M2"), "{name}");
        let initiator = taken(offering.accept(&reply(&hex(&vector, "M2"), meeting), by, b.now));
        assert_eq!(initiator.message().unwrap().bytes().as_slice(), hex(&vector, "M3"), "{name}");
        let responder = taken(replying.finish(&finish(&hex(&vector, "M3"), meeting), b.now));

        for (message, armored) in ["M1", "M2", "M3"].into_iter().zip(list(&vector, "armor")) {
            assert_eq!(armor::encode(&hex(&vector, message)), armored.as_str().unwrap(), "{name}");
        }
        let words: Vec<&str> = list(&vector, "sas_words").iter().map(|word| word.as_str().unwrap()).collect();
        assert_eq!(responder.mine().map(Word::as_str), words[..3], "{name}");
        assert_eq!(initiator.mine().map(Word::as_str), words[3..], "{name}");
        assert_eq!((initiator.clock(), responder.clock()), (None, None), "{name}");

        let initiator = confirmed_at(initiator, &words[..3].join(" "), b.now);
        let responder = confirmed_at(responder, &words[3..].join(" "), b.now);
        for agreed in [initiator, responder] {
            assert_eq!(agreed.root().expose().as_slice(), hex(&vector, "root"), "{name}");
            assert_eq!(agreed.pair_id().as_slice(), hex(&vector, "pair_id"), "{name}");
        }
    }
}

fn confirmed_at(pairing: Pairing<super::Confirming>, words: &str, now: Reading) -> Pairing<super::Agreed> {
    taken(pairing.confirm(Answer::Typed(words), now))
}

#[test]
fn refuses_to_renew_keys_politely() {
    let vector = load!("repair-1");
    let mut session = Session::listen(super::introduction("Bob"), Meeting::InPerson);
    let event = session.feed(&armor::encode(&hex(&vector, "M1")), ReadBy::Text, at(0), &mut Given::new(&[])).unwrap();
    assert_eq!(event, Event::Refused { error: PairingError::UnknownRepairId, hint: false });
}

#[test]
fn reads_armor_as_described() {
    let vectors = load!("armor");
    for case in list(&vectors, "valid") {
        assert_eq!(armor::encode(&hex(case, "message")), text(case, "text"));
        assert_eq!(armor::decode(text(case, "text")), Ok(hex(case, "message")));
    }
    let message = hex(&vectors["tolerant"], "message");
    for case in list(&vectors["tolerant"], "cases") {
        assert_eq!(armor::decode(text(case, "text")).as_ref(), Ok(&message), "{}", case["name"]);
    }
    for case in list(&vectors, "malformed") {
        let error = match armor::decode(text(case, "text")) {
            Ok(_) => "none",
            Err(Unarmored::Ignored) => "Ignored",
            Err(Unarmored::Damaged(error)) => error.name(),
        };
        assert_eq!(error, text(case, "error"), "{}", case["name"]);
    }
}

#[test]
fn reads_profiles_as_described() {
    let vectors = load!("profile");
    for case in list(&vectors, "valid") {
        let peer = Peer::from_profile(&hex(case, "bytes")).unwrap_or_else(|_| panic!("{}", case["name"]));
        let fields = &case["fields"];
        assert_eq!(peer.name.as_str(), text(fields, "name"));
        assert_eq!(peer.device_key.as_slice(), hex(fields, "sig_pk"));
        assert_eq!(peer.revocation.as_slice(), hex(fields, "rev"));
        assert_eq!(u64::from(peer.capabilities), fields["caps"].as_u64().unwrap());
        assert_eq!(peer.time.0, fields["time"].as_u64().unwrap());
    }
    for case in list(&vectors, "malformed") {
        let error = Peer::from_profile(&hex(case, "bytes")).map(|_| ()).map_err(PairingError::name);
        assert_eq!(error, Err(text(case, "error")), "{}", case["name"]);
    }
}

#[test]
fn words_follow_from_the_string() {
    let vectors = load!("sas_words");
    for case in list(&vectors, "strings") {
        let phrase = Phrase::from_sas(hex(case, "sas16").try_into().unwrap());
        for (side, key) in [(Side::Responder, "set_b"), (Side::Initiator, "set_a")] {
            let words: Vec<_> = list(case, key).iter().map(|word| word.as_str().unwrap()).collect();
            assert_eq!(phrase.read_by(side).map(Word::as_str).as_slice(), words);
        }
        let digits: Vec<_> = list(case, "four_digits").iter().map(|word| word.as_str().unwrap()).collect();
        let sets = [phrase.read_by(Side::Responder), phrase.read_by(Side::Initiator)].concat();
        assert_eq!(sets.into_iter().map(Word::digits).collect::<Vec<_>>(), digits);
    }
}

#[test]
fn typed_words_are_read_as_described() {
    let vectors = load!("sas_words");
    let set = |value: &Value| -> Option<[u16; 3]> {
        let indices = value.as_array()?;
        Some([0, 1, 2].map(|place: usize| u16::try_from(indices[place].as_u64().unwrap()).unwrap()))
    };
    let expected = set(&vectors["typed"]["expected"]).unwrap();
    for case in list(&vectors["typed"], "lines") {
        let words = Word::parse_line::<3>(text(case, "line")).map(|words| words.map(Word::index));
        assert_eq!(words, set(&case["indices"]), "{}", case["name"]);
        let result = match words {
            None => "not counted",
            Some(words) if words == expected => "match",
            Some(_) => "differs",
        };
        assert_eq!(result, text(case, "result"), "{}", case["name"]);
    }
}

#[test]
fn clocks_are_compared_as_described() {
    for case in list(&load!("clock_interval"), "cases") {
        let time = |key: &str| UnixTime(case[key].as_u64().unwrap());
        let meeting = if case["remote"].as_bool().unwrap() { Meeting::Remote } else { Meeting::InPerson };
        let earliest = match text(case, "role") {
            "A" => time("offered_at"),
            _ => time("accepted_at").minus(meeting.lifetime()),
        };
        let distance = ClockDistance::between(time("peer_time"), earliest, time("accepted_at"));
        let offset = case["offset"].as_i64().unwrap();
        let expected = match offset {
            0 => None,
            ..0 => Some(ClockDistance::Behind(offset.unsigned_abs())),
            1.. => Some(ClockDistance::Ahead(offset.unsigned_abs())),
        };
        assert_eq!(distance, expected, "{}", case["name"]);
        let verdict = match distance {
            None => "within",
            Some(distance) if distance.blocks() => "blocked",
            Some(_) => "warned",
        };
        assert_eq!(verdict, text(case, "verdict"), "{}", case["name"]);
    }
}

/// Each text in the state that the vector describes, through the same door that an application uses.
#[test]
fn checks_messages_in_the_described_order() {
    for case in list(&load!("messages"), "cases") {
        let name = text(case, "name");
        let awaiting = text(case, "awaiting");
        // A session also awaits the Offer of a person who began at the same time; the vectors await one type.
        if let Some(bytes) = armor::decode(text(case, "text"))
            .ok()
            .filter(|bytes| awaiting != "offer" && bytes[1] == 1 && case["error"] == "Ignored")
        {
            let awaited = Awaited { offer: false, reply: Some(Meeting::InPerson), finish: Some(Meeting::InPerson) };
            let name_of =
                |result: Result<_, PairingError>| result.map_or_else(PairingError::name, |_: Option<_>| "Ignored");
            assert_eq!(name_of(Message::parse(&bytes, awaited)), text(case, "error"), "{awaiting}: {name}");
            continue;
        }
        let mut session = prepared(awaiting, &case["setup"]);
        let before = session.showing();
        // A seed that a session draws only where an Offer is to be answered.
        let mut entropy =
            if awaiting == "offer" { Device::new(&case["setup"], "P_B", "ikmE").entropy } else { Given::new(&[]) };
        let event = session.feed(text(case, "text"), ReadBy::Camera, at(3), &mut entropy).unwrap();
        let repeated = case["setup"].get("accepted").is_some();
        match (case["error"].as_str(), event) {
            (None, Event::Ignored) => assert!(repeated, "{awaiting}: {name}"),
            (None, Event::Show(_)) => assert_eq!(awaiting, "offer", "{name}"),
            (None, Event::Confirm { show }) => assert_eq!(show.is_some(), awaiting == "reply", "{name}"),
            // The vector asks no person where both are; one whose own Offer is remote has said "not in one room".
            (None, Event::Refused { error: PairingError::NotRemote, .. }) => {
                assert_eq!(name, "an Offer beside one's own");
            }
            (Some("Ignored"), event) => assert_eq!(event, Event::Ignored, "{awaiting}: {name}"),
            // In a remote session, where words are typed, these two end it.
            (Some(expected), Event::Ended(error)) => {
                assert!(["DecryptFailed", "CommitmentMismatch"].contains(&expected), "{awaiting}: {name}");
                assert_eq!(error.name(), expected, "{awaiting}: {name}");
                assert_eq!(session.showing(), None, "{awaiting}: {name}");
            }
            (Some(expected), Event::Refused { error, hint: false }) => {
                assert_eq!(error.name(), expected, "{awaiting}: {name}");
                assert_eq!(session.showing(), before, "{awaiting}: {name}: the session is as it was");
            }
            (expected, event) => panic!("{awaiting}: {name}: {expected:?}, {event:?}"),
        }
    }
}

fn prepared(awaiting: &str, setup: &Value) -> Session {
    match awaiting {
        "offer" => {
            let b = Device::new(setup, "P_B", "ikmE");
            if setup.get("own_offer").is_none() {
                return Session::listen(b.me, Meeting::InPerson);
            }
            // The Offer on the screen is part of the setup as bytes alone; what made it is found where it is awaited.
            let cases = load!("messages");
            let made = list(&cases, "cases")
                .iter()
                .map(|case| &case["setup"])
                .find(|other| other.get("ikmA").is_some() && other["offer"] == setup["own_offer"])
                .unwrap();
            prepared("reply", made)
        }
        "reply" => {
            let mut a = Device::new(setup, "P_A", "ikmA");
            let meeting = if setup["flags"].as_u64() == Some(1) { Meeting::Remote } else { Meeting::InPerson };
            let now = Reading { wall: a.now.wall, ..at(0) };
            let mut session = Session::offer(a.me, meeting, now, &mut a.entropy).unwrap();
            assert_eq!(session.showing(), Some(armor::encode(&hex(setup, "offer"))));
            if setup.get("accepted").is_some() {
                let accepted = armor::encode(&hex(setup, "accepted"));
                let event = session.feed(&accepted, ReadBy::Camera, at(2), &mut Given::new(&[])).unwrap();
                assert!(matches!(event, Event::Confirm { .. }));
            }
            session
        }
        "finish" => {
            let mut b = Device::new(setup, "P_B", "ikmE");
            let mut session = Session::listen(b.me, Meeting::InPerson);
            let offer = armor::encode(&hex(setup, "offer"));
            let event = session.feed(&offer, ReadBy::Camera, b.now, &mut b.entropy).unwrap();
            assert!(matches!(event, Event::Show(_)));
            session
        }
        other => panic!("{other}"),
    }
}

/// The same messages make the same root, whether a yes or words confirm it.
#[test]
fn the_way_of_reading_changes_no_key() {
    let (by_camera, responder) = super::both(Meeting::InPerson, ReadBy::Camera);
    let (by_text, _) = super::both(Meeting::InPerson, ReadBy::Text);
    let heard = super::spoken(responder.mine());
    let roots = [confirmed(by_camera, Answer::Yes), confirmed(by_text, Answer::Typed(&heard))];
    assert_eq!(roots[0].root().expose(), roots[1].root().expose());
}

#[test]
fn a_refusal_names_its_error() {
    let refused: Refused<()> = Refused::Ended(PairingError::Expired);
    assert_eq!(refused.error().name(), "Expired");
}
