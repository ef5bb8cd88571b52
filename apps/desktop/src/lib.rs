//! The window that a person opens while the telephone is ringing. It exists as a library so that its model runs in tests
//! without a window, and its window without a screen.
//!
//! * [`model`] decides: which screen, which words, which step may follow. Plain Rust, no window.
//! * [`device`] is what is kept here, locked or open; [`worker`] the thread it lives on.
//! * [`window`] shows the model and carries out what it asks for.
//! * [`generated`] is what the compiler of `ui/` made: the screens and their properties.

pub mod appearance;
pub mod device;
pub mod generated;
pub mod model;
pub mod preferences;
pub mod texts;
pub mod window;
pub mod worker;
