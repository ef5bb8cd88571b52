//! `countersign`, the command line: two people who met prove to each other by a six-digit code who they are.
//!
//! It exists as a thin layer. What a code is worth is decided in the crate `countersign`, what is kept is kept by
//! `countersign-vault`; here it is asked for, and said in words, colours and JSON.
#![forbid(unsafe_code)]

mod args;
mod ask;
mod descriptor;
mod exit;
mod failure;
mod harden;
mod picture;
mod progress;
mod screen;
mod session;
mod shell;
mod texts;
mod verb;

use std::process::ExitCode;

use args::{Globals, Refusal};
use exit::Exit;
use screen::Screen;
use shell::Shell;

fn main() -> ExitCode {
    harden::harden();
    let texts = texts::of_system();
    let typed = std::env::args_os().collect();
    let parsed = args::parse(&texts, typed);
    let globals = parsed.as_ref().map_or_else(|_| Globals::default(), |arguments| arguments.globals.clone());
    let mut shell = Shell { texts, screen: Screen::of_system(), globals };
    let exit = match parsed {
        Ok(arguments) => arguments.verb.run(&mut shell).unwrap_or_else(|failure| shell.report(&failure)),
        Err(Refusal::Asked(text)) => {
            shell.screen.raw(&text);
            Exit::Done
        }
        Err(Refusal::Mistake(failure, json)) => {
            shell.globals.json = json;
            shell.report(&failure)
        }
    };
    shell.finish(exit).into()
}
