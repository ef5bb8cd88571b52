//! The licences of everything that is linked into a program: one list, each text once.
//!
//! MIT, BSD and Apache ask that their texts and notices travel with the binary; the list is made from what cargo resolves, so
//! that no crate is forgotten.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use serde_json::Value;

use crate::{
    command::Program,
    error::TaskError,
    project::{self, Project},
};

/// The beginnings of the names of files that hold a licence or a notice.
const NAMES: &[&str] = &["licen", "copying", "copyright", "notice", "unlicense"];

/// One crate of the list.
struct Part {
    title: String,
    licence: String,
    authors: String,
    texts: BTreeSet<String>,
}

/// What stands below the list of the desktop program.
const WINDOW: &str = "\nSlint draws the window. It is used under the Slint Royalty-free Licence 2.0, whose notice is in the\n\
    program's \"About\". The font is Atkinson Hyperlegible Next with figures of one width, under the SIL Open\n\
    Font Licence 1.1, whose text is the last below.\n";

/// What stands below the list of the app for Android. JNA is offered under two licences, of which we take this one.
const APP: &str = "\nThe app itself is written in Kotlin, with its standard library and coroutines (JetBrains s.r.o. and\n\
    contributors), and calls the core by JNA (Timothy Wall, Matthias Bläsing and contributors): all under Apache-2.0.\n\
    The font is Atkinson Hyperlegible Next with figures of one width, under the SIL Open Font Licence 1.1. The texts of\n\
    both licences are the last below.\n";

/// What is handed to people, and a list goes with.
#[derive(Clone, Copy)]
pub(super) enum Product {
    /// The desktop program.
    Window,
    /// The app for Android.
    Android,
    /// The app for iPhones, whose font and libraries beside the core are the system's.
    Iphone,
}

impl Product {
    /// The crate that all others are linked into.
    const fn root(self) -> &'static str {
        match self {
            Self::Window => "countersign-desktop",
            Self::Android | Self::Iphone => "countersign-ffi",
        }
    }

    /// Texts that are not a crate's and do not lie beside the list.
    const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Window => &["apps/desktop/fonts/OFL.txt"],
            Self::Android => &["LICENSE", "apps/desktop/fonts/OFL.txt"],
            Self::Iphone => &[],
        }
    }

    /// What stands below the list of crates.
    const fn below(self) -> &'static str {
        match self {
            Self::Window => WINDOW,
            Self::Android => APP,
            Self::Iphone => "",
        }
    }
}

/// Writes the list for a product on one system, with the texts that are not a crate's.
pub(super) fn list(project: &Project, product: Product, triple: &str, version: &str) -> Result<String, TaskError> {
    let mut list = collect(project, product, triple, version)?;
    for file in product.texts() {
        let _ = write!(list, "\n{}\n\n{}\n", "=".repeat(80), project::text(&project.root.join(file))?.trim());
    }
    Ok(list)
}

/// Writes what is linked, and the texts of its licences.
fn collect(project: &Project, product: Product, triple: &str, version: &str) -> Result<String, TaskError> {
    let answer = Program::cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", triple])
        .folder(&project.root)
        .read()?;
    let metadata: Value = serde_json::from_str(&answer).map_err(|error| wrong(&error.to_string()))?;
    let linked = linked(&metadata, product.root())?;
    let mut parts = Vec::new();
    for package in array(&metadata, "packages")? {
        let is_linked = text(package, "id").is_some_and(|id| linked.contains(id));
        // Our own crates have no source; their licence is the program's.
        if is_linked && package.get("source").is_some_and(|source| !source.is_null()) {
            parts.push(part(package)?);
        }
    }
    if parts.is_empty() {
        return Err(wrong("no crate is linked"));
    }
    parts.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(write_down(&parts, version, product.below()))
}

/// Follows what is linked: neither what only builds nor what only tests.
fn linked<'a>(metadata: &'a Value, root: &str) -> Result<BTreeSet<&'a str>, TaskError> {
    let packages = array(metadata, "packages")?;
    // A crate of macros runs in the compiler; nothing of it is in the program.
    let runs_in_compiler: BTreeSet<&str> = packages
        .iter()
        .filter(|package| package.to_string().contains(r#""kind":["proc-macro"]"#))
        .filter_map(|package| text(package, "id"))
        .collect();
    let start = packages
        .iter()
        .find(|package| text(package, "name") == Some(root))
        .and_then(|package| text(package, "id"))
        .ok_or_else(|| wrong("the program is not in the workspace"))?;
    let graph = metadata.get("resolve").ok_or_else(|| wrong("no graph"))?;
    let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for node in array(graph, "nodes")? {
        let Some(id) = text(node, "id") else { continue };
        let targets = edges.entry(id).or_default();
        for edge in array(node, "deps")? {
            let is_linked = array(edge, "dep_kinds")?.iter().any(|kind| kind.get("kind").is_some_and(Value::is_null));
            if let Some(target) = text(edge, "pkg").filter(|target| is_linked && !runs_in_compiler.contains(target)) {
                targets.push(target);
            }
        }
    }
    let (mut found, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(edges.get(id).into_iter().flatten());
        }
    }
    Ok(found)
}

/// Reads what a crate says about itself and the texts that lie in it.
fn part(package: &Value) -> Result<Part, TaskError> {
    let said = |key: &str| text(package, key).unwrap_or_default();
    let manifest = Path::new(said("manifest_path"));
    let folder = manifest.parent().ok_or_else(|| wrong("a crate without a folder"))?;
    let mut texts = BTreeSet::new();
    for folder in [folder.to_owned(), folder.join("LICENSES")] {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(TaskError::file(&folder))? {
            let path = entry.map_err(TaskError::file(&folder))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            let holds_licence = folder.ends_with("LICENSES") || NAMES.iter().any(|start| name.starts_with(start));
            if path.is_file() && holds_licence {
                let bytes = fs::read(&path).map_err(TaskError::file(&path))?;
                texts.insert(String::from_utf8_lossy(&bytes).replace('\r', "").trim().to_owned());
            }
        }
    }
    let authors = array(package, "authors")?.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    Ok(Part {
        title: format!("{} {}", said("name"), said("version")),
        licence: if said("license").is_empty() { "see its text".to_owned() } else { said("license").to_owned() },
        authors,
        texts,
    })
}

/// The list: first the crates, then the texts, each with a number.
fn write_down(parts: &[Part], version: &str, below: &str) -> String {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut texts = String::new();
    let mut list = format!(
        "Countersign {version} is Apache-2.0. Into the program are linked, each under the licence beside it, where\n\
         several are offered under the first that is Apache-2.0 or MIT:\n\n"
    );
    for part in parts {
        let mut marks = Vec::new();
        for body in &part.texts {
            let next = numbers.len().saturating_add(1);
            let number = *numbers.entry(body).or_insert(next);
            if number == next {
                let _ = write!(texts, "\n{}\n[{number}]\n\n{body}\n", "=".repeat(80));
            }
            marks.push(format!("[{number}]"));
        }
        let by = if part.authors.is_empty() { String::new() } else { format!(", by {}", part.authors) };
        let _ = writeln!(list, "{}: {}{by} {}", part.title, part.licence, marks.join(""));
    }
    list.push_str(below);
    list + &texts
}

fn array<'a>(value: &'a Value, key: &str) -> Result<&'a Vec<Value>, TaskError> {
    value.get(key).and_then(Value::as_array).ok_or_else(|| wrong(&format!("no {key}")))
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn wrong(what: &str) -> TaskError {
    TaskError::Wrong(format!("cargo metadata: {what}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::linked;

    #[test]
    fn what_builds_or_tests_is_not_linked() {
        let edge = |to: &str, kind: serde_json::Value| json!({"pkg": to, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [
                {"id": "app", "name": "app", "targets": []},
                {"id": "used", "name": "used", "targets": []},
                {"id": "deep", "name": "deep", "targets": []},
                {"id": "macros", "name": "macros", "targets": [{"kind": ["proc-macro"]}]},
                {"id": "builds", "name": "builds", "targets": []},
                {"id": "tests", "name": "tests", "targets": []},
            ],
            "resolve": {"nodes": [
                {"id": "app", "deps": [
                    edge("used", json!(null)), edge("macros", json!(null)), edge("builds", json!("build")), edge("tests", json!("dev")),
                ]},
                {"id": "used", "deps": [edge("deep", json!(null))]},
                {"id": "deep", "deps": []},
                {"id": "macros", "deps": [edge("tests", json!(null))]},
                {"id": "builds", "deps": []},
                {"id": "tests", "deps": []},
            ]},
        });
        let found: Vec<_> = linked(&metadata, "app").unwrap().into_iter().collect();
        assert_eq!(found, ["app", "deep", "used"]);
    }
}
