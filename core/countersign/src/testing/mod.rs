//! What tests of any crate need in place of the real world: a store in memory, a clock that is set by hand, randomness
//! from a seed. It exists behind the feature `testing`, so that no application can be built on it by mistake.

mod clock;
mod entropy;
mod memory;

pub use clock::SetClock;
pub use entropy::SeededEntropy;
pub use memory::{MemoryError, MemoryStore, MemoryTransaction};
