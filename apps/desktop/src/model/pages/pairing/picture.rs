//! A message as a QR code: modules for the screen and a file to hand over. It exists apart from the screen so that both are
//! drawn from the same text in the same way.

use countersign_qr::Symbol;

use crate::model::view::Modules;

/// Pixels of a module in a saved picture: the largest message is then some 650 pixels wide.
const MODULE_PX: u8 = 10;

/// Draws a message as a PNG file; `None` for a text that no code holds.
pub(super) fn png(text: &str) -> Option<Vec<u8>> {
    Symbol::encode(text).ok()?.to_png(MODULE_PX).ok()
}

/// Puts a message into modules, with the light border that readers need.
pub(super) fn modules(text: &str) -> Option<Modules> {
    let symbol = Symbol::encode(text).ok()?;
    let width = symbol.side_with_quiet_zone();
    let margin = width.saturating_sub(symbol.side()).div_euclid(2);
    let blank = vec![false; width.saturating_mul(margin)];
    let mut dark = blank.clone();
    for row in symbol.rows() {
        dark.extend(std::iter::repeat_n(false, margin));
        dark.extend_from_slice(row);
        dark.extend(std::iter::repeat_n(false, margin));
    }
    dark.extend(blank);
    Some(Modules { width, dark })
}
