//! Codes that this program draws are read by others, and codes that others draw are read by this one.

use std::path::{Path, PathBuf};
use std::process::Command;

use countersign::pairing::armor;
use countersign_tests::{ask, python};

use crate::support::Person;

/// The three messages by their lengths, drawn as PNG files: versions 5, 10 and 9.
fn drawn(person: &Person) -> Vec<(String, PathBuf)> {
    [(1_u8, 68), (2, 176), (3, 144)]
        .into_iter()
        .map(|(kind, length)| {
            let mut message = vec![0xa5; length];
            message[..4].copy_from_slice(&[1, kind, 1, 0]);
            let text = armor::encode(&message);
            let path = person.folder().join(format!("{kind}.png"));
            let ended = person.run(&["qr", "draw", &text, "--png", path.to_str().unwrap()]);
            assert_eq!(ended.code, Some(0), "{}", ended.err);
            (text, path)
        })
        .collect()
}

#[test]
fn zbarimg_reads_what_is_drawn() {
    for (text, path) in drawn(&Person::new("Petra")) {
        let read = ask(Command::new("zbarimg").args(["--quiet", "--raw"]).arg(&path), "").unwrap();
        assert_eq!(read.trim(), text);
    }
}

#[test]
fn zxing_reads_what_is_drawn_and_names_version_and_level() {
    let script = "import sys, zxingcpp, PIL.Image as i\n\
                  code, = zxingcpp.read_barcodes(i.open(sys.argv[1]))\n\
                  print(code.text, code.ec_level, code.extra['Version'])";
    for ((text, path), version) in drawn(&Person::new("Petra")).into_iter().zip(["5", "10", "9"]) {
        let mut peer = Command::new(python().unwrap());
        let read = ask(peer.args(["-c", script]).arg(&path), "").unwrap();
        assert_eq!(read.split_whitespace().collect::<Vec<_>>(), [text.as_str(), "M", version]);
    }
}

#[test]
fn codes_that_zxing_draws_are_read() {
    let person = Person::new("Petra");
    let script = "import sys, zxingcpp, PIL.Image as i\n\
                  code = zxingcpp.create_barcode(sys.argv[1], zxingcpp.BarcodeFormat.QRCode, ec_level='L')\n\
                  i.fromarray(zxingcpp.write_barcode_to_image(code, scale=5, add_quiet_zones=True)).save(sys.argv[2])";
    for (text, _) in drawn(&person) {
        let path = person.folder().join("foreign.png");
        let mut peer = Command::new(python().unwrap());
        ask(peer.args(["-c", script, &text]).arg(&path), "").unwrap();
        assert_eq!(read(&person, &path), text);
    }
}

#[test]
fn codes_that_qrencode_draws_are_read() {
    let person = Person::new("Petra");
    for (text, _) in drawn(&person) {
        let path = person.folder().join("foreign.png");
        let mut peer = Command::new("qrencode");
        ask(peer.args(["--level", "Q", "--size", "5", "--output"]).arg(&path), &text).unwrap();
        assert_eq!(read(&person, &path), text);
    }
}

fn read(person: &Person, path: &Path) -> String {
    let ended = person.run(&["qr", "read", path.to_str().unwrap()]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.out.trim_end().to_owned()
}

#[test]
fn pictures_without_a_code_and_files_that_are_none_are_told_apart() {
    let person = Person::new("Petra");
    let blank = person.folder().join("blank.pgm");
    std::fs::write(&blank, [b"P5 32 32 255\n".as_slice(), &[255; 1024]].concat()).unwrap();
    let (text, good) = drawn(&person).remove(0);
    let [blank, good] = [&blank, &good].map(|path| path.to_str().unwrap());
    let ended = person.run(&["qr", "read", good, blank, good]);
    assert_eq!(ended.code, Some(1));
    assert_eq!(ended.out.lines().collect::<Vec<_>>(), [text.as_str(), &text]);
    assert!(ended.err.contains("blank.pgm"), "{}", ended.err);
    let (code, answer) = person.ask(&["qr", "read", blank, "nowhere.png"]);
    assert_eq!(code, Some(2));
    assert_eq!(answer["images"][0]["error"], "no-code");
    assert_eq!(answer["images"][1]["error"], "file-unreadable");
}
