//! What a drawn code must look like, on every surface.

#![allow(clippy::arithmetic_side_effects, reason = "small known numbers")]

use super::*;

/// Stands for a message of `bytes` bytes: `CSIGN:` and as many base32 letters as it takes.
pub(crate) fn message(bytes: usize) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".chars().cycle();
    let body: String = letters.step_by(7).take(((bytes + 4) * 8).div_ceil(5)).collect();
    format!("CSIGN:{body}")
}

#[test]
fn messages_have_the_sizes_of_the_format() {
    // Message length in bytes, characters of its text, modules on a side.
    for (bytes, characters, side) in [(68, 122, 37), (76, 134, 41), (176, 294, 57), (144, 243, 53)] {
        let text = message(bytes);
        assert_eq!(text.len(), characters);
        let symbol = Symbol::encode(&text).unwrap();
        assert_eq!(symbol.side(), side);
        assert_eq!(symbol.rows().count(), side);
    }
}

#[test]
fn a_full_code_is_one_alphanumeric_segment() {
    // 122 characters fill version 5 at level M to the last one, 123 need version 6; as bytes they need version 7.
    assert_eq!(Symbol::encode(&"A".repeat(122)).unwrap().side(), 37);
    assert_eq!(Symbol::encode(&"A".repeat(123)).unwrap().side(), 41);
    assert_eq!(Symbol::encode(&"a".repeat(122)).unwrap().side(), 45);
}

#[test]
fn texts_that_cannot_be_drawn_are_named() {
    assert_eq!(Symbol::encode("").unwrap_err(), DrawError::Empty);
    assert!(Symbol::encode(&"A".repeat(3391)).is_ok());
    assert_eq!(Symbol::encode(&"A".repeat(3392)).unwrap_err(), DrawError::TooLong { bytes: 3392 });
    assert!(Symbol::encode(&"é".repeat(1165)).is_ok());
    assert_eq!(Symbol::encode(&"é".repeat(1166)).unwrap_err(), DrawError::TooLong { bytes: 2332 });
    let symbol = Symbol::encode("A").unwrap();
    assert_eq!(symbol.to_png(0).unwrap_err(), DrawError::ModuleSize { pixels: 0 });
    assert_eq!(symbol.to_luma(65).unwrap_err(), DrawError::ModuleSize { pixels: 65 });
}

#[test]
fn a_version_10_code_needs_65_columns_and_33_lines() {
    let symbol = Symbol::encode(&message(176)).unwrap();
    assert_eq!(symbol.terminal_size(), (65, 33));
    for ink in [TerminalInk::LightOnDark, TerminalInk::DarkOnLight] {
        let text = symbol.to_terminal(ink);
        assert_eq!(text.lines().count(), 33);
        assert!(text.lines().all(|line| line.chars().count() == 65));
    }
}

/// Paints half blocks as a terminal of these colours would, 4 × 4 pixels per module.
fn paint(text: &str, letters: u8, ground: u8) -> Luma {
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let mut pixels = Vec::new();
    for line in &lines {
        for half in 0..2 {
            let row: Vec<u8> = line
                .iter()
                .flat_map(|&block| {
                    let inked = block == '█' || block == ['▀', '▄'][half];
                    [if inked { letters } else { ground }; 4]
                })
                .collect();
            pixels.extend(row.repeat(4));
        }
    }
    let width = lines[0].len() * 4;
    Luma::new(pixels, width, lines.len() * 8, width).unwrap()
}

#[test]
fn half_blocks_are_dark_on_light_on_either_kind_of_terminal() {
    let text = message(176);
    let symbol = Symbol::encode(&text).unwrap();
    let on_dark = paint(&symbol.to_terminal(TerminalInk::LightOnDark), 255, 0);
    let on_light = paint(&symbol.to_terminal(TerminalInk::DarkOnLight), 0, 255);
    assert_eq!(on_dark, on_light);
    assert_eq!(on_dark.pixels()[0], 255, "the quiet zone is light");
    let drawn = symbol.to_luma(4).unwrap();
    assert_eq!(&on_dark.pixels()[..drawn.pixels().len()], drawn.pixels());
    assert_eq!(crate::read(&on_dark).unwrap().text, text);
}

#[test]
fn ansi_sets_both_colours_on_every_line() {
    let symbol = Symbol::encode("A").unwrap();
    let text = symbol.to_terminal(TerminalInk::Ansi);
    let plain = symbol.to_terminal(TerminalInk::DarkOnLight);
    for (line, bare) in text.lines().zip(plain.lines()) {
        assert_eq!(line, format!("\x1b[38;5;16;48;5;231m{bare}\x1b[0m"));
    }
}

#[test]
fn png_holds_the_same_pixels_as_the_grey_drawing() {
    for (text, module_px) in [(message(68), 1), (message(176), 3), ("hello".to_owned(), 7)] {
        let symbol = Symbol::encode(&text).unwrap();
        let file = symbol.to_png(module_px).unwrap();
        assert_eq!(crate::decode_image(&file).unwrap(), symbol.to_luma(module_px).unwrap());
    }
}

#[test]
fn svg_has_the_quiet_zone_and_every_dark_module() {
    let symbol = Symbol::encode("A").unwrap();
    let svg = symbol.to_svg();
    let dark = symbol.rows().flatten().filter(|&&dark| dark).count();
    assert_eq!(svg.matches('M').count(), dark);
    assert!(svg.contains("fill=\"#fff\"") && svg.contains("fill=\"#000\""), "{svg}");
    // 21 modules and twice four of quiet zone, eight units each.
    assert!(svg.contains("viewBox=\"0 0 232 232\""), "{svg}");
}

#[test]
fn a_symbol_does_not_print_its_text() {
    let symbol = Symbol::encode("CSIGN:AAAA").unwrap();
    assert_eq!(format!("{symbol:?}"), "Symbol { side: 21, .. }");
}
