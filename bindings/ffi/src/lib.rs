//! Countersign's core for Swift, Kotlin and Python: objects to call, views to show, one error type without words. It
//! exists as the only crate that other languages see, and holds no rules: each call is handed to the core and its answer
//! laid out in records.
//!
//! [`VaultPlace`] sets up and unlocks; [`People`] is what is unlocked; [`PairingSession`] makes someone known;
//! [`QrScanner`] reads frames. Every call is synchronous and may come from any thread; `bindings/README.md` says which
//! of them take long.
//!
//! All whole numbers are signed and of 64 bits, so that they read well in every language. A name that ends in `_at` is in
//! Unix seconds, one that ends in `_seconds` a span; both are `Int64` in Swift and `Long` in Kotlin.
#![forbid(unsafe_code)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "records and handles cross the boundary by value; there is no owner on the other side to lend them"
)]

mod clock;
mod error;
mod number;
mod owner;
mod pairing;
mod people;
mod place;
mod qr;
mod recovery;
mod text;
mod view;

pub use clock::{Clock, ClockReading};
pub use error::{ClockDoubt, CountersignError, KeystoreFault, PairingFault, VaultDoubt, VaultPart};
pub use owner::OwnerProof;
pub use pairing::{
    Admission, Admitted, ClockDistance, ConfirmingView, NameWarning, NewcomerView, PairingAsk, PairingEvent,
    PairingSession, PairingStep, PairingView, PairingWay, ReadBy, WordView,
};
pub use people::People;
pub use people::checks::{CheckView, Lockout, ProofView, Remedy, Verdict, is_code};
pub use people::doctor::{DoctorView, FileHealth};
pub use people::journal::{
    AuditView, ChainProgress, CheckRecordView, JournalCheck, JournalEvent, JournalFilter, JournalKind, JournalPage,
    JournalRecordView, RecordedPersonView, RecordedVerdict, audit_journal,
};
pub use people::slots::{OpenedView, RollbackCheck, SlotKind, SlotView};
pub use place::VaultPlace;
pub use qr::{QrMatrix, QrScanner, qr_matrix, qr_png, read_qr_picture};
pub use recovery::{RecoveryPaper, TypedBack};
pub use text::{MessageText, clean_name, clean_number, clean_own_name, read_message, read_words};
pub use view::{CallRole, NumberSource, NumberView, PersonId, PersonView, TrustLevel};

/// Wipes memory when it is given back: what a string or a list that crosses the boundary held does not lie about.
///
/// Where the tests beside the code are built, another stands here, which counts.
#[cfg(not(test))]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

uniffi::setup_scaffolding!();
