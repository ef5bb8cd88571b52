//! A quick eye and a quick finger, for figures: one connection to the display, no program in between.

use std::{
    thread,
    time::{Duration, Instant},
};

use x11rb::{
    connection::Connection as _,
    protocol::{
        xproto::{AtomEnum, ConnectionExt as _, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

use crate::error::StoryError;

/// How often the display is looked at.
const GLANCE: Duration = Duration::from_millis(1);

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The symbol of the Control key on the left.
const CONTROL: u32 = 0xffe3;

/// How many colours a window with writing on it has at the least.
const WRITTEN: usize = 12;

/// How many windows deep a window manager puts a program's own.
const DEPTH: usize = 4;

/// Sees and types on one display.
pub(crate) struct Eye {
    server: RustConnection,
    root: u32,
}

impl Eye {
    /// Connects to the display.
    pub(crate) fn open(display: &str) -> Result<Self, StoryError> {
        let (server, screen) = RustConnection::connect(Some(display)).map_err(wrong)?;
        let root = server.setup().roots.get(screen).ok_or_else(|| wrong("no screen"))?.root;
        Ok(Self { server, root })
    }

    /// Waits for a window of this title with writing on it.
    pub(crate) fn wait_for_writing(&self, title: &str) -> Result<u32, StoryError> {
        let mut window = None;
        wait(|| {
            window = self.find(self.root, title, DEPTH).filter(|window| self.is_written(*window));
            window.is_some()
        })?;
        window.ok_or_else(|| wrong("the window has gone"))
    }

    /// Waits until the left edge of a window has another colour than this one.
    pub(crate) fn wait_for_another_edge(&self, window: u32, before: [u8; 4]) -> Result<(), StoryError> {
        wait(|| self.edge(window).is_ok_and(|now| now != before))
    }

    /// The colour in the middle of a window's left edge.
    pub(crate) fn edge(&self, window: u32) -> Result<[u8; 4], StoryError> {
        let size = self.server.get_geometry(window).map_err(wrong)?.reply().map_err(wrong)?;
        let middle = i16::try_from(size.height / 2).unwrap_or(0);
        let pixels = self.pixels(window, (1, middle), (1, 1)).ok_or_else(|| wrong("the window cannot be seen"))?;
        pixels.first().copied().ok_or_else(|| wrong("no pixel"))
    }

    /// Gives a window the keyboard.
    pub(crate) fn turn_to(&self, window: u32) -> Result<(), StoryError> {
        self.server.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).map_err(wrong)?;
        self.server.flush().map_err(wrong)
    }

    /// Types small letters, digits and spaces.
    pub(crate) fn type_in(&self, text: &str) -> Result<(), StoryError> {
        text.bytes().try_for_each(|character| self.strike(u32::from(character)))
    }

    /// Presses and lets go of the key with this symbol; letters, digits and space have the symbols of their ASCII codes.
    pub(crate) fn strike(&self, symbol: u32) -> Result<(), StoryError> {
        let key = self.key(symbol)?;
        self.turn(KEY_PRESS_EVENT, key)?;
        self.turn(KEY_RELEASE_EVENT, key)
    }

    /// Strikes a key while Control is held.
    pub(crate) fn strike_with_control(&self, symbol: u32) -> Result<(), StoryError> {
        let control = self.key(CONTROL)?;
        self.turn(KEY_PRESS_EVENT, control)?;
        self.strike(symbol)?;
        self.turn(KEY_RELEASE_EVENT, control)
    }

    fn turn(&self, kind: u8, key: u8) -> Result<(), StoryError> {
        self.server.xtest_fake_input(kind, key, x11rb::CURRENT_TIME, self.root, 0, 0, 0).map_err(wrong)?;
        self.server.flush().map_err(wrong)
    }

    /// Finds the key with this symbol.
    fn key(&self, symbol: u32) -> Result<u8, StoryError> {
        let keys = self.server.setup();
        let count = keys.max_keycode.saturating_sub(keys.min_keycode).saturating_add(1);
        let map = self.server.get_keyboard_mapping(keys.min_keycode, count).map_err(wrong)?.reply().map_err(wrong)?;
        let each = usize::from(map.keysyms_per_keycode).max(1);
        let place = map.keysyms.chunks(each).position(|symbols| symbols.first() == Some(&symbol));
        place
            .and_then(|place| u8::try_from(place).ok()?.checked_add(keys.min_keycode))
            .ok_or_else(|| wrong("no key for this character"))
    }

    fn find(&self, parent: u32, title: &str, depth: usize) -> Option<u32> {
        let children = self.server.query_tree(parent).ok()?.reply().ok()?.children;
        children.iter().copied().find(|window| self.is_titled(*window, title)).or_else(|| {
            let depth = depth.checked_sub(1)?;
            children.iter().find_map(|child| self.find(*child, title, depth))
        })
    }

    fn is_titled(&self, window: u32, title: &str) -> bool {
        let asked = self.server.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64);
        asked.ok().and_then(|asked| asked.reply().ok()).is_some_and(|name| name.value == title.as_bytes())
    }

    /// Looks at the middle of a window, where the first screen has its question.
    fn is_written(&self, window: u32) -> bool {
        let asked = self.server.get_geometry(window).ok().and_then(|asked| asked.reply().ok());
        let Some(size) = asked else { return false };
        let Some(pixels) = self.pixels(window, (0, 0), (size.width, size.height)) else { return false };
        let mut colours: Vec<[u8; 4]> = Vec::new();
        let mut last = None;
        for pixel in pixels {
            if last != Some(pixel) && !colours.contains(&pixel) {
                colours.push(pixel);
                if colours.len() >= WRITTEN {
                    return true;
                }
            }
            last = Some(pixel);
        }
        false
    }

    /// The pixels of a part of a window; nothing while it is not on the screen.
    fn pixels(&self, window: u32, (x, y): (i16, i16), (width, height): (u16, u16)) -> Option<Vec<[u8; 4]>> {
        let image = self.server.get_image(ImageFormat::Z_PIXMAP, window, x, y, width, height, u32::MAX);
        Some(image.ok()?.reply().ok()?.data.as_chunks::<4>().0.to_vec())
    }
}

/// Waits until something is so.
fn wait(mut is_so: impl FnMut() -> bool) -> Result<(), StoryError> {
    let begun = Instant::now();
    while !is_so() {
        if begun.elapsed() > PATIENCE {
            return Err(wrong("nothing came on the display"));
        }
        thread::sleep(GLANCE);
    }
    Ok(())
}

fn wrong(what: impl std::fmt::Display) -> StoryError {
    StoryError::Display(format!("{what}"))
}
