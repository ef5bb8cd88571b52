//! Time in a session: what expires, what is renewed, and clocks that differ.

use super::super::confirm::Wanting;
use super::super::{ClockDistance, ConfirmError, Event, PairingError};
use super::session::{Device, met, refused, show};
use super::{Answer, BootId, Meeting, ReadBy, Reading, UnixTime, at};

#[test]
fn an_offer_in_person_is_renewed_and_a_remote_one_expires() {
    let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
    let first = alice.shown();
    assert_eq!(alice.tick(at(300)), Event::Ignored);
    let second = show(alice.tick(at(301)));
    assert_ne!(first, second);
    let reply = show(Device::listening("Bob", 2, Meeting::InPerson).read(&first, ReadBy::Camera, at(302)));
    assert_eq!(alice.read(&reply, ReadBy::Camera, at(303)), refused(PairingError::WrongSession));
    let reply = show(Device::listening("Bob", 2, Meeting::InPerson).read(&second, ReadBy::Camera, at(302)));
    // Not renewed yet, and too late: the Reply is refused, the session is not over.
    assert_eq!(alice.read(&reply, ReadBy::Camera, at(602)), refused(PairingError::Expired));

    let mut alice = Device::offering("Alice", 1, Meeting::Remote);
    assert_eq!(alice.tick(at(3600)), Event::Ignored);
    assert_eq!(alice.tick(at(3601)), Event::Ended(PairingError::Expired));
    assert_eq!(alice.session.showing(), None);
}

#[test]
fn each_later_state_expires_and_a_wall_clock_cannot_stretch_it() {
    for (meeting, limit) in [(Meeting::InPerson, 300), (Meeting::Remote, 3600)] {
        let mut alice = Device::offering("Alice", 1, meeting);
        let mut bob = Device::listening("Bob", 2, meeting);
        show(bob.read(&alice.shown(), ReadBy::Text, at(1)));
        // The wall clock is set back; the clock that counts sleep goes on.
        let late = Reading { wall: UnixTime(0), ..at(limit + 2) };
        assert_eq!(bob.tick(Reading { wall: UnixTime(0), ..at(limit + 1) }), Event::Ignored);
        assert_eq!(bob.read("anything", ReadBy::Text, late), Event::Ended(PairingError::Expired));

        let (mut first, mut second) = met(meeting, ReadBy::Camera);
        assert_eq!(first.tick(at(limit + 3)), Event::Ended(PairingError::Expired));
        let ended = second.session.confirm(Answer::Yes, at(limit + 4)).err();
        assert_eq!(ended, Some(ConfirmError::Ended(PairingError::Expired)));
        // A reading of another boot cannot be compared: the session does not live on.
        let rebooted = Reading { boot: BootId([8; 16]), ..at(2) };
        assert!(matches!(alice.tick(rebooted), Event::Ended(PairingError::Expired) | Event::Show(_)));
    }
}

/// In every state that shows something: a pairing in person ends, a remote one waits for who looks away.
#[test]
fn a_long_absence_ends_a_pairing_in_person_alone() {
    for (meeting, ended) in
        [(Meeting::InPerson, Event::Ended(PairingError::Cancelled)), (Meeting::Remote, Event::Ignored)]
    {
        let alice = Device::offering("Alice", 1, meeting);
        let mut bob = Device::listening("Bob", 2, meeting);
        show(bob.read(&alice.shown(), ReadBy::Text, at(1)));
        let (first, second) = met(meeting, ReadBy::Text);
        for mut device in [alice, bob, first, second] {
            assert_eq!(device.session.resume(30), Event::Ignored, "{meeting:?}");
            assert_eq!(device.session.resume(31), ended, "{meeting:?}");
        }
    }
    let mut waiting = Device::listening("Bob", 2, Meeting::InPerson);
    assert_eq!(waiting.session.resume(3000), Event::Ignored, "nothing was begun yet");
}

#[test]
fn a_cancelled_session_confirms_nothing() {
    let (_, mut bob) = met(Meeting::InPerson, ReadBy::Camera);
    bob.session.cancel();
    assert_eq!(bob.session.ended(), Some(PairingError::Cancelled));
    assert_eq!(bob.session.confirm(Answer::Yes, at(4)).err(), Some(ConfirmError::NotConfirming));
}

#[test]
fn clocks_that_are_far_apart_hold_the_pairing_up() {
    for (skew, distance, blocks) in [
        (0, None, false),
        (600, Some(ClockDistance::Behind(300)), false),
        (915, Some(ClockDistance::Behind(615)), true),
    ] {
        let mut alice = Device::offering("Alice", 1, Meeting::InPerson);
        let mut bob = Device::listening("Bob", 2, Meeting::InPerson);
        // Bob's clock is ahead by `skew`, so Alice's looks behind; the first 300 s may be the age of her Offer.
        let ahead = |seconds| Reading { wall: at(seconds + skew).wall, ..at(seconds) };
        let reply = show(bob.read(&alice.shown(), ReadBy::Camera, ahead(15)));
        let finish = show(alice.read(&reply, ReadBy::Camera, at(16)));
        bob.read(&finish, ReadBy::Camera, ahead(17));
        assert_eq!(bob.session.confirming().unwrap().clock(), distance);
        if blocks {
            let wanting = bob.session.confirm(Answer::Yes, ahead(18)).err();
            assert_eq!(wanting, Some(ConfirmError::Wanting(Wanting::Clock(distance.unwrap()))));
            bob.session.accept_clock();
        }
        assert_eq!(bob.session.confirm(Answer::Yes, ahead(19)).unwrap().clock(), distance);
        let theirs = alice.session.confirming().unwrap().clock();
        assert_eq!(theirs, (skew > 0).then(|| ClockDistance::Ahead(skew - 16)));
    }
}
