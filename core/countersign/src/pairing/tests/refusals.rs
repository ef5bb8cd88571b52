//! What must not pass: every altered bit, keys of small order, a broken commitment.

use super::super::message::{OFFER, REPLY};
use super::super::{PairingError, Refused, agreement, armor};
use super::{Meeting, Pairing, ReadBy, at, finish, offer, offering, reply, replying, taken};
use crate::pairing::message::{Awaited, Message, Offer};
use crate::secret::Secret;
use crate::testing::SeededEntropy;

const EVERYTHING: Awaited = Awaited { offer: true, reply: Some(Meeting::InPerson), finish: Some(Meeting::InPerson) };

fn flipped<const N: usize>(bytes: &[u8; N], bit: usize) -> [u8; N] {
    let mut bytes = *bytes;
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

/// The points whose product with any private key is zero (RFC 7748 §6.1, RFC 9180 §7.1.4): order 1, 2, 4 and 8, and their
/// other encodings.
const SMALL_ORDER: [&str; 7] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

#[test]
fn points_of_small_order_are_refused_on_both_sides() {
    for point in SMALL_ORDER {
        let point: [u8; 32] = data_encoding::HEXLOWER.decode(point.as_bytes()).unwrap().try_into().unwrap();
        let mut bytes = *offering(Meeting::InPerson).message().bytes();
        bytes[4..36].copy_from_slice(&point);
        let entropy = &mut SeededEntropy::new(3);
        let answer =
            Pairing::answer(&super::introduction("Bob"), &offer(&bytes), ReadBy::Camera, at(1), entropy).unwrap();
        assert_eq!(answer.err(), Some(PairingError::DecryptFailed));

        let own = offering(Meeting::InPerson);
        let mut bytes = *replying(own.message(), ReadBy::Camera).message().bytes();
        bytes[8..40].copy_from_slice(&point);
        let refused = own.accept(&reply(&bytes, Meeting::InPerson), ReadBy::Camera, at(2)).err().unwrap();
        assert_eq!(refused.error(), PairingError::DecryptFailed);
    }
}

/// Every bit of the Reply is covered by a check of the layout or by the key agreement.
#[test]
fn every_flipped_bit_of_a_reply_is_refused() {
    let mut own = offering(Meeting::InPerson);
    let genuine = *replying(own.message(), ReadBy::Camera).message().bytes();
    for bit in 0..REPLY * 8 {
        let Ok(Some(message)) = Message::parse(&flipped(&genuine, bit), EVERYTHING) else { continue };
        let Message::Reply(altered) = message else { panic!("bit {bit} made another message of it") };
        match own.accept(&altered, ReadBy::Camera, at(2)) {
            Ok(_) => panic!("bit {bit} went unnoticed"),
            Err(Refused::Ended(error)) => panic!("bit {bit}: {error}"),
            Err(Refused::Kept(kept, error)) => {
                assert!([PairingError::DecryptFailed, PairingError::WrongSession].contains(&error), "bit {bit}");
                own = *kept;
            }
        }
    }
    // The state that was handed back 1400 times still takes the genuine Reply.
    taken(own.accept(&reply(&genuine, Meeting::InPerson), ReadBy::Camera, at(2)));
}

#[test]
fn every_flipped_bit_of_a_finish_is_refused() {
    let own = offering(Meeting::InPerson);
    let mut answered = replying(own.message(), ReadBy::Camera);
    let initiator = taken(own.accept(answered.message(), ReadBy::Camera, at(2)));
    let genuine = *initiator.message().unwrap().bytes();
    for bit in 0..genuine.len() * 8 {
        let Ok(Some(message)) = Message::parse(&flipped(&genuine, bit), EVERYTHING) else { continue };
        let Message::Finish(altered) = message else { panic!("bit {bit} made another message of it") };
        match answered.finish(&altered, at(3)) {
            Ok(_) => panic!("bit {bit} went unnoticed"),
            Err(Refused::Ended(error)) => panic!("bit {bit}: {error}"),
            Err(Refused::Kept(kept, error)) => {
                assert!([PairingError::DecryptFailed, PairingError::WrongSession].contains(&error), "bit {bit}");
                answered = *kept;
            }
        }
    }
    taken(answered.finish(&finish(&genuine, Meeting::InPerson), at(3)));
}

/// Whoever alters an Offer on its way is found out at the Reply.
#[test]
fn every_flipped_bit_of_an_offer_is_found_out() {
    let genuine = *offering(Meeting::InPerson).message().bytes();
    for bit in 0..OFFER * 8 {
        let Ok(Some(Message::Offer(altered))) = Message::parse(&flipped(&genuine, bit), EVERYTHING) else { continue };
        let entropy = &mut SeededEntropy::new(3);
        let answer = Pairing::answer(&super::introduction("Bob"), &altered, ReadBy::Camera, at(1), entropy).unwrap();
        let Ok(answer) = answer else { continue };
        let accepted = offering(Meeting::InPerson).accept(answer.message(), ReadBy::Camera, at(2));
        assert!(accepted.is_err(), "bit {bit} went unnoticed");
    }
}

/// An initiator that opens another profile than it committed to.
fn broken_commitment(by: ReadBy) -> Refused<Pairing<super::Replying>> {
    let fresh = Secret::filled(|fresh| fresh.fill(9));
    let nonce = Secret::filled(|nonce| nonce.fill(8));
    let committed = super::introduction("Alice").profile(&nonce, at(0).wall);
    let opened = super::introduction("Mallory").profile(&nonce, at(0).wall);
    let offer = Offer::new(Meeting::InPerson, agreement::public_key(&fresh), agreement::commitment(&committed));
    let answered = replying(&offer, by);
    let (_, exported) = agreement::open_reply(&offer, &fresh, answered.message()).unwrap();
    let lie = agreement::seal_finish(&offer, answered.message(), &exported, &opened).unwrap();
    answered.finish(&lie, at(3)).err().unwrap()
}

#[test]
fn a_broken_commitment_is_refused_and_ends_what_has_words_to_type() {
    assert!(matches!(broken_commitment(ReadBy::Camera), Refused::Kept(_, PairingError::CommitmentMismatch)));
    assert!(matches!(broken_commitment(ReadBy::Text), Refused::Ended(PairingError::CommitmentMismatch)));
}

#[test]
fn a_failed_decryption_ends_what_has_words_to_type() {
    for (meeting, by, ends) in [
        (Meeting::InPerson, ReadBy::Camera, false),
        (Meeting::InPerson, ReadBy::Image, true),
        (Meeting::InPerson, ReadBy::Folder, true),
        (Meeting::InPerson, ReadBy::Text, true),
        (Meeting::InPerson, ReadBy::Radio, true),
        (Meeting::Remote, ReadBy::Camera, true),
        (Meeting::Remote, ReadBy::Text, true),
    ] {
        let own = offering(meeting);
        let genuine = *replying(own.message(), by).message().bytes();
        let altered = reply(&flipped(&genuine, REPLY * 8 - 1), meeting);
        let refused = own.accept(&altered, by, at(2)).err().unwrap();
        assert_eq!(matches!(refused, Refused::Ended(PairingError::DecryptFailed)), ends, "{meeting:?} {by:?}");
    }
}

#[test]
fn a_message_of_another_session_is_refused() {
    let own = offering(Meeting::InPerson);
    let entropy = &mut SeededEntropy::new(9);
    let other = Pairing::offer(&super::introduction("Carol"), Meeting::InPerson, at(0), entropy).unwrap();
    let elsewhere = replying(other.message(), ReadBy::Camera);
    let refused = own.accept(elsewhere.message(), ReadBy::Camera, at(2)).err().unwrap();
    assert_eq!(refused.error(), PairingError::WrongSession);
}

#[test]
fn armor_survives_every_length_and_finds_every_wrong_letter() {
    for len in 4..=200_u8 {
        let message: Vec<u8> = (0..len).collect();
        assert_eq!(armor::decode(&armor::encode(&message)), Ok(message));
    }
    let text = armor::encode(offering(Meeting::InPerson).message().bytes());
    for place in 6..text.len() {
        let other = if text.as_bytes()[place] == b'A' { "C" } else { "A" };
        let mut altered = text.clone();
        altered.replace_range(place..=place, other);
        assert!(armor::decode(&altered).is_err(), "letter {place}");
    }
}
