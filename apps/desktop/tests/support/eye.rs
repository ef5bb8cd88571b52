//! A camera that sees what a test holds before it, and fails as the test says.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use countersign_desktop::window::OpenCamera;
use countersign_qr::Luma;
use countersign_qr::camera::{CameraError, FrameSource};

/// A machine without a camera.
pub(crate) fn no_camera() -> OpenCamera {
    Arc::new(|| Err(CameraError::Absent))
}

/// What stands before a camera; clones see the same.
#[derive(Clone, Default)]
pub(crate) struct Eye(Arc<Before>);

#[derive(Default)]
struct Before {
    sight: Mutex<Sight>,
    changed: Condvar,
}

#[derive(Default)]
struct Sight {
    /// Frames that were not seen yet.
    coming: VecDeque<Luma>,
    /// What is seen again and again until something else comes.
    last: Option<Luma>,
    trouble: Option<CameraError>,
    /// How many that opened the camera hold it.
    held: usize,
}

impl Eye {
    /// A camera that fails from the beginning.
    pub(crate) fn failing(error: CameraError) -> Self {
        let eye = Self::default();
        eye.fails(error);
        eye
    }

    /// Opens the camera, as the window's thread does.
    pub(crate) fn open(&self) -> OpenCamera {
        let eye = self.clone();
        Arc::new(move || {
            let mut sight = eye.sight();
            if let Some(trouble) = &sight.trouble {
                return Err(trouble.clone());
            }
            sight.held += 1;
            Ok(Box::new(Lens(eye.clone())))
        })
    }

    fn sight(&self) -> MutexGuard<'_, Sight> {
        self.0.sight.lock().unwrap()
    }

    /// Holds something before the camera.
    pub(crate) fn sees(&self, frame: Luma) {
        self.sight().coming.push_back(frame);
        self.0.changed.notify_all();
    }

    /// Holds a wall before the camera.
    pub(crate) fn sees_nothing(&self) {
        const SIDE: usize = 320;
        self.sees(Luma::new(vec![160; SIDE * SIDE], SIDE, SIDE, SIDE).unwrap());
    }

    /// Nothing comes from now on but this, whether the camera is open or not.
    pub(crate) fn fails(&self, error: CameraError) {
        let mut sight = self.sight();
        sight.trouble = Some(error);
        sight.coming.clear();
        sight.last = None;
        self.0.changed.notify_all();
    }

    /// The camera is there again.
    pub(crate) fn works(&self) {
        self.sight().trouble = None;
    }

    /// Tells whether the camera is open: then its lamp is lit.
    pub(crate) fn is_lit(&self) -> bool {
        self.sight().held > 0
    }
}

/// The camera while it is open.
struct Lens(Eye);

impl FrameSource for Lens {
    fn newest(&mut self, patience: Duration) -> Result<Option<Luma>, CameraError> {
        let mut sight = self.0.sight();
        if sight.coming.is_empty() && sight.trouble.is_none() {
            sight = self.0.0.changed.wait_timeout(sight, patience).unwrap().0;
        }
        if let Some(trouble) = &sight.trouble {
            return Err(trouble.clone());
        }
        if let Some(frame) = sight.coming.pop_front() {
            sight.last = Some(frame);
        }
        Ok(sight.last.clone())
    }
}

impl Drop for Lens {
    fn drop(&mut self) {
        self.0.sight().held -= 1;
    }
}
