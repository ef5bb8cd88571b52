//! Where live frames come from.
//!
//! Every system has its own way to a camera and each of them fails in its own words. Programs see
//! one trait, a handful of errors that say what a person can do, and never more than the newest frame.

mod files;
#[cfg(any(target_os = "linux", target_os = "macos", windows))]
mod mode;
mod pixels;
#[cfg(any(target_os = "macos", windows))]
mod system;
#[cfg(target_os = "linux")]
mod v4l2;

use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

use crate::image::ImageError;
use crate::luma::Luma;

pub use files::PictureFiles;
pub use pixels::{PixelFormat, PixelsError};

/// Says why there are no frames.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum CameraError {
    /// There is no camera.
    #[error("no camera was found: plug one in, or use pictures or text instead")]
    Absent,
    /// Another program uses the camera.
    #[error("the camera is in use by another program: close it and try again")]
    Busy,
    /// The person's account may not use the camera.
    #[error(
        "the system does not let you use the camera: allow it in the system's settings (on Linux, join the group \
         \"video\" and log in again)"
    )]
    Refused,
    /// The camera was there and is gone.
    #[error("the camera was unplugged: plug it in again")]
    Unplugged,
    /// The camera delivers nothing that can be used.
    #[error("the camera cannot be used: {reason}")]
    Unusable {
        /// What the camera or its driver says.
        reason: String,
    },
    /// This build does not read cameras on this system.
    #[error(
        "this program does not read cameras on this system: take a picture of the code and name the file, or use text \
         instead"
    )]
    Unsupported,
    /// A picture that stands in for the camera cannot be used.
    #[error("{}: {error}", path.display())]
    Picture {
        /// The picture's file.
        path: PathBuf,
        /// What is wrong with it.
        error: ImageError,
    },
    /// A picture that stands in for the camera cannot be opened.
    #[error("{}: {reason}", path.display())]
    File {
        /// The picture's file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

/// Delivers the newest frame of a camera, or of what stands in for one.
pub trait FrameSource: Send {
    /// Waits at most `patience` for a frame newer than the last one, and returns `None` when there is none.
    ///
    /// Frames that came in between are dropped.
    ///
    /// # Errors
    /// [`CameraError`]; the source is of no more use after [`CameraError::Unplugged`].
    fn newest(&mut self, patience: Duration) -> Result<Option<Luma>, CameraError>;
}

/// Names a camera that is plugged in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CameraDevice {
    /// The system's name for it; [`open`] takes it.
    pub id: String,
    /// Width and height of the frames that it would deliver.
    pub resolution: (u32, u32),
}

/// Lists the cameras that are plugged in and can be used.
///
/// # Errors
/// [`CameraError`] of the camera that came closest when none can be used; [`CameraError::Unsupported`]
/// where this build reads no cameras.
pub fn list() -> Result<Vec<CameraDevice>, CameraError> {
    #[cfg(target_os = "linux")]
    return v4l2::list();
    #[cfg(any(target_os = "macos", windows))]
    return system::list();
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    Err(CameraError::Unsupported)
}

/// Opens the camera of this [`CameraDevice::id`], or the first that can be used.
///
/// It delivers at least 1920 × 1080 pixels when it can.
///
/// # Errors
/// [`CameraError`].
pub fn open(id: Option<&str>) -> Result<Box<dyn FrameSource>, CameraError> {
    #[cfg(target_os = "linux")]
    return Ok(Box::new(v4l2::Camera::open(id)?));
    #[cfg(any(target_os = "macos", windows))]
    return Ok(Box::new(system::Camera::open(id)?));
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    {
        let _ = id;
        Err(CameraError::Unsupported)
    }
}
