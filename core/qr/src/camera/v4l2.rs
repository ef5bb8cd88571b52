//! Cameras on Linux, through `Video4Linux2`.
//!
//! Asking a driver for a frame blocks until there is one, so a thread of its own asks and keeps only the newest.
//! The frame is made grey by whoever fetches it: one that nobody wants costs a copy.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};

use rscam::{Config, IntervalInfo, ResolutionInfo};

use super::mode::{SLOWEST, WANTED, rank};
use super::pixels::PixelFormat;
use super::{CameraDevice, CameraError, FrameSource};
use crate::luma::Luma;

/// Frames that the driver may fill while one is copied.
const BUFFERS: u32 = 4;
/// How long a driver may take to let go of a camera.
const FAREWELL: Duration = Duration::from_secs(1);
/// `ENODEV`, `ENXIO` and `EIO`: what drivers answer for a camera that is gone.
const GONE: [i32; 3] = [19, 6, 5];
/// More formats or sizes than any camera has; a driver that never ends its list is not waited for.
const MAX_LIST: usize = 256;

/// Holds one way in which a camera can deliver frames.
#[derive(Clone, Debug)]
struct Mode {
    fourcc: [u8; 4],
    format: PixelFormat,
    resolution: (u32, u32),
    interval: (u32, u32),
}

/// Holds an open camera.
pub(super) struct Camera {
    shared: Arc<Shared>,
    mode: Mode,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    newest: Option<Vec<u8>>,
    failure: Option<CameraError>,
    /// The camera's owner has gone.
    closed: bool,
    /// The thread has let the camera go.
    ended: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lists the cameras that deliver a format that is understood.
pub(super) fn list() -> Result<Vec<CameraDevice>, CameraError> {
    let mut devices = Vec::new();
    let mut closest = CameraError::Absent;
    for id in device_files() {
        match rscam::Camera::new(&id).map_err(|error| from_io(&error)).and_then(|camera| best_mode(&camera)) {
            Ok(mode) => devices.push(CameraDevice { id, resolution: mode.resolution }),
            // The second device file of a camera delivers no pictures: that says nothing about the first.
            Err(CameraError::Unusable { .. }) => {}
            Err(error) => closest = error,
        }
    }
    if devices.is_empty() { Err(closest) } else { Ok(devices) }
}

/// Returns the device files `/dev/video0` and so on, in the order of their numbers.
fn device_files() -> Vec<String> {
    let Ok(entries) = std::fs::read_dir("/dev") else { return Vec::new() };
    let mut numbers: Vec<u32> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().to_str()?.strip_prefix("video")?.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.into_iter().map(|number| format!("/dev/video{number}")).collect()
}

/// Chooses the smallest resolution that is large enough, else the largest, at the highest rate.
fn best_mode(camera: &rscam::Camera) -> Result<Mode, CameraError> {
    let mut modes = Vec::new();
    for info in camera.formats().take(MAX_LIST).map_while(Result::ok) {
        let Some(format) = PixelFormat::from_fourcc(info.format) else { continue };
        let Ok(resolutions) = camera.resolutions(&info.format) else { continue };
        for resolution in candidates(&resolutions) {
            let interval = camera
                .intervals(&info.format, resolution)
                .ok()
                .and_then(|intervals| shortest(&intervals))
                .unwrap_or((1, 30));
            modes.push(Mode { fourcc: info.format, format, resolution, interval });
        }
    }
    best(modes)
        .ok_or_else(|| CameraError::Unusable { reason: "it delivers no picture format that is understood".to_owned() })
}

/// Returns the resolutions that are worth a thought.
fn candidates(resolutions: &ResolutionInfo) -> Vec<(u32, u32)> {
    match resolutions {
        ResolutionInfo::Discretes(sizes) => sizes.iter().take(MAX_LIST).copied().collect(),
        ResolutionInfo::Stepwise { min, max, step } => {
            let fit = |wanted: u32, min: u32, max: u32, step: u32| {
                let steps = wanted.clamp(min, max.max(min)).saturating_sub(min).checked_div(step).unwrap_or_default();
                min.saturating_add(steps.saturating_mul(step))
            };
            vec![(fit(WANTED.0, min.0, max.0, step.0), fit(WANTED.1, min.1, max.1, step.1))]
        }
    }
}

/// Returns the time between frames at the highest rate, as numerator and denominator in seconds.
fn shortest(intervals: &IntervalInfo) -> Option<(u32, u32)> {
    let by_length = |one: &(u32, u32), other: &(u32, u32)| {
        let [one, other] = [one, other].map(|of| f64::from(of.0) / f64::from(of.1));
        one.total_cmp(&other)
    };
    match intervals {
        IntervalInfo::Discretes(list) => {
            list.iter().filter(|of| of.0 > 0 && of.1 > 0).min_by(|one, other| by_length(one, other)).copied()
        }
        IntervalInfo::Stepwise { min, .. } => (min.0 > 0 && min.1 > 0).then_some(*min),
    }
}

fn best(modes: Vec<Mode>) -> Option<Mode> {
    modes.into_iter().min_by_key(|mode| {
        let slow = mode.interval.1 < mode.interval.0.saturating_mul(SLOWEST);
        rank(mode.resolution, slow, mode.format == PixelFormat::Jpeg)
    })
}

impl Camera {
    pub(super) fn open(id: Option<&str>) -> Result<Self, CameraError> {
        let id = match id {
            Some(id) => id.to_owned(),
            None => list()?.into_iter().next().ok_or(CameraError::Absent)?.id,
        };
        let shared = Arc::new(Shared::default());
        let (opened, outcome) = channel();
        let theirs = Arc::clone(&shared);
        Builder::new()
            .name("camera".to_owned())
            .spawn(move || film(&id, &theirs, &opened))
            .map_err(|error| CameraError::Unusable { reason: error.to_string() })?;
        let mode = outcome
            .recv()
            .unwrap_or_else(|_| Err(CameraError::Unusable { reason: "its driver library gave up".to_owned() }))?;
        Ok(Self { shared, mode })
    }
}

impl FrameSource for Camera {
    fn newest(&mut self, patience: Duration) -> Result<Option<Luma>, CameraError> {
        let begun = Instant::now();
        loop {
            let mut state = self.shared.lock();
            if let Some(bytes) = state.newest.take() {
                drop(state);
                // A frame that came in pieces is no news: the next one comes at once.
                if let Ok(frame) = self.mode.format.to_luma(&bytes, self.mode.resolution, None) {
                    return Ok(Some(frame));
                }
                continue;
            }
            if let Some(failure) = &state.failure {
                return Err(failure.clone());
            }
            let left = patience.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return Ok(None);
            }
            drop(self.shared.changed.wait_timeout(state, left));
        }
    }
}

impl Drop for Camera {
    /// Waits for the thread to let the camera go, so that the next program finds it free.
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.closed = true;
        drop(self.shared.changed.wait_timeout_while(state, FAREWELL, |state| !state.ended));
    }
}

/// Opens the camera, says how that went, and keeps its newest frame until nobody wants it.
fn film(id: &str, shared: &Shared, opened: &Sender<Result<Mode, CameraError>>) {
    let outcome = start(id);
    let (answer, camera) = match outcome {
        Ok((camera, mode)) => (Ok(mode), Some(camera)),
        Err(error) => (Err(error), None),
    };
    if opened.send(answer).is_ok()
        && let Some(camera) = camera
    {
        keep_newest(&camera, shared);
    }
    shared.lock().ended = true;
    shared.changed.notify_all();
}

fn start(id: &str) -> Result<(rscam::Camera, Mode), CameraError> {
    let mut camera = rscam::Camera::new(id).map_err(|error| from_io(&error))?;
    let mode = best_mode(&camera)?;
    let config = Config {
        interval: mode.interval,
        resolution: mode.resolution,
        format: &mode.fourcc,
        nbuffers: BUFFERS,
        ..Config::default()
    };
    camera.start(&config).map_err(|error| match error {
        rscam::Error::Io(error) => from_io(&error),
        other @ (rscam::Error::BadInterval
        | rscam::Error::BadResolution
        | rscam::Error::BadFormat
        | rscam::Error::BadField) => CameraError::Unusable { reason: other.to_string() },
    })?;
    Ok((camera, mode))
}

fn keep_newest(camera: &rscam::Camera, shared: &Shared) {
    loop {
        let captured = camera.capture();
        let mut state = shared.lock();
        if state.closed {
            return;
        }
        match captured {
            Ok(frame) => state.newest = Some(frame.to_vec()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                state.failure = Some(from_io(&error));
                drop(state);
                shared.changed.notify_all();
                return;
            }
        }
        drop(state);
        shared.changed.notify_all();
    }
}

fn from_io(error: &io::Error) -> CameraError {
    if error.raw_os_error().is_some_and(|code| GONE.contains(&code)) {
        return CameraError::Unplugged;
    }
    // `ErrorKind` may grow: what is not one of these three is told in the system's words.
    if error.kind() == io::ErrorKind::NotFound {
        CameraError::Absent
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        CameraError::Refused
    } else if error.kind() == io::ErrorKind::ResourceBusy {
        CameraError::Busy
    } else {
        CameraError::Unusable { reason: error.to_string() }
    }
}

#[cfg(test)]
mod tests;
