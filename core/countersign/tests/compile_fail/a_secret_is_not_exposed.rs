//! The bytes of a secret are lent inside this crate alone.

use countersign::secret::Secret;

fn bytes(secret: &Secret<32>) -> &[u8; 32] {
    secret.expose()
}

fn main() {}
