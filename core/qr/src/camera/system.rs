//! Cameras on a Mac through `AVFoundation` and on Windows through Media Foundation.
//!
//! The library behind both hands over what the system says in the system's own words, so what it
//! cannot name is found out by asking again: a camera that is no longer listed was unplugged.

use std::time::{Duration, Instant};

use cameras::{Device, Error, FormatDescriptor, Frame, StreamConfig};

use super::mode::{SLOWEST, WANTED, rank};
use super::pixels::PixelFormat;
use super::{CameraDevice, CameraError, FrameSource};
use crate::luma::Luma;

/// What a camera that does not say how fast it is gets asked for, in frames a second.
const RATE: u32 = 30;
/// How long a camera may be silent before it is looked for: a Mac says nothing when one is unplugged.
const SILENCE: Duration = Duration::from_secs(2);
/// What the frames are asked to be: each system can make this of whatever its camera delivers.
const FORMAT: cameras::PixelFormat =
    if cfg!(windows) { cameras::PixelFormat::Nv12 } else { cameras::PixelFormat::Bgra8 };

/// Holds an open camera.
pub(super) struct Camera {
    device: Device,
    stream: cameras::Camera,
    /// When the last frame came.
    heard: Instant,
}

/// Lists the cameras that the system shows this program.
pub(super) fn list() -> Result<Vec<CameraDevice>, CameraError> {
    let mut devices = Vec::new();
    let mut closest = CameraError::Absent;
    for device in cameras::devices().map_err(|error| told(&error))? {
        match best_mode(&device) {
            Ok(mode) => devices.push(CameraDevice { id: device.id.0, resolution: mode.0 }),
            Err(error) => closest = error,
        }
    }
    if devices.is_empty() { Err(closest) } else { Ok(devices) }
}

/// Returns the best resolution with its rate in frames a second.
fn best_mode(device: &Device) -> Result<((u32, u32), u32), CameraError> {
    let offered = cameras::probe(device).map_err(|error| told(&error))?;
    Ok(best(&offered.formats).unwrap_or((WANTED, RATE)))
}

fn best(offered: &[FormatDescriptor]) -> Option<((u32, u32), u32)> {
    let known = offered.iter().map(|format| {
        let resolution = (format.resolution.width, format.resolution.height);
        let lossy = format.pixel_format == cameras::PixelFormat::Mjpeg;
        (resolution, frames_per_second(format.framerate_range.max), lossy)
    });
    let best = known.min_by_key(|(resolution, rate, lossy)| rank(*resolution, *rate < SLOWEST, *lossy))?;
    Some((best.0, best.1))
}

/// Rounds a rate to whole frames a second, at most [`RATE`]; a camera may claim any number at all.
fn frames_per_second(claimed: f64) -> u32 {
    (1..=RATE).rev().find(|rate| f64::from(*rate) <= claimed + 0.5).unwrap_or(1)
}

impl Camera {
    pub(super) fn open(id: Option<&str>) -> Result<Self, CameraError> {
        let mut closest = CameraError::Absent;
        for device in cameras::devices().map_err(|error| told(&error))? {
            if id.is_some_and(|id| id != device.id.0) {
                continue;
            }
            match start(&device) {
                Ok(stream) => return Ok(Self { device, stream, heard: Instant::now() }),
                Err(error) => closest = error,
            }
        }
        Err(closest)
    }

    /// Tells whether the system no longer lists this camera.
    fn is_gone(&self) -> bool {
        cameras::devices().is_ok_and(|devices| devices.iter().all(|device| device.id != self.device.id))
    }
}

fn start(device: &Device) -> Result<cameras::Camera, CameraError> {
    let ((width, height), framerate) = best_mode(device)?;
    let resolution = cameras::Resolution { width, height };
    let config = StreamConfig { resolution, framerate, pixel_format: FORMAT };
    cameras::open(device, config).map_err(|error| told(&error))
}

impl FrameSource for Camera {
    fn newest(&mut self, patience: Duration) -> Result<Option<Luma>, CameraError> {
        let mut waiting = None;
        // What has been waiting is older than what is about to come.
        while let Some(frame) = cameras::try_next_frame(&self.stream) {
            waiting = Some(frame);
        }
        let frame = match cameras::next_frame(&self.stream, patience) {
            Err(Error::Timeout) => waiting.unwrap_or(Err(Error::Timeout)),
            newer => newer,
        };
        match frame {
            Ok(frame) => {
                self.heard = Instant::now();
                to_luma(&frame)
            }
            Err(Error::Timeout) if self.heard.elapsed() < SILENCE => Ok(None),
            Err(Error::Timeout) => {
                self.heard = Instant::now();
                if self.is_gone() { Err(CameraError::Unplugged) } else { Ok(None) }
            }
            Err(_) if self.is_gone() => Err(CameraError::Unplugged),
            Err(error) => Err(told(&error)),
        }
    }
}

/// Makes a frame grey; one that came in pieces is no news.
fn to_luma(frame: &Frame) -> Result<Option<Luma>, CameraError> {
    let format = match frame.pixel_format {
        cameras::PixelFormat::Nv12 => PixelFormat::GreyFirst,
        cameras::PixelFormat::Bgra8 => PixelFormat::Bgra,
        other => return Err(CameraError::Unusable { reason: format!("it delivers {other:?}") }),
    };
    let stride = usize::try_from(frame.stride).ok().filter(|stride| *stride > 0);
    Ok(format.to_luma(&frame.plane_primary, (frame.width, frame.height), stride).ok())
}

/// Turns the library's error into what a person can do about it.
fn told(error: &Error) -> CameraError {
    match error {
        Error::PermissionDenied => CameraError::Refused,
        Error::DeviceNotFound(_) => CameraError::Absent,
        Error::DeviceInUse => CameraError::Busy,
        Error::StreamEnded => CameraError::Unplugged,
        Error::BackendNotImplemented { .. } => CameraError::Unsupported,
        Error::Backend { message, .. } => of_the_system(message),
        other => CameraError::Unusable { reason: other.to_string() },
    }
}

/// Reads what a system says in its own language.
///
/// Windows numbers its refusals, but only their words come through: they are compared with the words that it has for the
/// number in question. Media Foundation's own errors have no words; the one of them that people meet is a camera in use
/// (`MF_E_HW_MFT_FAILED_START_STREAMING`, `MF_E_VIDEO_RECORDING_DEVICE_LOCKED`).
fn of_the_system(message: &str) -> CameraError {
    /// `E_ACCESSDENIED` of `winerror.h`, as the signed number that it is there.
    const ACCESS_DENIED: i32 = -0x7ff8_fffb;
    if !cfg!(windows) {
        return CameraError::Unusable { reason: message.to_owned() };
    }
    let words = message.trim();
    let refused = std::io::Error::from_raw_os_error(ACCESS_DENIED).to_string();
    if words.is_empty() {
        CameraError::Busy
    } else if refused.starts_with(words) {
        CameraError::Refused
    } else {
        CameraError::Unusable { reason: words.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_that_is_not_there_is_not_opened() {
        assert!(Camera::open(Some("no-such-camera")).is_err());
    }

    #[test]
    fn what_the_library_says_becomes_words_with_a_way_out() {
        assert_eq!(told(&Error::PermissionDenied), CameraError::Refused);
        assert_eq!(told(&Error::DeviceInUse), CameraError::Busy);
        assert_eq!(told(&Error::StreamEnded), CameraError::Unplugged);
        assert_eq!(told(&Error::DeviceNotFound("x".to_owned())), CameraError::Absent);
        assert!(matches!(told(&Error::FormatNotSupported), CameraError::Unusable { .. }));
    }

    #[cfg(windows)]
    #[test]
    fn the_systems_own_words_for_a_refusal_are_known() {
        let words = std::io::Error::from_raw_os_error(-0x7ff8_fffb).to_string();
        let words = words.split(" (os error").next().unwrap();
        assert_eq!(of_the_system(words), CameraError::Refused);
        assert_eq!(of_the_system(""), CameraError::Busy);
        assert_eq!(of_the_system("Out of paper."), CameraError::Unusable { reason: "Out of paper.".to_owned() });
    }

    #[test]
    fn rates_are_whole_and_within_reason() {
        assert_eq!([0.0, 1.0, 14.99, 30.0, 240.0, f64::NAN].map(frames_per_second), [1, 1, 15, 30, 30, 1]);
    }
}
