//! Two people pair by pictures of codes: files that are named, and a folder that is watched.

use std::path::Path;

use crate::support::{Person, Talk};

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Types each other's words and waits for the end; gives the levels.
fn finish(mut first: Talk, mut second: Talk) -> [u64; 2] {
    let (firsts, seconds) = (words(&mut first), words(&mut second));
    first.say(&seconds);
    second.say(&firsts);
    [first, second].map(|mut talk| {
        let level = talk.step("paired")["level"].as_u64().unwrap();
        let ended = talk.end();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        level
    })
}

/// Passes over the messages, which travel as pictures here, to the words.
fn words(talk: &mut Talk) -> String {
    loop {
        let line = talk.line();
        let step: serde_json::Value = serde_json::from_str(&line).unwrap();
        if step["step"] == "words" {
            let words: Vec<&str> = step["mine"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
            return words.join(" ");
        }
        assert_eq!(step["step"], "message", "{line}");
    }
}

#[test]
fn picture_files_carry_a_pairing_in_one_room() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let (petras, omars) = (petra.folder().join("petra.png"), omar.folder().join("omar.png"));
    let first = petra.start(["pair", "--json", "--same-room", "--png", path(&petras), "--image", path(&omars)]);
    let second =
        omar.start(["pair", "--json", "--same-room", "--answer", "--png", path(&omars), "--image", path(&petras)]);
    assert_eq!(finish(first, second), [3, 3], "a picture is no live camera");
    assert_eq!((petra.people(), omar.people()), (vec!["Omar".to_owned()], vec!["Petra".to_owned()]));
}

#[test]
fn both_may_begin_and_watch_one_folder() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let shared = tempfile::tempdir().unwrap();
    let start = |person: &Person, name: &str| {
        let png = shared.path().join(name);
        person.start(["pair", "--json", "--remote", "--png", path(&png), "--watch", path(shared.path())])
    };
    let (first, second) = (start(&petra, "one.png"), start(&omar, "two.png"));
    assert_eq!(finish(first, second), [2, 2]);
    let left: Vec<_> = std::fs::read_dir(shared.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no half-written file is left: {left:?}");
}

#[test]
fn pictures_that_are_none_are_spoken_of_and_passed_over() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let shared = tempfile::tempdir().unwrap();
    for (name, bytes) in
        [("text.png", b"no picture".as_slice()), ("empty.jpg", b""), ("half.png", b"\x89PNG\r\n\x1a\n\0\0")]
    {
        std::fs::write(shared.path().join(name), bytes).unwrap();
    }
    let pngs = ["one.png", "two.png"].map(|name| shared.path().join(name));
    let mut first =
        petra.start(["pair", "--json", "--same-room", "--png", path(&pngs[0]), "--watch", path(shared.path())]);
    for name in ["text.png", "empty.jpg", "half.png"] {
        first.until_told(&format!("{name} cannot be used"));
    }
    let mut second = omar.start([
        "pair",
        "--json",
        "--same-room",
        "--answer",
        "--png",
        path(&pngs[1]),
        "--watch",
        path(shared.path()),
    ]);
    let (firsts, seconds) = (words(&mut first), words(&mut second));
    first.say(&seconds);
    second.say(&firsts);
    first.step("paired");
    second.step("paired");
    let ended = first.end();
    assert_eq!(ended.code, Some(0));
    assert_eq!(second.end().code, Some(0));
}

#[test]
fn a_picture_of_one_side_is_text_for_the_other() {
    let (petra, omar) = (Person::new("Petra"), Person::new("Omar"));
    let png = petra.folder().join("code.png");
    let svg = petra.folder().join("code.svg");
    let folder = petra.folder().join("in");
    std::fs::create_dir(&folder).unwrap();
    let args = ["pair", "--remote", "--png", path(&png), "--svg", path(&svg), "--watch", path(&folder)];
    let mut first = petra.start(args);
    let mut second = omar.start(["pair", "--text", "--answer", "--json"]);
    second.say(&read_when_there(&omar, &png, ""));
    let reply = second.message();
    let drawn = omar.run(&["qr", "draw", &reply, "--png", path(&folder.join("reply.png"))]);
    assert_eq!(drawn.code, Some(0), "{}", drawn.err);
    let offer = read_when_there(&omar, &png, "");
    second.say(&read_when_there(&omar, &png, &offer));
    let seconds = second.words();
    assert!(std::fs::read_to_string(&svg).unwrap().contains("<svg"));
    first.say(&seconds);
    let ended = first.wait();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    // Petra's words stand on the screen, for a person to read.
    assert!(ended.err.contains(&format!("The code is in {}", png.display())), "{}", ended.err);
    let words: Vec<&str> =
        ended.err.lines().filter(|line| line.starts_with("  ") && line.split(' ').count() == 5).collect();
    second.say(words.first().unwrap().trim());
    second.step("paired");
    assert_eq!(second.end().code, Some(0));
}

/// Reads the code in a picture as soon as it is there and is another than `before`.
fn read_when_there(person: &Person, png: &Path, before: &str) -> String {
    for _ in 0..1200 {
        if png.is_file() {
            let read = person.run(&["qr", "read", path(png)]);
            let text = read.out.trim();
            if read.code == Some(0) && text != before {
                return text.to_owned();
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no new code came into {}", png.display());
}
