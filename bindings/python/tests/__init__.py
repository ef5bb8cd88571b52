"""The core as Python calls it; `cargo xtask test bindings` runs this."""
