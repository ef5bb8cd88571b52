//! Rules about the code itself that no compiler checks: who may see a secret, and who may say why.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf()
}

/// Every Rust source below a folder, but for tests and what only tests use.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let left_out =
            ["target", "tests", "tests.rs", "testing", "benches"].contains(&name.as_str()) || name.starts_with('.');
        if left_out {
            continue;
        }
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

fn every_source() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for room in ["core", "apps", "bindings"] {
        sources(&top().join(room), &mut found);
    }
    assert!(found.len() > 20, "the sources are not where this test looks for them");
    found
}

#[test]
fn only_the_vault_takes_secrets_out_and_puts_them_back() {
    let mut used = 0;
    for path in every_source() {
        let inside = path.strip_prefix(top()).unwrap().to_path_buf();
        let text = fs::read_to_string(&path).unwrap();
        if !text.contains("for_sealing()") && !text.contains("from_sealed(") {
            continue;
        }
        let allowed = inside.starts_with("core/vault") || inside.ends_with("core/countersign/src/secret.rs");
        let names_the_door = inside.ends_with("core/countersign/src/ports.rs");
        assert!(allowed || names_the_door, "{} uses the door out of `Secret`", inside.display());
        used += usize::from(inside.starts_with("core/vault"));
    }
    assert!(used > 0, "nobody uses the door: has it another name now?");
}

/// Within the rules each look at secret bytes says in a comment why it needs them.
#[test]
fn every_look_at_a_secret_says_why() {
    let mut looks = 0;
    for path in every_source() {
        if !path.starts_with(top().join("core/countersign")) || path.ends_with("secret.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            if line.contains(".expose()") {
                looks += 1;
                let above = &lines[at.saturating_sub(6)..at];
                assert!(
                    above.iter().any(|line| line.trim_start().starts_with("//")),
                    "{}:{} looks at a secret and does not say why",
                    path.display(),
                    at + 1
                );
            }
        }
    }
    assert!(looks > 3);
}

/// A secret has none of the traits by which it could be copied, compared, printed or written out.
#[test]
fn a_secret_offers_no_way_to_copy_or_show_it() {
    let text = fs::read_to_string(top().join("core/countersign/src/secret.rs")).unwrap();
    for (at, line) in text.lines().enumerate() {
        let derives = line.trim_start().starts_with("#[derive(");
        assert!(!derives || line.contains("derive(ZeroizeOnDrop)"), "line {}: {line}", at + 1);
        for name in ["Clone", "Copy", "Debug", "Display", "PartialEq", "Eq", "Serialize", "AsRef", "Deref"] {
            assert!(!line.contains(&format!("{name} for Secret")), "line {}: {line}", at + 1);
        }
    }
}
