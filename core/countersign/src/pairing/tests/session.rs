//! The rules of a session, one by one.

use super::super::confirm::Wanting;
use super::super::{Ask, ConfirmError, Event, PairingError, Session, Standing};
use super::{Answer, Introduction, Meeting, ReadBy, Reading, at, introduction, spoken};
use crate::contact::{Side, TrustLevel};
use crate::pairing::armor;
use crate::pairing::message::Offer;
use crate::ports::{Entropy, EntropyError};
use crate::testing::SeededEntropy;

/// A device in the tests: a session and its randomness.
pub(super) struct Device {
    pub(super) session: Session,
    entropy: SeededEntropy,
}

impl Device {
    pub(super) fn offering(name: &str, seed: u64, meeting: Meeting) -> Self {
        let mut entropy = SeededEntropy::new(seed);
        Self { session: Session::offer(introduction(name), meeting, at(0), &mut entropy).unwrap(), entropy }
    }

    pub(super) fn listening(name: &str, seed: u64, meeting: Meeting) -> Self {
        Self { session: Session::listen(introduction(name), meeting), entropy: SeededEntropy::new(seed) }
    }

    pub(super) fn read(&mut self, text: &str, by: ReadBy, now: Reading) -> Event {
        self.session.feed(text, by, now, &mut self.entropy).unwrap()
    }

    pub(super) fn tick(&mut self, now: Reading) -> Event {
        self.session.tick(now, &mut self.entropy).unwrap()
    }

    pub(super) fn shown(&self) -> String {
        self.session.showing().unwrap()
    }
}

pub(super) fn show(event: Event) -> String {
    match event {
        Event::Show(text) | Event::Confirm { show: Some(text) } => text,
        other => panic!("{other:?}"),
    }
}

pub(super) fn refused(error: PairingError) -> Event {
    Event::Refused { error, hint: false }
}

/// Alice offers, Bob answers; both stand before the person's answer.
pub(super) fn met(meeting: Meeting, by: ReadBy) -> (Device, Device) {
    let mut alice = Device::offering("Alice", 1, meeting);
    let mut bob = Device::listening("Bob", 2, meeting);
    let reply = show(bob.read(&alice.shown(), by, at(1)));
    let finish = show(alice.read(&reply, by, at(2)));
    assert_eq!(bob.read(&finish, by, at(3)), Event::Confirm { show: None });
    (alice, bob)
}

fn words(device: &Device) -> String {
    spoken(device.session.confirming().unwrap().mine())
}

#[test]
fn a_camera_in_one_room_needs_a_yes_and_gives_level_4() {
    let (mut alice, mut bob) = met(Meeting::InPerson, ReadBy::Camera);
    let (a, b) = (alice.session.confirming().unwrap(), bob.session.confirming().unwrap());
    assert_eq!((a.ask(), b.ask()), (Ask::TheirScreen, Ask::Person));
    assert_eq!((a.theirs(), b.theirs()), (Some(b.mine()), Some(a.mine())));
    let a = alice.session.confirm(Answer::Yes, at(4)).unwrap();
    let b = bob.session.confirm(Answer::Yes, at(4)).unwrap();
    assert_eq!((a.level(), b.level()), (TrustLevel::InPersonQr, TrustLevel::InPersonQr));
    assert_eq!(a.root().expose(), b.root().expose());
    assert_eq!((a.peer().name.as_str(), b.peer().name.as_str()), ("Bob", "Alice"));
    assert_eq!(a.at(), at(4).wall);
}

#[test]
fn every_other_way_needs_words_and_gives_less() {
    for (meeting, by, level) in [
        (Meeting::InPerson, ReadBy::Image, TrustLevel::InPersonWords),
        (Meeting::InPerson, ReadBy::Folder, TrustLevel::InPersonWords),
        (Meeting::InPerson, ReadBy::Text, TrustLevel::InPersonWords),
        (Meeting::InPerson, ReadBy::Radio, TrustLevel::InPersonWords),
        (Meeting::Remote, ReadBy::Camera, TrustLevel::RemoteSas),
        (Meeting::Remote, ReadBy::Text, TrustLevel::RemoteSas),
    ] {
        let (mut alice, mut bob) = met(meeting, by);
        let (a, b) = (words(&alice), words(&bob));
        for (device, heard) in [(&mut alice, b), (&mut bob, a)] {
            assert_eq!(device.session.confirming().unwrap().ask(), Ask::Words);
            assert_eq!(device.session.confirming().unwrap().theirs(), None, "the set to type is hidden");
            let yes = device.session.confirm(Answer::Yes, at(4)).err();
            assert_eq!(yes, Some(ConfirmError::Wanting(Wanting::Words)), "{meeting:?} {by:?}");
            let agreed = device.session.confirm(Answer::Typed(&heard), at(5)).map(|agreed| agreed.level());
            assert_eq!(agreed, Ok(level), "{meeting:?} {by:?}");
        }
    }
}

/// A desktop without a camera shows a code and reads text; the phone beside it has a camera.
#[test]
fn each_side_has_the_level_of_what_it_read() {
    let mut desktop = Device::offering("Desktop", 1, Meeting::InPerson);
    let mut phone = Device::listening("Phone", 2, Meeting::InPerson);
    let reply = show(phone.read(&desktop.shown(), ReadBy::Camera, at(1)));
    let finish = show(desktop.read(&reply, ReadBy::Text, at(2)));
    // How the Finish came does not matter: it is bound to the Offer that the camera read.
    phone.read(&finish, ReadBy::Text, at(3));
    let spoken = words(&phone);
    assert_eq!(phone.session.confirm(Answer::Yes, at(4)).unwrap().level(), TrustLevel::InPersonQr);
    assert_eq!(desktop.session.confirm(Answer::Typed(&spoken), at(4)).unwrap().level(), TrustLevel::InPersonWords);
}

#[test]
fn wrong_words_are_asked_for_once_more_and_others_do_not_count() {
    let (mut alice, bob) = met(Meeting::Remote, ReadBy::Text);
    let heard = words(&bob);
    let own = words(&alice);
    for line in ["", "error poem", "no such words", &format!("{heard} {heard}")] {
        let wanting = alice.session.confirm(Answer::Typed(line), at(4)).err();
        assert_eq!(wanting, Some(ConfirmError::Wanting(Wanting::WordsOfTheList)), "{line:?}");
    }
    // One's own words are the first wrong set; after it the right ones are still taken.
    let wanting = alice.session.confirm(Answer::Typed(&own), at(4)).err();
    assert_eq!(wanting, Some(ConfirmError::Wanting(Wanting::OtherWords)));
    assert!(alice.session.confirm(Answer::Typed(&heard), at(5)).is_ok());

    let (mut alice, bob) = met(Meeting::Remote, ReadBy::Text);
    assert!(alice.session.confirm(Answer::Typed(&own), at(4)).is_err());
    let ended = alice.session.confirm(Answer::Typed("zoo zoo zoo"), at(5)).err();
    assert_eq!(ended, Some(ConfirmError::Ended(PairingError::SasMismatch)));
    assert_eq!(alice.session.ended(), Some(PairingError::SasMismatch));
    assert_eq!(alice.session.confirm(Answer::Typed(&words(&bob)), at(6)).err(), Some(ConfirmError::NotConfirming));
}

/// Mallory pairs with each of two people and passes on what they say.
#[test]
fn someone_in_the_middle_is_found_out_by_the_words() {
    let mut alice = Device::offering("Alice", 1, Meeting::Remote);
    let mut bob = Device::listening("Bob", 2, Meeting::Remote);
    let mut to_alice = Device::listening("Bob", 3, Meeting::Remote);
    let mut to_bob = Device::offering("Alice", 4, Meeting::Remote);
    let reply = show(to_alice.read(&alice.shown(), ReadBy::Text, at(1)));
    show(alice.read(&reply, ReadBy::Text, at(2)));
    let reply = show(bob.read(&to_bob.shown(), ReadBy::Text, at(1)));
    let finish = show(to_bob.read(&reply, ReadBy::Text, at(2)));
    bob.read(&finish, ReadBy::Text, at(3));
    let heard = [words(&bob), words(&alice)];
    for (device, heard) in [&mut alice, &mut bob].into_iter().zip(heard) {
        assert_eq!(
            device.session.confirm(Answer::Typed(&heard), at(4)).err(),
            Some(ConfirmError::Wanting(Wanting::OtherWords))
        );
        assert_eq!(
            device.session.confirm(Answer::Typed(&heard), at(5)).err(),
            Some(ConfirmError::Ended(PairingError::SasMismatch))
        );
    }
}

#[test]
fn a_session_tells_where_it_stands_and_how_long() {
    let alice = Device::offering("Alice", 1, Meeting::InPerson);
    let mut bob = Device::listening("Bob", 2, Meeting::Remote);
    assert_eq!((alice.session.standing(), bob.session.standing()), (Standing::Offering, Standing::Listening));
    assert_eq!((alice.session.seconds_left(at(1)), bob.session.seconds_left(at(1))), (Some(299), None));
    assert!(alice.session.renews() && !bob.session.renews());
    assert_eq!(alice.session.seconds_left(at(301)), Some(0));

    let mut alice = Device::offering("Alice", 1, Meeting::Remote);
    let reply = show(bob.read(&alice.shown(), ReadBy::Text, at(10)));
    assert_eq!((bob.session.standing(), bob.session.seconds_left(at(10))), (Standing::Replying, Some(3600)));
    alice.read(&reply, ReadBy::Text, at(20));
    bob.read(&alice.shown(), ReadBy::Text, at(30));
    assert_eq!(alice.session.standing(), Standing::Confirming(Side::Initiator));
    assert_eq!(bob.session.standing(), Standing::Confirming(Side::Responder));
    assert_eq!((alice.session.seconds_left(at(40)), alice.session.renews()), (Some(3580), false));
    let line = words(&bob);
    alice.session.confirm(Answer::Typed(&line), at(41)).ok().unwrap();
    assert_eq!((alice.session.standing(), alice.session.seconds_left(at(42))), (Standing::Confirmed, None));
    bob.session.cancel();
    assert_eq!(bob.session.standing(), Standing::Ended(PairingError::Cancelled));
}

#[test]
fn an_agreed_pairing_is_handed_over_once() {
    let (mut alice, _) = met(Meeting::InPerson, ReadBy::Camera);
    assert!(alice.session.confirm(Answer::Yes, at(4)).is_ok());
    assert_eq!(alice.session.confirm(Answer::Yes, at(4)).err(), Some(ConfirmError::NotConfirming));
    assert_eq!(alice.session.ended(), None);
    assert_eq!(alice.session.showing(), None);
    let offer = Device::offering("Carol", 5, Meeting::InPerson).shown();
    assert_eq!(alice.read(&offer, ReadBy::Camera, at(5)), Event::Ignored);
}

#[test]
fn frames_seen_before_are_ignored_and_foreign_ones_too() {
    let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
    let mut bob = Device::listening("Bob", 2, Meeting::InPerson);
    let offer = alice.shown();
    let reply = show(bob.read(&offer, ReadBy::Camera, at(1)));
    assert_eq!(bob.read(&offer, ReadBy::Camera, at(1)), Event::Ignored);
    assert_eq!(bob.shown(), reply, "the Reply is not made anew");
    let finish = show(alice.read(&reply, ReadBy::Camera, at(2)));
    assert_eq!(alice.read(&reply, ReadBy::Camera, at(2)), Event::Ignored);
    assert_eq!(alice.shown(), finish, "showing it again repeats the same bytes");
    bob.read(&finish, ReadBy::Camera, at(3));
    assert_eq!(bob.read(&finish, ReadBy::Camera, at(3)), Event::Ignored);
    for foreign in ["https://example.org/", "otpauth://totp/x?secret=AAAA", ""] {
        assert_eq!(bob.read(foreign, ReadBy::Camera, at(3)), Event::Ignored);
    }
}

#[test]
fn the_first_valid_reply_wins() {
    let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
    let replies = [2, 3].map(|seed| {
        let mut device = Device::listening("Bob", seed, Meeting::InPerson);
        show(device.read(&alice.shown(), ReadBy::Camera, at(1)))
    });
    alice.read(&replies[0], ReadBy::Camera, at(2));
    assert_eq!(alice.read(&replies[1], ReadBy::Camera, at(2)), refused(PairingError::SessionBusy));
    let other = Device::offering("Carol", 7, Meeting::InPerson);
    let elsewhere = show(Device::listening("Bob", 8, Meeting::InPerson).read(&other.shown(), ReadBy::Camera, at(1)));
    assert_eq!(alice.read(&elsewhere, ReadBy::Camera, at(2)), refused(PairingError::WrongSession));
}

#[test]
fn twenty_different_refused_frames_give_one_hint() {
    let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
    let before = alice.shown();
    let stray = |number: u8| armor::encode(&[2, 1, 1, 0, number]);
    for number in 0..40 {
        let event = alice.read(&stray(number), ReadBy::Camera, at(1));
        assert_eq!(event, Event::Refused { error: PairingError::UnsupportedVersion, hint: number == 19 });
        // The first twenty are known again; no more are remembered, however many come.
        let again = if number < 20 { Event::Ignored } else { refused(PairingError::UnsupportedVersion) };
        assert_eq!(alice.read(&stray(number), ReadBy::Camera, at(1)), again, "frame {number} again");
    }
    // A person who pastes the same text again gets the same answer again.
    assert_eq!(alice.read(&stray(1), ReadBy::Text, at(1)), refused(PairingError::UnsupportedVersion));
    assert_eq!(alice.shown(), before);
}

#[test]
fn ones_own_offer_is_told_apart() {
    let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
    let own = alice.shown();
    assert_eq!(alice.read(&own, ReadBy::Camera, at(1)), refused(PairingError::SelfScan));
    // Also while it answers someone else's.
    let bob = Device::offering("Bob", 2, Meeting::InPerson);
    alice.read(&bob.shown(), ReadBy::Camera, at(1));
    assert_eq!(alice.read(&own, ReadBy::Text, at(1)), refused(PairingError::SelfScan));
}

/// Both scanned each other's Offer and both answered.
#[test]
fn a_collision_ends_in_one_pairing_whichever_way_the_messages_cross() {
    for seed in 0..8 {
        for first in [false, true] {
            let mut devices = [
                Device::offering("Alice", 2 * seed, Meeting::InPerson),
                Device::offering("Bob", 2 * seed + 1, Meeting::InPerson),
            ];
            let offers = [devices[0].shown(), devices[1].shown()];
            let replies = [
                show(devices[0].read(&offers[1], ReadBy::Camera, at(1))),
                show(devices[1].read(&offers[0], ReadBy::Camera, at(1))),
            ];
            let order = if first { [0, 1] } else { [1, 0] };
            let events =
                order.map(|device| (device, devices[device].read(&replies[1 - device], ReadBy::Camera, at(2))));
            let mut finishes = events.into_iter().filter(|(_, event)| *event != Event::Ignored);
            let (initiator, event) = finishes.next().unwrap();
            assert!(finishes.next().is_none(), "one goes on as the initiator");
            let tags = [0, 1].map(|device| super::offer(&armor::decode(&offers[device]).unwrap()).tag());
            assert!(tags[initiator] < tags[1 - initiator], "the one whose Offer has the smaller tag");
            let finish = show(event);
            assert_eq!(devices[1 - initiator].read(&finish, ReadBy::Camera, at(3)), Event::Confirm { show: None });
            let roots = devices.map(|mut device| {
                let agreed = device.session.confirm(Answer::Yes, at(4)).unwrap();
                (*agreed.root().expose(), agreed.pair_id())
            });
            assert_eq!(roots[0], roots[1]);
        }
    }
}

/// Two Offers with one tag, found by search: Alice's with this seed, and one with this key and commitment.
#[test]
fn equal_tags_make_both_begin_again() {
    let mut alice = Device::offering("Alice", 3810, Meeting::InPerson);
    let own = alice.shown();
    let key = hpke_key([0; 32]);
    let mut commitment = [0; 32];
    commitment[24..].copy_from_slice(&263_418_u64.to_be_bytes());
    let twin = Offer::new(Meeting::InPerson, key, commitment);
    assert_eq!(twin.tag(), super::offer(&armor::decode(&own).unwrap()).tag(), "the search found these");
    let answer = show(alice.read(&armor::encode(twin.bytes()), ReadBy::Camera, at(1)));
    let again = show(alice.read(&answer, ReadBy::Camera, at(2)));
    assert_ne!(again, own);
    assert_eq!(alice.shown(), again);
    let reply = show(Device::listening("Bob", 2, Meeting::InPerson).read(&again, ReadBy::Camera, at(3)));
    assert!(matches!(alice.read(&reply, ReadBy::Camera, at(4)), Event::Confirm { show: Some(_) }));
}

fn hpke_key(seed: [u8; 32]) -> [u8; 32] {
    crate::pairing::agreement::public_key(&crate::secret::Secret::filled(|fresh| *fresh = seed))
}

#[test]
fn a_second_offer_is_answered_only_by_a_camera_that_turned_to_another_screen() {
    let first = Device::offering("Alice", 1, Meeting::InPerson).shown();
    let second = Device::offering("Carol", 2, Meeting::InPerson).shown();
    let mut bob = Device::listening("Bob", 3, Meeting::InPerson);
    let reply = show(bob.read(&first, ReadBy::Camera, at(1)));
    bob.read(&first, ReadBy::Camera, at(10));
    assert_eq!(bob.read(&second, ReadBy::Camera, at(14)), refused(PairingError::SessionBusy), "the first is in view");
    assert_eq!(bob.shown(), reply);
    assert_eq!(bob.read(&second, ReadBy::Text, at(30)), refused(PairingError::SessionBusy));
    let mut bob = Device::listening("Bob", 3, Meeting::InPerson);
    bob.read(&first, ReadBy::Camera, at(1));
    assert_ne!(show(bob.read(&second, ReadBy::Camera, at(6))), reply);

    // Where words are typed each answered Offer would be one more guess.
    let mut bob = Device::listening("Bob", 3, Meeting::InPerson);
    bob.read(&first, ReadBy::Text, at(1));
    assert_eq!(bob.read(&second, ReadBy::Camera, at(100)), refused(PairingError::SessionBusy));
}

#[test]
fn where_both_are_is_settled_by_the_offer_and_by_who_says_no() {
    let here = Device::offering("Alice", 1, Meeting::InPerson).shown();
    let away = Device::offering("Alice", 1, Meeting::Remote).shown();
    let mut bob = Device::listening("Bob", 2, Meeting::Remote);
    assert_eq!(bob.read(&here, ReadBy::Camera, at(1)), refused(PairingError::NotRemote));
    assert!(matches!(bob.read(&away, ReadBy::Camera, at(1)), Event::Show(_)));

    // Who says yes to a remote Offer pairs remotely all the same.
    let mut alice = Device::offering("Alice", 1, Meeting::Remote);
    let mut bob = Device::listening("Bob", 2, Meeting::InPerson);
    let reply = show(bob.read(&away, ReadBy::Camera, at(1)));
    let finish = show(alice.read(&reply, ReadBy::Camera, at(2)));
    bob.read(&finish, ReadBy::Camera, at(3));
    for device in [&alice, &bob] {
        assert_eq!(device.session.confirming().unwrap().level(), TrustLevel::RemoteSas);
        assert_eq!(device.session.confirming().unwrap().ask(), Ask::Words);
    }
}

/// Bob's randomness fails once; nothing is lost by it.
#[test]
fn without_randomness_nothing_is_answered_and_nothing_lost() {
    struct Dry;
    impl Entropy for Dry {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), EntropyError> {
            Err(EntropyError)
        }
    }
    let alice = Device::offering("Alice", 1, Meeting::InPerson).shown();
    let mut bob = Device::offering("Bob", 2, Meeting::InPerson);
    let before = bob.shown();
    assert_eq!(bob.session.feed(&alice, ReadBy::Camera, at(1), &mut Dry), Err(EntropyError));
    assert_eq!(bob.shown(), before);
    assert!(matches!(bob.read(&alice, ReadBy::Camera, at(2)), Event::Show(_)));
    let me: Introduction = introduction("Bob");
    assert_eq!(Session::offer(me, Meeting::InPerson, at(0), &mut Dry).err(), Some(EntropyError));
}

#[test]
fn a_failed_decryption_ends_a_session_with_words_only() {
    for (by, ends) in [(ReadBy::Camera, false), (ReadBy::Text, true)] {
        let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
        let reply = show(Device::listening("Bob", 2, Meeting::InPerson).read(&alice.shown(), by, at(1)));
        let mut bytes = armor::decode(&reply).unwrap();
        bytes[100] ^= 1;
        let event = alice.read(&armor::encode(&bytes), by, at(2));
        if ends {
            assert_eq!(event, Event::Ended(PairingError::DecryptFailed));
            assert_eq!(alice.read(&reply, by, at(2)), Event::Ignored);
        } else {
            assert_eq!(event, refused(PairingError::DecryptFailed));
            assert!(matches!(alice.read(&reply, by, at(2)), Event::Confirm { .. }));
        }
    }
}
