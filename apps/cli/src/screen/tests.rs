//! Tests of wrapping, clipping and the locale.

use super::*;

#[test]
fn lines_are_broken_at_eighty_columns_and_indented() {
    let text = "word ".repeat(60);
    let lines = wrap(text.trim(), "  ");
    assert!(lines.len() > 3);
    assert!(lines.iter().all(|line| line.width() <= COLUMNS && line.starts_with("  ")));
    assert_eq!(wrap("one\ntwo", ""), ["one", "two"]);
}

#[test]
fn long_names_are_clipped_by_their_width_on_screen() {
    assert_eq!(clip("Petra", 5), "Petra");
    assert_eq!(clip("Petra Meier", 8), "Petra...");
    assert!(clip(&"界".repeat(50), 20).width() <= 20);
}

#[test]
fn the_locale_decides_on_signs_in_the_order_of_posix() {
    let locale = |all: &'static str, ctype: &'static str, lang: &'static str| {
        speaks_utf8(move |name| {
            let value = match name {
                "LC_ALL" => all,
                "LC_CTYPE" => ctype,
                _ => lang,
            };
            Some(value.to_owned())
        })
    };
    if cfg!(windows) {
        return;
    }
    assert!(locale("", "", "de_DE.UTF-8"));
    assert!(locale("", "C.utf8", "C"));
    assert!(!locale("C", "de_DE.UTF-8", "de_DE.UTF-8"), "LC_ALL goes before the others");
    assert!(!locale("", "", ""));
}

#[test]
fn every_sign_has_an_ascii_form() {
    for sign in [Sign::Tick, Sign::Cross, Sign::Arrows, Sign::Circle, Sign::Clock, Sign::Lock] {
        assert!(sign.glyph(false).is_ascii());
        assert_eq!(sign.glyph(true).chars().count(), 1);
    }
}
