//! What tests of any crate need in place of the real world: a store in memory, a clock that is set by hand, randomness
//! from a seed. It exists behind the feature `testing`, so that no application can be built on it by mistake.

mod clock;
#[allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a broken promise ends the test that runs the contract"
)]
pub mod contract;
mod entropy;
mod memory;

pub use clock::SetClock;
pub use entropy::SeededEntropy;
pub use memory::{MemoryError, MemoryStore, MemoryTransaction};

#[cfg(test)]
mod tests {
    use super::{MemoryStore, contract};
    use crate::name::OwnName;

    #[test]
    fn the_memory_store_keeps_the_contract() {
        contract::store(|| MemoryStore::new(OwnName::from_stored("Petra").unwrap(), [7; 32]));
    }
}
