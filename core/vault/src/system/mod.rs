//! The system's own clock and randomness. It exists beside the vault because these are the other two ports that only a
//! real device can fill.

mod clock;
mod entropy;

pub use clock::SystemClock;
pub use entropy::SystemEntropy;
