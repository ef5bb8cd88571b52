//! What the machine has and what may be installed on it.
//!
//! On Debian as root the runner installs what a step needs, once and announced beforehand. Anywhere
//! else it changes nothing and says what is missing and how to get it.

use std::{env, fs};

use crate::{
    command::{self, Program},
    error::TaskError,
};

/// A piece of the system that a step needs beyond Rust, gcc and git.
#[derive(PartialEq, Eq)]
pub(crate) struct Package {
    /// Its name in Debian.
    pub(crate) debian: &'static str,
    /// What it is needed for.
    pub(crate) purpose: &'static str,
    /// How to see that it is there.
    pub(crate) probe: Probe,
}

/// How to see that a package is there.
#[derive(PartialEq, Eq)]
pub(crate) enum Probe {
    /// A program of this name is on the search path.
    Program(&'static str),
    /// This command ends well.
    Runs(&'static [&'static str]),
}

/// A rival and a peer for codes.
pub(crate) const OATHTOOL: Package = Package {
    debian: "oathtool",
    purpose: "another RFC 6238 implementation, beside which ours is tested and measured",
    probe: Probe::Program("oathtool"),
};

/// A rival and a peer for QR codes.
pub(crate) const ZBAR: Package = Package {
    debian: "zbar-tools",
    purpose: "another reader of QR codes, beside which ours is tested and measured",
    probe: Probe::Program("zbarimg"),
};

impl Package {
    /// Tells whether the machine has it.
    pub(crate) fn present(&self) -> bool {
        match self.probe {
            Probe::Program(name) => command::on_path(name),
            Probe::Runs(words) => {
                words.split_first().is_some_and(|(program, arguments)| Program::new(program).args(arguments).succeeds())
            }
        }
    }
}

/// Tells whether this run answers to a machine rather than a person.
pub(crate) fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}

/// Tells whether the system is Debian, where the runner knows the packages' names.
pub(crate) fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|release| release.lines().any(|line| line == "ID=debian"))
}

/// Tells whether this process may install packages and mount file systems.
pub(crate) fn is_root() -> bool {
    Program::new("id").arg("-u").read().is_ok_and(|id| id.trim() == "0")
}

/// Installs what is missing of `packages` where that is allowed; says so first.
pub(crate) fn install(packages: &[&Package]) -> Result<(), TaskError> {
    let missing: Vec<_> = packages.iter().filter(|package| !package.present()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_debian() || !is_root() {
        println!("Missing here, and not installed because this is not Debian run as root:");
        for package in &missing {
            println!("  {:<14} {}", package.debian, package.purpose);
        }
        println!("On Debian: {}", advice(missing.iter().map(|package| package.debian)));
        println!("Elsewhere the packages have the same or similar names. Steps that need them are skipped.");
        return Ok(());
    }
    println!("Installing Debian packages:");
    for package in &missing {
        println!("  {:<14} {}", package.debian, package.purpose);
    }
    apt(&["update", "-qq"])?;
    let mut words = vec!["install", "-y", "-qq", "--no-install-recommends"];
    words.extend(missing.iter().map(|package| package.debian));
    apt(&words)
}

/// Refuses to go on when one of `packages` is not there.
pub(crate) fn require(packages: &[Package]) -> Result<(), TaskError> {
    let missing: Vec<_> = packages.iter().filter(|package| !package.present()).map(|package| package.debian).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(TaskError::Missing(format!("needs {}; on Debian: {}", missing.join(", "), advice(missing.iter().copied()))))
}

/// The command a person would type.
fn advice<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    format!("sudo apt-get install {}", names.join(" "))
}

/// Runs apt-get so that it asks nothing.
fn apt(words: &[&str]) -> Result<(), TaskError> {
    Program::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words).run()
}
