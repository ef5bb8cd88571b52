//! Our codes against four implementations by others: `totp-rs` in the same process, `oathtool`, `pyotp`, and `openssl` for
//! the key derivation.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use countersign::code::{CodeKey, Context, Direction, hotp};
use countersign::secret::Secret;
use countersign::time::{TimeStep, UnixTime};
use countersign_tests::{ask, python};
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use proptest::prelude::*;
use sha2::Sha256;
use std::process::Command;

const DIRECTIONS: [(Direction, u8); 2] = [(Direction::AToB, 1), (Direction::BToA, 2)];

/// The code key as another HKDF gives it, from the words of `docs/format.md`.
fn raw_key(root: &[u8; 32], direction: u8, context: u8) -> [u8; 20] {
    let info = [b"Countersign/1 code\0".as_slice(), &[direction, context, 20]].concat();
    let mut key = [0; 20];
    Hkdf::<Sha256>::from_prk(root).unwrap().expand(&info, &mut key).unwrap();
    key
}

fn code(root: &[u8; 32], direction: Direction, context: Context, step: TimeStep) -> String {
    let mut copy = *root;
    format!("{:06}", hotp(&CodeKey::derive(&Secret::from_sealed(&mut copy), direction, context), step))
}

proptest! {
    #[test]
    fn totp_rs_shows_the_same_codes(root: [u8; 32], unix in 0_u64..=u64::from(u32::MAX) * 8) {
        for (direction, byte) in DIRECTIONS {
            for context in Context::ALL {
                let key = raw_key(&root, byte, context.byte());
                let totp = totp_rs::Builder::new().with_secret(key.to_vec()).build().unwrap();
                let step = UnixTime(unix).step();
                prop_assert_eq!(totp.generate(unix).to_string(), code(&root, direction, context, step));
            }
        }
    }
}

/// 1,000 steps in a row for each direction and context, around a leap of the truncation offset.
#[test]
fn oathtool_shows_the_same_codes() {
    let root = [0x5a; 32];
    let begin = 1_800_000_000;
    for (direction, byte) in DIRECTIONS {
        for context in Context::ALL {
            let key = HEXLOWER.encode(&raw_key(&root, byte, context.byte()));
            let mut oathtool = Command::new("oathtool");
            oathtool.args(["--totp", "--now", "2027-01-15 08:00:00 UTC", "--window", "999", "-"]);
            let answer = ask(&mut oathtool, &key).unwrap();
            let ours: Vec<String> = (0..1000)
                .map(|offset| code(&root, direction, context, UnixTime(begin).step().offset(offset)))
                .collect();
            assert_eq!(answer.lines().collect::<Vec<_>>(), ours);
        }
    }
}

/// 20,000 codes in a row.
#[test]
fn pyotp_shows_the_same_codes() {
    let root = [0xc3; 32];
    let key = data_encoding::BASE32_NOPAD.encode(&raw_key(&root, 1, Context::Caller.byte()));
    let script = "import sys, pyotp\n\
                  totp = pyotp.TOTP(sys.stdin.read())\n\
                  print('\\n'.join(totp.at(1800000000 + 30 * n) for n in range(20000)))";
    let answer = ask(Command::new(python().unwrap()).args(["-c", script]), &key).unwrap();
    let begin = UnixTime(1_800_000_000).step();
    let ours: Vec<String> =
        (0..20_000).map(|offset| code(&root, Direction::AToB, Context::Caller, begin.offset(offset))).collect();
    assert_eq!(answer.lines().collect::<Vec<_>>(), ours);
}

/// The key derivation itself, by a third implementation.
#[test]
fn openssl_derives_the_same_code_keys() {
    let root = [0x11; 32];
    for (_, direction) in DIRECTIONS {
        for context in Context::ALL {
            let info = [b"Countersign/1 code\0".as_slice(), &[direction, context.byte(), 20]].concat();
            let mut openssl = Command::new("openssl");
            openssl.args(["kdf", "-keylen", "20", "-kdfopt", "digest:SHA256", "-kdfopt", "mode:EXPAND_ONLY"]);
            openssl.arg("-kdfopt").arg(format!("hexkey:{}", HEXLOWER.encode(&root)));
            openssl.arg("-kdfopt").arg(format!("hexinfo:{}", HEXLOWER.encode(&info)));
            openssl.arg("HKDF");
            let answer = ask(&mut openssl, "").unwrap();
            let derived = answer.trim().replace(':', "").to_lowercase();
            assert_eq!(derived, HEXLOWER.encode(&raw_key(&root, direction, context.byte())));
        }
    }
}
