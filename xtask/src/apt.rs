//! Where this machine gets its Debian packages from, so that a root is made from the same place.
//!
//! No host is named in this project: the machine's owner has chosen a mirror, and may reach no other.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{command::Program, error::TaskError, project};

/// A source of packages: its address and the suites taken from it.
#[derive(Debug, PartialEq, Eq)]
struct Source {
    uri: String,
    suites: Vec<String>,
}

/// One `deb` line per mirror of this machine, the security updates' too, for another release.
pub(crate) fn lines_for(release: &str) -> Result<Vec<String>, TaskError> {
    let mut sources = Vec::new();
    for path in source_files()? {
        let text = project::text(&path)?;
        if path.extension().is_some_and(|extension| extension == "sources") {
            sources.extend(stanzas(&text));
        } else {
            sources.extend(one_liners(&text));
        }
    }
    let release_file = project::text(Path::new("/etc/os-release"))?;
    let own = release_file
        .lines()
        .find_map(|line| line.strip_prefix("VERSION_CODENAME="))
        .ok_or_else(|| TaskError::Missing("needs a Debian release with a code name".to_owned()))?;
    translate(&sources, own, release)
}

/// Finds the machine's mirrors of Debian among its sources and names another release at them.
fn translate(sources: &[Source], own: &str, release: &str) -> Result<Vec<String>, TaskError> {
    let at = |suite: &str| {
        sources.iter().find(|source| source.suites.iter().any(|known| known == suite)).map(|source| source.uri.clone())
    };
    let main =
        at(own).ok_or_else(|| TaskError::Missing(format!("needs a mirror for {own} in this machine's apt sources")))?;
    let mut lines = vec![format!("deb {main} {release} main")];
    if let Some(security) = at(&format!("{own}-security")) {
        lines.push(format!("deb {security} {release}-security main"));
    }
    Ok(lines)
}

/// This machine's proxy settings for apt, as lines of an apt configuration.
pub(crate) fn network_options() -> Result<String, TaskError> {
    Program::new("apt-config")
        .args(["dump", "--no-empty", "--format", "%f \"%v\";%n"])
        .args(["Acquire::http::Proxy", "Acquire::https::Proxy"])
        .read()
}

/// Every file in which apt looks for sources.
fn source_files() -> Result<Vec<PathBuf>, TaskError> {
    let mut files = vec![PathBuf::from("/etc/apt/sources.list")];
    let folder = Path::new("/etc/apt/sources.list.d");
    if folder.is_dir() {
        for entry in fs::read_dir(folder).map_err(TaskError::file(folder))? {
            files.push(entry.map_err(TaskError::file(folder))?.path());
        }
    }
    files.retain(|file| {
        file.is_file() && file.extension().is_some_and(|extension| extension == "list" || extension == "sources")
    });
    files.sort();
    Ok(files)
}

/// Reads the newer form: fields in paragraphs (deb822).
fn stanzas(text: &str) -> Vec<Source> {
    let without_comments: String =
        text.lines().filter(|line| !line.starts_with('#')).flat_map(|line| [line, "\n"]).collect();
    without_comments
        .split("\n\n")
        .filter_map(|stanza| {
            let field = |name: &str| {
                stanza.lines().find_map(|line| {
                    let (key, value) = line.split_once(':')?;
                    key.eq_ignore_ascii_case(name).then(|| value.split_whitespace())
                })
            };
            Some(Source {
                uri: field("URIs")?.next()?.to_owned(),
                suites: field("Suites")?.map(str::to_owned).collect(),
            })
        })
        .collect()
}

/// Reads the older form: `deb [options] URI SUITE COMPONENT…`, one a line.
fn one_liners(text: &str) -> Vec<Source> {
    text.lines()
        .filter_map(|line| {
            let rest = line.trim().strip_prefix("deb ")?.trim_start();
            let rest = match rest.strip_prefix('[') {
                Some(options) => options.split_once(']')?.1,
                None => rest,
            };
            let mut words = rest.split_whitespace();
            Some(Source { uri: words.next()?.to_owned(), suites: vec![words.next()?.to_owned()] })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Source, one_liners, stanzas, translate};

    fn source(uri: &str, suites: &[&str]) -> Source {
        Source { uri: uri.to_owned(), suites: suites.iter().map(|&suite| suite.to_owned()).collect() }
    }

    #[test]
    fn paragraphs_are_read_with_comments_in_them() {
        let text = "Types: deb\n# where it came from\nURIs: http://mirror.example/debian\n\
                    Suites: bookworm bookworm-updates\nComponents: main\n\n\
                    Types: deb\nURIs: http://mirror.example/security\nSuites: bookworm-security\n";
        assert_eq!(
            stanzas(text),
            [
                source("http://mirror.example/debian", &["bookworm", "bookworm-updates"]),
                source("http://mirror.example/security", &["bookworm-security"]),
            ]
        );
    }

    #[test]
    fn lines_are_read_with_and_without_options() {
        let text = "# deb http://off.example/debian bookworm main\n\
                    deb http://mirror.example/debian bookworm main contrib\n\
                    deb [arch=amd64 signed-by=/k.gpg] http://other.example/ stable main\n\
                    deb-src http://mirror.example/debian bookworm main\n";
        assert_eq!(
            one_liners(text),
            [source("http://mirror.example/debian", &["bookworm"]), source("http://other.example/", &["stable"]),]
        );
    }

    #[test]
    fn another_release_is_named_at_the_same_mirrors() {
        let sources = [
            source("http://else.example/", &["nodistro"]),
            source("http://mirror.example/debian", &["bookworm", "bookworm-updates"]),
            source("http://mirror.example/security", &["bookworm-security"]),
        ];
        assert_eq!(
            translate(&sources, "bookworm", "trixie").unwrap(),
            ["deb http://mirror.example/debian trixie main", "deb http://mirror.example/security trixie-security main",]
        );
        assert!(translate(&sources, "sid", "trixie").is_err());
    }
}
