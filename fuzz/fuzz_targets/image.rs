//! Image files: PNG, JPEG, PGM. Small pictures are read, large ones only unpacked.

#![no_main]

use countersign_qr::{decode_image, read, silence_decoder_panics};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    silence_decoder_panics();
    if let Ok(picture) = decode_image(file) {
        assert_eq!(picture.pixels().len(), picture.width() * picture.height());
        if picture.pixels().len() <= 160 * 160 {
            assert!(
                read(&picture).is_none_or(|code| code.text.len() <= 7089),
                "no QR code holds more than 7089 digits"
            );
        }
    }
});
