//! The tour, which shows a newcomer in seconds what the product does.

use std::process::Command;

use countersign_tests::countersign;
use serde_json::Value;

fn tour(args: &[&str], temporary: &std::path::Path) -> (Option<i32>, String, String) {
    let output = Command::new(countersign().unwrap())
        .arg("tour")
        .args(args)
        .env("COUNTERSIGN_HOME", temporary.join("untouched"))
        .env("TMPDIR", temporary)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_tour_shows_every_verdict_and_leaves_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let (code, out, err) = tour(&["--json"], temporary.path());
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let answer: Value = serde_json::from_str(&out).unwrap();
    let verdicts: Vec<&str> =
        answer["checks"].as_array().unwrap().iter().map(|check| check["verdict"].as_str().unwrap()).collect();
    let passed = ["verified"; 4];
    assert_eq!(verdicts, [passed.as_slice(), &["already-used", "reflected", "wrong-role"]].concat());
    assert_eq!(answer["images"].as_array().unwrap().len(), 3);
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0, "neither a folder nor a picture is left");
}

#[test]
fn in_words_no_line_is_wider_than_a_terminal_and_kept_means_kept() {
    let temporary = tempfile::tempdir().unwrap();
    let (code, out, _) = tour(&["--keep"], temporary.path());
    assert_eq!(code, Some(0));
    for line in out.lines() {
        // The last line names a folder, which may be as long as it likes.
        assert!(line.chars().count() <= 80 || line.contains("countersign-tour-"), "{line}");
    }
    let kept = std::fs::read_dir(temporary.path()).unwrap().next().unwrap().unwrap().path();
    assert!(out.contains(kept.to_str().unwrap()), "{out}");
    assert!(kept.join("1-petra-shows.png").is_file());
}
