//! What is kept here cannot be opened, and no passphrase would help. It exists so that each such state is said by its name,
//! with what is safe and the way on.

use countersign_texts::say;
use countersign_vault::VaultError;

use super::opening::Opening;
use crate::device::Device;
use crate::model::say;
use crate::model::view::{Body, Button, Fact, Field, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Says what stands in the way.
pub(in crate::model::pages) struct Blocked {
    error: VaultError,
    folder: String,
    busy: bool,
    notice: Option<Notice>,
}

impl Blocked {
    /// Takes what the vault said.
    pub(in crate::model::pages) const fn new(error: VaultError) -> Self {
        Self { error, folder: String::new(), busy: false, notice: None }
    }

    const fn title(&self) -> &'static str {
        match &self.error {
            VaultError::VaultInUse | VaultError::Busy => "blocked-in-use",
            VaultError::VaultTooNew { .. } => "blocked-too-new",
            VaultError::Corrupt(_) | VaultError::OutOfRange => "blocked-damaged",
            VaultError::LogBroken { .. } => "blocked-journal",
            VaultError::InsecurePermissions(_) => "blocked-permissions",
            VaultError::SymbolicLink(_) => "blocked-link",
            VaultError::UnsupportedFilesystem(_) => "blocked-filesystem",
            VaultError::DiskFull => "blocked-disk-full",
            VaultError::ReadOnlyDisk => "blocked-read-only",
            VaultError::KdfParamsRejected => "blocked-too-costly",
            VaultError::Deleting => "blocked-erasing",
            VaultError::Deleted => "blocked-erased",
            _ => "blocked-other",
        }
    }

    /// The file or folder that it is about.
    fn place(&self) -> String {
        match &self.error {
            VaultError::InsecurePermissions(path)
            | VaultError::SymbolicLink(path)
            | VaultError::UnsupportedFilesystem(path) => path.to_string_lossy().into_owned(),
            _ => self.folder.clone(),
        }
    }

    /// Whether erasing is a way on: where nothing else will ever open it.
    const fn is_lost(&self) -> bool {
        matches!(self.error, VaultError::Corrupt(_) | VaultError::OutOfRange | VaultError::KdfParamsRejected)
    }
}

impl Page for Blocked {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        desk.ask(
            |device| device.folder().to_string_lossy().into_owned(),
            |page: &mut Self, folder, _| {
                page.folder = folder;
                Next::Stay
            },
        );
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let label = match self.error {
            VaultError::Deleting => "blocked-finish-erasing",
            VaultError::Deleted => "blocked-set-up",
            _ => "try-again",
        };
        let begin_anew = self.is_lost().then(|| Button::new(desk.text("begin-anew")).destroys());
        let frame = Frame {
            title: desk.text(self.title()),
            paragraphs: vec![desk.text(say::storage_key(&self.error))],
            notice: self.notice.clone(),
            primary: Some(Button::new(desk.text(label))),
            others: begin_anew.into_iter().collect(),
            busy: self.busy.then(|| desk.text("erase-busy")),
            ..Frame::default()
        };
        let place = self.place();
        let fact = Fact { name: desk.text("blocked-place"), value: place.clone(), tone: Tone::None };
        let facts = if place.is_empty() { Vec::new() } else { vec![fact] };
        View { frame, body: Body::Form(FormView { facts, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Primary if self.busy => Next::Stay,
            Gesture::Primary if matches!(self.error, VaultError::Deleting) => {
                self.busy = true;
                desk.ask(Device::erase_locked, |page: &mut Self, erased, desk| {
                    page.busy = false;
                    follow_erasing(&mut page.notice, erased, desk)
                });
                Next::Stay
            }
            Gesture::Primary => Next::instead(Opening),
            Gesture::Other(0) if self.is_lost() && !self.busy => Next::go(BeginAnew::default()),
            _ => Next::Stay,
        }
    }
}

fn follow_erasing(notice: &mut Option<Notice>, erased: Result<(), VaultError>, desk: &Desk<'_>) -> Next {
    match erased {
        Ok(()) | Err(VaultError::NoVault(_)) => Next::instead(Opening),
        Err(error) => {
            *notice = Some(Notice { tone: Tone::Error, text: desk.text(say::storage_key(&error)) });
            Next::Stay
        }
    }
}

/// Erases what cannot be opened any more, after a person typed the word for it.
#[derive(Default)]
pub(in crate::model::pages) struct BeginAnew {
    typed: String,
    busy: bool,
    notice: Option<Notice>,
}

impl BeginAnew {
    fn is_said(&self, desk: &Desk<'_>) -> bool {
        self.typed.trim().to_lowercase() == desk.text("erase-word")
    }
}

impl Page for BeginAnew {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: desk.text("begin-anew-title"),
            paragraphs: vec![desk.text("begin-anew-means"), desk.text("begin-anew-copy")],
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("erase-button")).when(self.is_said(desk)).destroys()),
            busy: self.busy.then(|| desk.text("erase-busy")),
            ..Frame::default()
        };
        let label = say!(desk.texts, "erase-type-word", word = desk.text("erase-word"));
        let field = Field { label, value: self.typed.clone(), ..Field::default() };
        View { frame, body: Body::Form(FormView { fields: vec![field], ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Edited(_, typed) if !self.busy => self.typed = typed,
            Gesture::Primary | Gesture::Accepted(_) if !self.busy && self.is_said(desk) => {
                self.busy = true;
                desk.ask(Device::erase_locked, |page: &mut Self, erased, desk| {
                    page.busy = false;
                    follow_erasing(&mut page.notice, erased, desk)
                });
            }
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if self.busy { Next::Stay } else { Next::Back }
    }
}
