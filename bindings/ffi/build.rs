//! Tells the linker what the shared library needs beyond what Rust asks for.

#![allow(clippy::print_stdout, reason = "cargo reads what a build script prints")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // From Android 15 on a phone's memory may come in pages of 16 KB, and what is laid out for smaller ones is not loaded.
    // Linux gets the same layout, so that what the tests look at is what the linker is asked for on Android.
    if matches!(std::env::var("CARGO_CFG_TARGET_OS").as_deref(), Ok("android" | "linux")) {
        println!("cargo::rustc-link-arg-cdylib=-Wl,-z,max-page-size=16384");
    }
}
