//! Carrying out what the model asks for: clipboard, dialogs, camera, sound, preferences.

use std::path::PathBuf;
use std::rc::Rc;

use super::camera::Camera;
use super::post::Arrived;
use super::{Shared, State, pictures, sound};
use crate::model::{Effect, News};
use crate::preferences::Preferences;

/// Pictures that can be read, by the ends of their names.
const PICTURES: &[&str] = &["png", "jpg", "jpeg"];

impl Shared {
    /// Carries out everything that the model asked for, and what it asks for meanwhile.
    pub(super) fn carry_out(self: &Rc<Self>, state: &mut State) {
        loop {
            let effects = state.app.effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                self.carry_out_one(state, effect);
            }
        }
    }

    fn carry_out_one(self: &Rc<Self>, state: &mut State, effect: Effect) {
        match effect {
            Effect::Do(job) => state.doing.begin(job, &mut state.app),
            Effect::Copy(text) => {
                let copied = clipboard(state).and_then(|clipboard| clipboard.set_text(text).ok());
                if copied.is_none() {
                    let text = state.app.texts().get("clipboard-silent");
                    state.app.news(&News::Unread(text));
                }
            }
            Effect::Paste => self.paste(state),
            Effect::OpenPicture => self.choose_picture(),
            Effect::ReadPicture(path) => pictures::read_file(path, state.app.texts(), &self.post),
            Effect::Save { name, bytes } => self.save(name, bytes),
            Effect::ChooseFile { name } => self.choose_file(name),
            Effect::Camera(true) => {
                state.camera.get_or_insert_with(|| Camera::start(self.open_camera.clone(), &self.post));
            }
            Effect::Camera(false) => state.camera = None,
            Effect::Sound(notes) => sound::play(notes),
            Effect::Prefer(preferences) => {
                let file = Preferences::file(&self.place.folder);
                // Preferences that cannot be kept hold until the program ends.
                let _ = preferences.write(&file);
            }
        }
    }

    /// Takes text, the name of a picture file, or a picture from the clipboard.
    fn paste(&self, state: &mut State) {
        let Some(clipboard) = clipboard(state) else {
            let text = state.app.texts().get("clipboard-silent");
            return state.app.news(&News::Unread(text));
        };
        if let Ok(text) = clipboard.get_text()
            && !text.trim().is_empty()
        {
            return match picture_named(&text) {
                Some(path) => pictures::read_file(path, state.app.texts(), &self.post),
                None => state.app.news(&News::PastedText(text)),
            };
        }
        if let Ok(image) = clipboard.get_image() {
            pictures::read_pixels(image.width, image.height, &image.bytes, state.app.texts(), &self.post);
        } else {
            let text = state.app.texts().get("clipboard-empty");
            state.app.news(&News::Unread(text));
        }
    }

    fn choose_picture(self: &Rc<Self>) {
        let dialog = rfd::AsyncFileDialog::new().add_filter("PNG, JPEG", PICTURES);
        let shared = Rc::clone(self);
        self.later(async move {
            if let Some(file) = dialog.pick_file().await {
                let path = file.path().to_owned();
                let state = shared.state.borrow();
                pictures::read_file(path, state.app.texts(), &shared.post);
            }
        });
    }

    /// Asks where to write and writes there.
    fn save(self: &Rc<Self>, name: String, bytes: Vec<u8>) {
        let dialog = rfd::AsyncFileDialog::new().set_file_name(name);
        let post = self.post.clone();
        let failed = self.state_text("file-unwritten");
        self.later(async move {
            let Some(file) = dialog.save_file().await else { return };
            let path = file.path().to_owned();
            let news = match std::fs::write(&path, bytes) {
                Ok(()) => News::Saved(path),
                Err(_) => News::Unread(failed),
            };
            post.send(Arrived::News(news));
        });
    }

    fn choose_file(self: &Rc<Self>, name: String) {
        let dialog = rfd::AsyncFileDialog::new().set_file_name(name);
        let post = self.post.clone();
        self.later(async move {
            if let Some(file) = dialog.save_file().await {
                post.send(Arrived::News(News::Chosen(file.path().to_owned())));
            }
        });
    }

    /// Gives a sentence without the state, which is in use while effects are carried out.
    fn state_text(&self, key: &str) -> String {
        self.texts.borrow().get(key)
    }

    /// Waits for a dialog between frames.
    fn later(&self, wait: impl Future<Output = ()> + 'static) {
        if slint::spawn_local(wait).is_err() {
            let text = self.state_text("dialog-silent");
            self.post.send(Arrived::News(News::Unread(text)));
        }
    }
}

/// Opens the clipboard at its first use and keeps it: on X11 whoever copied has to stay to hand the text out.
fn clipboard(state: &mut State) -> Option<&mut arboard::Clipboard> {
    if state.clipboard.is_none() {
        state.clipboard = arboard::Clipboard::new().ok();
    }
    state.clipboard.as_mut()
}

/// Gives the picture file that a text names, as a file manager copies it.
fn picture_named(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    if text.contains('\n') {
        return None;
    }
    let path = PathBuf::from(text.strip_prefix("file://").unwrap_or(text));
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    (path.is_absolute() && PICTURES.contains(&ending.as_str()) && path.is_file()).then_some(path)
}
