//! `man`: the manual pages, made from the same texts as the help. It exists so that a page can never say something else
//! than the program does.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use serde::Serialize;

use crate::args;
use crate::exit::Exit;
use crate::failure::{Outcome, failure};
use crate::shell::Shell;
use crate::texts::{Texts, say};

/// What `man` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ManArgs {
    /// The verb whose page is wanted; the overview without one.
    #[arg(value_name = "VERB")]
    verb: Vec<String>,
    /// The folder into which every page is written.
    #[arg(long, value_name = "FOLDER", conflicts_with = "verb")]
    folder: Option<PathBuf>,
}

#[derive(Serialize)]
struct Page {
    page: String,
}

#[derive(Serialize)]
struct Files {
    files: Vec<PathBuf>,
}

/// The sections of the overview that are no options: heading and text by their keys.
const SECTIONS: [(&str, &str); 4] = [
    ("man-exit-heading", "man-exit"),
    ("man-json-heading", "man-json"),
    ("man-environment-heading", "man-environment"),
    ("man-files-heading", "man-files"),
];

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &ManArgs) -> Outcome {
    let mut command = args::command(&shell.texts);
    command.build();
    if let Some(folder) = &args.folder {
        let mut files = Vec::new();
        write_all(&shell.texts, &command, folder, &mut files).map_err(|error| {
            let folder = folder.to_string_lossy().into_owned();
            failure!(&shell.texts, "file-unwritable", Exit::Usage, file = folder, reason = error.to_string())
        })?;
        let text = say!(&shell.texts, "man-written", count = files.len(), folder = folder.to_string_lossy());
        shell.answer(&Files { files }, |shell| shell.done(&text));
        return Ok(Exit::Done);
    }
    let mut found = &command;
    for name in &args.verb {
        found = found
            .find_subcommand(name)
            .ok_or_else(|| failure!(&shell.texts, "usage-unknown-verb", Exit::Usage, verb = name.clone()))?;
    }
    let page = page(&shell.texts, found)
        .map_err(|error| failure!(&shell.texts, "output", Exit::Vault, reason = error.to_string()))?;
    shell.answer(&Page { page: page.clone() }, |shell| shell.screen.raw(&page));
    Ok(Exit::Done)
}

fn write_all(texts: &Texts, command: &Command, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let path = folder.join(format!("{name}.1"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&path)?;
    file.write_all(page(texts, command)?.as_bytes())?;
    files.push(path);
    for sub in command.get_subcommands() {
        write_all(texts, sub, folder, files)?;
    }
    Ok(())
}

fn page(texts: &Texts, command: &Command) -> io::Result<String> {
    let is_overview = command.get_name() == "countersign";
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    // In the overview exit codes and the rest have sections of their own; what follows the help would say it twice.
    let command = if is_overview { command.clone().after_long_help("") } else { command.clone() };
    let man = Man::new(command.clone()).title(name.to_uppercase()).manual(texts.get("man-title"));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let mut roff = Roff::new();
    if is_overview {
        for (heading, text) in SECTIONS {
            section(&mut roff, &texts.get(heading), &texts.get(text));
        }
    } else {
        let key = format!("verb-{}", name.trim_start_matches("countersign-"));
        for (heading, attribute) in [("heading-examples", "examples"), ("heading-json", "json")] {
            if let Some(text) = texts.attribute(&key, attribute) {
                section(&mut roff, texts.get(heading).trim_end_matches(':'), &text);
            }
        }
        section(&mut roff, &texts.get("man-exit-heading"), &texts.get("man-exit"));
    }
    roff.to_writer(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn section(roff: &mut Roff, heading: &str, text: &str) {
    roff.control("SH", [heading.to_uppercase().as_str()]);
    roff.control("nf", []);
    for line in text.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
}
