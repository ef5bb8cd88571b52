//! Camera frames. The first three bytes are width, height and how much longer than a row the stride is; a panic inside a
//! decoder is caught by the crate's own fence, as it is in the product.

#![no_main]

use countersign_qr::{Luma, read_all, silence_decoder_panics};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    // After libFuzzer's own hook, which ends the process even when the panic is caught later.
    silence_decoder_panics();
    let [width, height, padding, pixels @ ..] = input else { return };
    let (width, height) = (usize::from(*width), usize::from(*height));
    if let Ok(frame) = Luma::copy_from(pixels, width, height, width + usize::from(padding & 7)) {
        for code in read_all(&frame) {
            assert!(code.text.len() <= 7089, "no QR code holds more than 7089 digits");
        }
    }
});
