//! The camera of an exchange in words. It exists so that each thing that can be wrong with a camera is said where its
//! picture would be, with what to do.

use countersign_qr::camera::CameraError;
use countersign_texts::{Texts, say};

use super::live::Way;

/// Seconds without a code after which a hint about holding the screen is due.
const PATIENCE: u32 = 15;

/// The camera, as far as this screen knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Camera {
    /// Not wanted.
    Resting,
    /// Wanted; no picture has come.
    Starting,
    /// Its pictures come.
    Running,
    /// It gives none; whoever runs it goes on looking for it.
    Failed(CameraError),
}

impl Camera {
    /// Says what to point it at, or why there is no picture; `idle` counts the seconds in which it saw nothing of use.
    pub(super) fn text(&self, texts: &Texts, way: Way, idle: u32) -> String {
        match self {
            Self::Resting if way == Way::Scan => texts.get("pair-camera-done"),
            Self::Resting => String::new(),
            Self::Starting => texts.get("pair-camera-starting"),
            Self::Running if idle >= PATIENCE => texts.get("pair-camera-hint"),
            Self::Running => texts.get("pair-camera-point"),
            Self::Failed(error) => of_error(texts, error),
        }
    }
}

/// Says why there is no camera, and what to do.
fn of_error(texts: &Texts, error: &CameraError) -> String {
    match error {
        CameraError::Absent => texts.get("pair-camera-absent"),
        CameraError::Busy => texts.get("pair-camera-busy"),
        CameraError::Refused => texts.get("pair-camera-refused"),
        CameraError::Unplugged => texts.get("pair-camera-unplugged"),
        CameraError::Unsupported => texts.get("pair-camera-unsupported"),
        CameraError::Unusable { reason } => say!(texts, "pair-camera-unusable", reason = reason.clone()),
        CameraError::Picture { .. } | CameraError::File { .. } => {
            say!(texts, "pair-camera-unusable", reason = error.to_string())
        }
    }
}
