//! Compiles the window's description.

fn main() {
    // Tests find elements by what a screen reader is told of them, which needs their names; a release does without.
    let debug = std::env::var("PROFILE").is_ok_and(|profile| profile == "debug");
    let config = slint_build::CompilerConfiguration::new().with_style("fluent".into()).with_debug_info(debug);
    if let Err(error) = slint_build::compile_with_config("ui/window.slint", config) {
        println!("cargo::error={error}");
    }
}
