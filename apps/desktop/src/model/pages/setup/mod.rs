//! Before anything is open: what is here, the first run, unlocking, and what stands in the way. It exists apart from the
//! settings, which change the same things later, once the owner is known.

mod blocked;
mod clock;
mod doubted;
mod first;
mod opening;
mod owner;
mod passphrase;
mod recovery;
mod renew;
mod told;
mod unlock;

use countersign_vault::{RollbackCheck, SlotKind};

pub use clock::ConfirmClock;
pub use opening::Opening;
pub use owner::ProveOwner;
pub use unlock::Unlock;

pub(super) use clock::why;
pub(super) use doubted::Doubted;
pub(super) use first::{name_field, unfit};
pub(super) use passphrase::{NewPassphrase, Passphrase};
pub(super) use recovery::{Goal, ShowWords};
pub(super) use renew::{remove_way, renew};
pub(super) use told::Sure;

use renew::RenewKey;
use told::Told;

use crate::device::Opened;
use crate::model::Next;

/// Where to go once everything is open: to the first screen, and before that to what a person has to know or may mend.
/// `key_gone` says that the platform's key was tried and is lost or another's.
fn after_unlocking(opened: Opened, ways: &[SlotKind], key_gone: bool) -> Next {
    let forgotten = opened.by == SlotKind::Recovery && ways.contains(&SlotKind::Passphrase);
    match opened.rollback {
        RollbackCheck::Doubted(doubt) => Next::HomeThen(Box::new(Doubted::new(doubt))),
        RollbackCheck::AnchorRenewed => Next::HomeThen(Box::new(Told::memory_renewed())),
        RollbackCheck::Passed | RollbackCheck::NotChecked if key_gone => {
            Next::HomeThen(Box::new(RenewKey::new(forgotten)))
        }
        RollbackCheck::Passed | RollbackCheck::NotChecked if forgotten => {
            Next::HomeThen(Box::new(NewPassphrase::new(Passphrase::Forgotten)))
        }
        RollbackCheck::Passed | RollbackCheck::NotChecked => Next::Home,
    }
}
