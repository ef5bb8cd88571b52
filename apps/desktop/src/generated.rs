//! The screens of `ui/`, as Slint's compiler turned them into Rust. They stand alone here because that code keeps none of
//! our lints, and says so itself.
#![allow(
    unsafe_code,
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::restriction,
    reason = "made by Slint's compiler: its table of properties needs `unsafe`"
)]

slint::include_modules!();
