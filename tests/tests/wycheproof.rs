//! The primitives in the versions and features that the product links, against Wycheproof's vectors: none of them is
//! ours, and an upgrade that changes one has to be noticed here.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit as _, Payload};
use ed25519_dalek::{Signature, VerifyingKey};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha1::Sha1;
use sha2::Sha256;
use wycheproof::TestResult;
use x25519_dalek::{PublicKey, StaticSecret};

#[test]
fn hmac_sha1() {
    let set = wycheproof::mac::TestSet::load(wycheproof::mac::TestName::HmacSha1).unwrap();
    let mut run = 0;
    for group in &set.test_groups {
        for test in &group.tests {
            let mut mac = Hmac::<Sha1>::new_from_slice(&test.key).unwrap();
            mac.update(&test.msg);
            let digest = mac.finalize().into_bytes();
            let agrees = digest[..group.tag_size / 8] == test.tag[..];
            assert_eq!(agrees, test.result == TestResult::Valid, "case {}", test.tc_id);
            run += 1;
        }
    }
    assert_eq!(run, set.number_of_tests);
}

#[test]
fn hkdf_sha256() {
    let set = wycheproof::hkdf::TestSet::load(wycheproof::hkdf::TestName::HkdfSha256).unwrap();
    let mut run = 0;
    for group in &set.test_groups {
        for test in &group.tests {
            let mut okm = vec![0; test.size];
            let expanded = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut okm);
            match test.result {
                TestResult::Valid => assert!(expanded.is_ok() && okm[..] == test.okm[..], "case {}", test.tc_id),
                TestResult::Invalid => assert!(expanded.is_err(), "case {}", test.tc_id),
                TestResult::Acceptable => panic!("case {} is not decided", test.tc_id),
            }
            run += 1;
        }
    }
    assert_eq!(run, set.number_of_tests);
}

#[test]
fn x25519_and_its_all_zero_outputs() {
    let set = wycheproof::xdh::TestSet::load(wycheproof::xdh::TestName::X25519).unwrap();
    let (mut run, mut zeros) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let secret = StaticSecret::from(<[u8; 32]>::try_from(&test.private_key[..]).unwrap());
        let public = PublicKey::from(<[u8; 32]>::try_from(&test.public_key[..]).unwrap());
        let shared = secret.diffie_hellman(&public);
        assert_eq!(shared.as_bytes()[..], test.shared_secret[..], "case {}", test.tc_id);
        // RFC 7748 §6.1: this is what HPKE has to refuse (RFC 9180 §7.1.4).
        if test.shared_secret.iter().all(|byte| *byte == 0) {
            assert!(!shared.was_contributory(), "case {}", test.tc_id);
            zeros += 1;
        }
        run += 1;
    }
    assert_eq!((run, zeros), (set.number_of_tests, 31));
}

#[test]
fn ed25519_verified_strictly() {
    let set = wycheproof::eddsa::TestSet::load(wycheproof::eddsa::TestName::Ed25519).unwrap();
    let mut run = 0;
    for group in &set.test_groups {
        let key = VerifyingKey::from_bytes(&<[u8; 32]>::try_from(&group.key.pk[..]).unwrap()).unwrap();
        for test in &group.tests {
            let verified = <[u8; 64]>::try_from(&test.sig[..])
                .is_ok_and(|bytes| key.verify_strict(&test.msg, &Signature::from_bytes(&bytes)).is_ok());
            assert_eq!(verified, test.result == TestResult::Valid, "case {}", test.tc_id);
            run += 1;
        }
    }
    assert_eq!(run, set.number_of_tests);
}

#[test]
fn xchacha20poly1305() {
    let set = wycheproof::aead::TestSet::load(wycheproof::aead::TestName::XChaCha20Poly1305).unwrap();
    let mut run = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let cipher = XChaCha20Poly1305::new_from_slice(&test.key).unwrap();
        let sealed = [&test.ct[..], &test.tag[..]].concat();
        // A nonce of another length cannot even be given.
        let opened = <[u8; 24]>::try_from(&test.nonce[..])
            .ok()
            .and_then(|nonce| cipher.decrypt(&nonce.into(), Payload { msg: &sealed, aad: &test.aad }).ok());
        match test.result {
            TestResult::Valid => assert_eq!(opened.as_deref(), Some(&test.pt[..]), "case {}", test.tc_id),
            TestResult::Invalid => assert_eq!(opened, None, "case {}", test.tc_id),
            TestResult::Acceptable => panic!("case {} is not decided", test.tc_id),
        }
        run += 1;
    }
    assert_eq!(run, set.number_of_tests);
}
