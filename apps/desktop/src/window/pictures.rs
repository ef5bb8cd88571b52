//! Codes in pictures that a person pastes, opens or drops. It exists apart because climbing the whole ladder on a large
//! photo takes longer than a window may rest.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::thread;

use countersign_qr::{Luma, MAX_FILE_BYTES, read_all, read_image};
use countersign_texts::{Texts, say};

use super::post::{Arrived, Post};
use crate::model::News;

/// The sentences that may be needed, made before the thread begins.
struct Words {
    no_code: String,
    no_picture: String,
}

impl Words {
    fn new(texts: &Texts) -> Self {
        Self { no_code: texts.get("picture-no-code"), no_picture: texts.get("picture-unreadable") }
    }
}

/// Reads the codes of a picture file.
pub(super) fn read_file(path: PathBuf, texts: &Texts, post: &Post) {
    let words = Words::new(texts);
    let gone = say!(texts, "picture-gone", path = path.to_string_lossy().into_owned());
    on_thread(post, move || match bytes(&path) {
        Err(_) => vec![News::Unread(gone)],
        Ok(bytes) => match read_image(&bytes) {
            Err(_) => vec![News::Unread(words.no_picture)],
            Ok(codes) => news(codes.into_iter().map(|code| code.text).collect(), words.no_code),
        },
    });
}

/// Reads the codes of a picture from the clipboard: four bytes a pixel, red first.
pub(super) fn read_pixels(width: usize, height: usize, rgba: &[u8], texts: &Texts, post: &Post) {
    let words = Words::new(texts);
    let shades = rgba.as_chunks::<4>().0.iter().map(|pixel| shade(*pixel)).collect();
    let luma = Luma::new(shades, width, height, width);
    on_thread(post, move || match luma {
        Err(_) => vec![News::Unread(words.no_picture)],
        Ok(luma) => news(read_all(&luma).into_iter().map(|code| code.text).collect(), words.no_code),
    });
}

/// Gives a pixel's luma by ITU-R BT.601; what is transparent counts as white, as on paper.
fn shade([red, green, blue, alpha]: [u8; 4]) -> u8 {
    let [red, green, blue, alpha] = [red, green, blue, alpha].map(u32::from);
    let luma =
        red.saturating_mul(77).saturating_add(green.saturating_mul(150)).saturating_add(blue.saturating_mul(29)) / 256;
    let over_white =
        luma.saturating_mul(alpha).saturating_add(255_u32.saturating_mul(255_u32.saturating_sub(alpha))) / 255;
    u8::try_from(over_white).unwrap_or(u8::MAX)
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn news(codes: Vec<String>, no_code: String) -> Vec<News> {
    if codes.is_empty() {
        return vec![News::Unread(no_code)];
    }
    codes.into_iter().map(|text| News::Read { text, live: false }).collect()
}

fn on_thread(post: &Post, read: impl FnOnce() -> Vec<News> + Send + 'static) {
    let post = post.clone();
    let _ = thread::Builder::new().name("picture".to_owned()).spawn(move || {
        for news in read() {
            post.send(Arrived::News(news));
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use countersign_qr::Symbol;

    use super::*;
    use crate::texts;

    /// A window that was closed meanwhile, and what was sent to it all the same.
    fn post() -> (Post, Receiver<Arrived>) {
        let (sender, inbox) = channel();
        (Post { sender, window: slint::Weak::default() }, inbox)
    }

    fn news(inbox: &Receiver<Arrived>) -> News {
        match inbox.recv_timeout(Duration::from_mins(2)).unwrap() {
            Arrived::News(news) => news,
            Arrived::Answer(_) | Arrived::Picture(..) | Arrived::Appearance(_) | Arrived::Sleep(_) => panic!("no news"),
        }
    }

    #[test]
    fn a_picture_in_the_clipboard_is_read_as_one_that_was_not_seen_live() {
        let (post, inbox) = post();
        for language in ["en", "de"] {
            let texts = texts::of(language);
            let code = Symbol::encode("CSIGN:ABCDEFGH").unwrap().to_luma(4).unwrap();
            // As a program hands out a drawing: dark is opaque, light is nothing at all.
            let rgba: Vec<u8> = code.pixels().iter().flat_map(|shade| [0, 0, 0, 255 - shade]).collect();
            read_pixels(code.width(), code.height(), &rgba, &texts, &post);
            assert_eq!(news(&inbox), News::Read { text: "CSIGN:ABCDEFGH".to_owned(), live: false });
            read_pixels(code.width(), code.height(), &vec![255; rgba.len()], &texts, &post);
            assert_eq!(news(&inbox), News::Unread(texts.get("picture-no-code")));
            // Fewer pixels than it says that it has.
            read_pixels(code.width(), code.height(), &[0; 16], &texts, &post);
            assert_eq!(news(&inbox), News::Unread(texts.get("picture-unreadable")));
        }
    }

    #[test]
    fn shades_follow_the_eye_and_paper_is_white() {
        assert_eq!(shade([255, 255, 255, 255]), 255);
        assert_eq!(shade([0, 0, 0, 255]), 0);
        assert_eq!(shade([0, 0, 0, 0]), 255);
        assert!(shade([0, 255, 0, 255]) > shade([255, 0, 0, 255]));
    }
}
