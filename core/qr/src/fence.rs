//! A fence around the decoders.
//!
//! The QR decoders assert things about pictures that a picture can break, and their panics must
//! neither end the process nor scribble over a person's terminal. Every call into them goes through
//! [`guard`], and a program that shows its own texts turns their messages off with [`silence_decoder_panics`].

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// How many guarded calls this thread is inside of.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Runs a decoder and returns `None` when it panics.
pub(crate) fn guard<T>(decoder: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get().saturating_add(1));
    // Whatever the decoder was building is dropped with the panic: nothing half-made is seen again.
    let outcome = catch_unwind(AssertUnwindSafe(decoder)).ok();
    DEPTH.set(DEPTH.get().saturating_sub(1));
    outcome
}

/// Keeps panics inside the QR decoders from being printed; all other panics go on to the hook that was there.
///
/// Without this call a decoder's panic is caught all the same, after the process's panic hook has
/// printed it. A library must not change that hook unasked, so the program calls this once, at its start;
/// further calls do nothing.
pub fn silence_decoder_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if DEPTH.get() == 0 {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_panic_stays_inside_and_only_foreign_panics_are_printed() {
        static PRINTED: AtomicUsize = AtomicUsize::new(0);
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if panic.to_string().contains("of this test") {
                PRINTED.fetch_add(1, Ordering::SeqCst);
            } else {
                before(panic);
            }
        }));
        assert_eq!(guard(|| 7), Some(7));
        assert_eq!(guard(|| -> u8 { panic!("of this test: before") }), None);
        assert_eq!(PRINTED.load(Ordering::SeqCst), 1, "a library does not change the hook by itself");
        silence_decoder_panics();
        silence_decoder_panics();
        assert_eq!(guard(|| -> u8 { panic!("of this test: inside") }), None);
        assert_eq!(guard(|| guard(|| -> u8 { panic!("of this test: deep inside") })), Some(None));
        assert_eq!(PRINTED.load(Ordering::SeqCst), 1);
        assert!(catch_unwind(|| panic!("of this test: outside")).is_err());
        assert_eq!(PRINTED.load(Ordering::SeqCst), 2);
    }
}
