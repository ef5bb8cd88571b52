//! What is chosen of a few: language, colours, idle lock. It exists as one screen, because each is the same question.

use countersign_texts::say;

use crate::model::view::{Body, Button, Choice, FormView, Frame, Notice, Tone};
use crate::model::{Desk, Gesture, Next, Page, View};
use crate::preferences::{Preferences, Theme};

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The language.
    Language,
    /// The colours.
    Theme,
    /// After how long everything is locked.
    Idle,
}

const LANGUAGES: [&str; 3] = ["", "en", "de"];
const THEMES: [Theme; 4] = [Theme::System, Theme::Light, Theme::Dark, Theme::HighContrast];
const MINUTES: [u32; 4] = [1, 5, 15, 0];

impl Which {
    /// Gives the key of its name.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Language => "settings-language",
            Self::Theme => "settings-theme",
            Self::Idle => "settings-idle",
        }
    }

    /// Gives what is set, in words.
    pub(super) fn value(self, desk: &Desk<'_>) -> String {
        let answers = self.answers(desk).into_iter();
        match answers.filter(|(_, chosen)| *chosen).map(|(title, _)| title).next() {
            Some(title) => title,
            // Set by hand in the file.
            None if self == Self::Idle => say!(desk.texts, "idle-minutes", count = desk.preferences.idle_minutes),
            None => desk.preferences.language.clone(),
        }
    }

    /// The answers, and which one is chosen.
    fn answers(self, desk: &Desk<'_>) -> Vec<(String, bool)> {
        let set = desk.preferences;
        match self {
            Self::Language => LANGUAGES
                .map(|tag| {
                    let title = match tag {
                        // Each language is named in itself, for those who cannot read the other one.
                        "en" => "English".to_owned(),
                        "de" => "Deutsch".to_owned(),
                        _ => desk.text("language-system"),
                    };
                    (title, set.language == tag)
                })
                .to_vec(),
            Self::Theme => THEMES
                .map(|theme| {
                    let key = match theme {
                        Theme::System => "theme-system",
                        Theme::Light => "theme-light",
                        Theme::Dark => "theme-dark",
                        Theme::HighContrast => "theme-high-contrast",
                    };
                    (desk.text(key), set.theme == theme)
                })
                .to_vec(),
            Self::Idle => MINUTES
                .map(|minutes| {
                    let title = match minutes {
                        0 => desk.text("idle-never"),
                        _ => say!(desk.texts, "idle-minutes", count = minutes),
                    };
                    (title, set.idle_minutes == minutes)
                })
                .to_vec(),
        }
    }

    fn chosen(self, place: usize, set: Preferences) -> Option<Preferences> {
        Some(match self {
            Self::Language => Preferences { language: (*LANGUAGES.get(place)?).to_owned(), ..set },
            Self::Theme => Preferences { theme: *THEMES.get(place)?, ..set },
            Self::Idle => Preferences { idle_minutes: *MINUTES.get(place)?, ..set },
        })
    }
}

/// Asks for one of a few.
pub(super) struct Preference {
    which: Which,
}

impl Preference {
    /// Asks for this.
    pub(super) const fn new(which: Which) -> Self {
        Self { which }
    }
}

impl Page for Preference {
    fn view(&self, desk: &Desk<'_>) -> View {
        let never = self.which == Which::Idle && desk.preferences.idle_minutes == 0;
        let key = self.which.key();
        let frame = Frame {
            title: desk.text(&format!("{key}-title")),
            notice: never.then(|| Notice { tone: Tone::Warning, text: desk.text("idle-never-means") }),
            back: Some(desk.text("settings-title")),
            primary: Some(Button::new(desk.text("done"))),
            ..Frame::default()
        };
        let answers = self.which.answers(desk).into_iter();
        let choices = answers.map(|(title, chosen)| Choice { title, detail: String::new(), chosen, enabled: true });
        View { frame, body: Body::Form(FormView { choices: choices.collect(), ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Choose(place) => {
                if let Some(preferences) = self.which.chosen(place, desk.preferences.clone()) {
                    desk.prefer(preferences);
                }
                Next::Stay
            }
            Gesture::Primary => Next::Back,
            _ => Next::Stay,
        }
    }
}
