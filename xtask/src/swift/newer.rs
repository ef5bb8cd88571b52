//! Names that iOS 17 does not have. The compiler here knows no Apple availability: what is newer would be found only on a
//! Mac, so the names that are likely to slip in are looked for.

use std::{fs, path::Path};

use crate::{
    error::TaskError,
    project::{self, Project},
};

/// Where Swift for Apple's systems stands.
const SOURCES: &[&str] = &["bindings/swift/Sources", "apps/ios"];

/// Names, and the version of iOS that brought them.
const NEWER: &[(&str, u8)] = &[
    ("import Synchronization", 18),
    ("Mutex", 18),
    ("Atomic", 18),
    ("Int128", 18),
    ("UInt128", 18),
    ("RangeSet", 18),
    ("DiscontiguousSlice", 18),
    ("indices(where:", 18),
    ("String(validating:", 18),
    ("AsyncSequence<", 18),
    ("TaskExecutor", 18),
    ("withTaskExecutorPreference", 18),
    ("#Expression", 18),
    ("MeshGradient", 18),
    ("ScrollPosition", 18),
    ("onScrollGeometryChange", 18),
    ("onScrollPhaseChange", 18),
    ("onScrollVisibilityChange", 18),
    ("matchedTransitionSource", 18),
    ("navigationTransition", 18),
    ("presentationSizing", 18),
    ("sidebarAdaptable", 18),
    ("TabSection", 18),
    ("TabRole", 18),
    ("textSelection:", 18),
    ("writingToolsBehavior", 18),
    ("toolbarVisibility", 18),
    ("ControlWidget", 18),
    ("UIUpdateLink", 18),
    ("pointerVisibility", 18),
    ("symbolColorRenderingMode", 26),
    ("InlineArray", 26),
    ("RawSpan", 26),
    ("Observations", 26),
    ("glassEffect", 26),
    ("GlassEffectContainer", 26),
    ("Task.immediate", 26),
    ("Task(name:", 26),
];

/// Looks for the names in every source.
pub(crate) fn check(project: &Project) -> Result<(), TaskError> {
    let mut found = Vec::new();
    for folder in SOURCES.iter().map(|folder| project.root.join(folder)).filter(|folder| folder.is_dir()) {
        walk(&folder, &mut found)?;
    }
    if found.is_empty() { Ok(()) } else { Err(TaskError::Wrong(found.join("; "))) }
}

fn walk(folder: &Path, found: &mut Vec<String>) -> Result<(), TaskError> {
    for entry in fs::read_dir(folder).map_err(TaskError::file(folder))? {
        let path = entry.map_err(TaskError::file(folder))?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "swift") {
            for (name, since) in names(&project::text(&path)?) {
                found.push(format!("{}: `{name}` came with iOS {since}", path.display()));
            }
        }
    }
    Ok(())
}

/// Finds the names in a source, comments aside; a longer name is another one.
fn names(source: &str) -> Vec<(&'static str, u8)> {
    let code: Vec<_> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let stands = |line: &str, name: &str| {
        line.match_indices(name).any(|(at, _)| {
            let before = line.get(..at).and_then(|front| front.chars().next_back());
            let after = line.get(at.saturating_add(name.len())..).and_then(|rest| rest.chars().next());
            let in_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
            let open_ended = name.ends_with(|last: char| !last.is_alphanumeric());
            !in_word(before) && (open_ended || !in_word(after))
        })
    };
    NEWER.iter().copied().filter(|(name, _)| code.iter().any(|line| stands(line, name))).collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_found_whole_and_outside_of_comments() {
        assert_eq!(names("let lock = Mutex(0)"), [("Mutex", 18)]);
        assert_eq!(names("import Synchronization"), [("import Synchronization", 18)]);
        assert_eq!(names("func f(_ s: some AsyncSequence<Int, Never>) {}"), [("AsyncSequence<", 18)]);
        assert!(names("// a Mutex would do\nlet lock = MutexLike(), n = AtomicNumber()").is_empty());
    }
}
