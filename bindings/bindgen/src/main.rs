//! Generates the code with which Swift, Kotlin and Python call `countersign-ffi`, out of the built library itself.
//!
//! It is a program of its own, because the generator brings many crates that neither the library nor the task runner needs.
#![forbid(unsafe_code)]
#![allow(clippy::print_stderr, reason = "a program says why it failed")]

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use camino::Utf8PathBuf;
use uniffi_bindgen::bindings::{
    GenerateOptions, SwiftBindingsOptions, TargetLanguage, generate, generate_swift_bindings,
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Takes a language, the built library and the folder for what is generated.
fn run() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &str| arguments.next().with_context(|| format!("{what} is missing"));
    let language = next("the language")?;
    let source = Utf8PathBuf::from(next("the library")?);
    let out_dir = Utf8PathBuf::from(next("the folder")?);
    let languages = match language.as_str() {
        // Sources, headers and module map in one go; each shell takes what its own build wants.
        "swift" => {
            return generate_swift_bindings(SwiftBindingsOptions {
                generate_swift_sources: true,
                generate_headers: true,
                generate_modulemap: true,
                source,
                out_dir,
                xcframework: false,
                // The name under which the generated sources import it.
                module_name: Some("CountersignFFI".to_owned()),
                modulemap_filename: Some("CountersignFFI.modulemap".to_owned()),
                metadata_no_deps: true,
                link_frameworks: Vec::new(),
                config: None,
            });
        }
        "kotlin" => vec![TargetLanguage::Kotlin],
        "python" => vec![TargetLanguage::Python],
        other => bail!("`{other}` is none of swift, kotlin and python"),
    };
    generate(GenerateOptions {
        languages,
        source,
        out_dir,
        config_override: None,
        format: false,
        crate_filter: None,
        metadata_no_deps: true,
    })
}
