//! The live camera on a thread of its own: each frame is looked at for a code and shown small. It exists so that a slow
//! camera or a hard picture never holds the window up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use countersign_qr::camera::{CameraError, FrameSource};
use countersign_qr::{Luma, Scanner};

use super::post::{Arrived, Post};
use crate::model::News;

/// Opens the camera, or what stands in for it in a test.
pub type OpenCamera = Arc<dyn Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync>;

/// How long a frame may take to come before the thread looks whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(250);
/// How wide the picture that is shown may be, in pixels.
const SHOWN: usize = 480;
/// How often a code that stays in view is told.
const REPEAT: Duration = Duration::from_secs(1);
/// How long to wait before a camera that is gone is looked for again.
const AGAIN: Duration = Duration::from_secs(2);

/// A camera that runs until this is dropped.
pub(super) struct Camera {
    wanted: Arc<AtomicBool>,
}

impl Camera {
    /// Starts the thread; what it sees and what goes wrong comes by `post`.
    pub(super) fn start(open: OpenCamera, post: &Post) -> Self {
        let wanted = Arc::new(AtomicBool::new(true));
        let still = Arc::clone(&wanted);
        let started = thread::Builder::new().name("camera".to_owned()).spawn({
            let post = post.clone();
            move || run(&open, &post, &still)
        });
        if let Err(error) = started {
            let reason = error.to_string();
            post.send(Arrived::News(News::Camera(Err(CameraError::Unusable { reason }))));
        }
        Self { wanted }
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.wanted.store(false, Ordering::Relaxed);
    }
}

/// Opens the camera again and again while it is wanted, so that one which is plugged in later is found.
fn run(open: &OpenCamera, post: &Post, wanted: &AtomicBool) {
    let mut told = None;
    while wanted.load(Ordering::Relaxed) {
        let error = match open().and_then(|mut source| watch(source.as_mut(), post, wanted, &mut told)) {
            Ok(()) => return,
            Err(error) => error,
        };
        let for_good = matches!(error, CameraError::Unsupported);
        if told.as_ref() != Some(&error) {
            post.send(Arrived::News(News::Camera(Err(error.clone()))));
            told = Some(error);
        }
        if for_good {
            return;
        }
        thread::sleep(AGAIN);
    }
}

/// Looks at frame after frame. Once one has come, what was told of a trouble before holds no more: `told` forgets it.
fn watch(
    source: &mut dyn FrameSource,
    post: &Post,
    wanted: &AtomicBool,
    told: &mut Option<CameraError>,
) -> Result<(), CameraError> {
    let unusable = |error: countersign_qr::ScannerError| CameraError::Unusable { reason: error.to_string() };
    let mut scanner = Scanner::start().map_err(unusable)?;
    let mut seen = false;
    let mut last = None;
    while wanted.load(Ordering::Relaxed) {
        if let Some(frame) = source.newest(PATIENCE)? {
            if !seen {
                seen = true;
                *told = None;
                post.send(Arrived::News(News::Camera(Ok(()))));
            }
            let (width, shades) = smaller(&frame);
            post.send(Arrived::Picture(width, shades));
            scanner.offer(frame).map_err(unusable)?;
        }
        while let Some(code) = scanner.poll().map_err(unusable)? {
            // A code that stays before the camera is told once a second: the rules want to know that it is still in view.
            let again =
                last.as_ref().is_none_or(|(text, at): &(String, Instant)| *text != code.text || at.elapsed() >= REPEAT);
            if again {
                last = Some((code.text.clone(), Instant::now()));
                post.send(Arrived::News(News::Read { text: code.text, live: true }));
            }
        }
    }
    Ok(())
}

/// Makes a frame small enough to be shown, mirrored as people know themselves.
fn smaller(frame: &Luma) -> (u32, Vec<u8>) {
    let step = frame.width().div_ceil(SHOWN).max(1);
    let width = frame.width().div_ceil(step);
    let mut shades = Vec::with_capacity(width.saturating_mul(frame.height().div_ceil(step)));
    for row in frame.rows().step_by(step) {
        let from = shades.len();
        shades.extend(row.iter().step_by(step));
        if let Some(row) = shades.get_mut(from..) {
            row.reverse();
        }
    }
    (u32::try_from(width).unwrap_or(0), shades)
}
