//! Codes from a live camera. It exists as a thread of its own between the frames and the pairing, so that a slow picture
//! or a camera that is unplugged holds nothing up.

use std::thread::Builder;
use std::time::Duration;

use countersign::pairing::ReadBy;
use countersign_qr::Scanner;
use countersign_qr::camera::{self, CameraError, FrameSource};

use super::inlet::{Sender, Signal};

/// How long one frame is waited for; between frames the scanner is asked what it read.
const PATIENCE: Duration = Duration::from_millis(100);
/// Time between two attempts to find a camera that is gone.
const PAUSE: Duration = Duration::from_secs(2);

/// Reads a camera until nobody listens: opens it, and opens it again after it was unplugged or let go by another program.
///
/// # Errors
/// What the system says when it gives no thread.
pub(super) fn watch(device: Option<String>, sender: Sender) -> std::io::Result<()> {
    let open = move || camera::open(device.as_deref());
    Builder::new().name("camera-codes".to_owned()).spawn(move || {
        let mut told = None;
        loop {
            let trouble = match open() {
                Ok(mut frames) => {
                    told = None;
                    if !sender.send(Signal::CameraOpen) {
                        return;
                    }
                    match film(frames.as_mut(), &mut |signal| sender.send(signal)) {
                        Some(trouble) => trouble,
                        None => return,
                    }
                }
                Err(trouble) => trouble,
            };
            // The same trouble again is no news.
            if told.as_ref() != Some(&trouble) && !sender.send(Signal::Camera(trouble.clone())) {
                return;
            }
            told = Some(trouble);
            std::thread::sleep(PAUSE);
        }
    })?;
    Ok(())
}

/// Reads frames until the source fails, which is returned, or until nobody listens or reading itself fails.
fn film(frames: &mut dyn FrameSource, send: &mut dyn FnMut(Signal) -> bool) -> Option<CameraError> {
    let mut scanner = match Scanner::start() {
        Ok(scanner) => scanner,
        Err(error) => {
            send(Signal::Scanner(error));
            return None;
        }
    };
    loop {
        let frame = match frames.newest(PATIENCE) {
            Ok(frame) => frame,
            Err(trouble) => return Some(trouble),
        };
        let read = match frame {
            Some(frame) => scanner.offer(frame).and_then(|()| scanner.wait(PATIENCE)),
            None => scanner.wait(PATIENCE),
        };
        match read {
            Ok(Some(code)) => {
                if !send(Signal::Read(code.text, ReadBy::Camera)) {
                    return None;
                }
            }
            Ok(None) => {}
            Err(error) => {
                send(Signal::Scanner(error));
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use countersign_qr::{Luma, Symbol};

    use super::*;

    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Shows the code whose turn it is, frame after frame, and is unplugged after the last.
    struct Codes(Vec<Luma>, Arc<AtomicUsize>);

    impl FrameSource for Codes {
        fn newest(&mut self, _patience: Duration) -> Result<Option<Luma>, CameraError> {
            self.0.get(self.1.load(Ordering::SeqCst)).cloned().map(Some).ok_or(CameraError::Unplugged)
        }
    }

    #[test]
    fn codes_come_as_read_by_camera_until_it_is_unplugged() {
        let texts = ["CSIGN:FIRST", "CSIGN:SECOND"];
        let frames = texts.map(|text| Symbol::encode(text).unwrap().to_luma(4).unwrap());
        let turn = Arc::new(AtomicUsize::new(0));
        let mut told = Vec::new();
        let end = film(&mut Codes(frames.to_vec(), Arc::clone(&turn)), &mut |signal| {
            if let Signal::Read(text, ReadBy::Camera) = signal
                && told.last() != Some(&text)
            {
                turn.fetch_add(1, Ordering::SeqCst);
                told.push(text);
            }
            true
        });
        assert_eq!(end, Some(CameraError::Unplugged));
        assert_eq!(told, texts);
    }

    #[test]
    fn a_camera_that_nobody_listens_to_is_let_go() {
        let frame = Symbol::encode("CSIGN:FIRST").unwrap().to_luma(4).unwrap();
        let end = film(&mut Codes(vec![frame], Arc::default()), &mut |_| false);
        assert_eq!(end, None);
    }
}
