//! The code on the phone, as Android's own tool reads it: what R8 had to keep is there, and nothing of the tests is.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::{
    command::Program,
    error::TaskError,
    kotlin,
    package::android::{self, Made},
    project::Project,
};

/// Where every class of the app comes from.
const ROOTS: &[&str] = &["_COROUTINE/", "com/sun/jna/", "kotlin/", "kotlinx/coroutines/", "org/countersign/"];

/// A few that JNA's own library asks for by name.
const BY_NAME: &[&str] = &[
    "com/sun/jna/Native",
    "com/sun/jna/Pointer",
    "com/sun/jna/Structure",
    "com/sun/jna/Callback",
    "com/sun/jna/CallbackReference",
];

/// The names of methods, by class.
type Classes = BTreeMap<String, BTreeSet<String>>;

/// Compares what is in the APK with what was handed to R8.
pub(super) fn check(project: &Project, made: &Made) -> Result<(), TaskError> {
    let code = project.scratch("apk")?.join("classes.dex");
    fs::write(&code, android::read_entry(&made.apk, "classes.dex")?).map_err(TaskError::file(&code))?;
    let found = read(&Program::new("dexdump").arg(&code).read()?);
    let jar = made
        .own
        .iter()
        .find(|jar| jar.file_name().is_some_and(|name| name.to_string_lossy().starts_with("countersign-core")))
        .ok_or_else(|| TaskError::Wrong("the core's jar was not handed to the shrinker".to_owned()))?;
    let mut wrong = missing(&found, &generated(jar)?);
    wrong.extend(BY_NAME.iter().filter(|class| !found.contains_key(**class)).map(|class| format!("{class} is gone")));
    wrong.extend(strangers(&found, &tests(&made.tests)?));
    if let Some(first) = wrong.first() {
        return Err(TaskError::Wrong(format!("the code: {first}, and {} more", wrong.len().saturating_sub(1))));
    }
    println!("{} classes; JNA and the generated core are whole, and nothing of the tests is there", found.len());
    Ok(())
}

/// Reads what the tool prints: a class by its descriptor, then its methods with the class in front.
fn read(dump: &str) -> Classes {
    let mut classes = Classes::new();
    let mut class = String::new();
    let mut in_methods = false;
    for line in dump.lines().map(str::trim) {
        if let Some(descriptor) = line.strip_prefix("Class descriptor").and_then(quoted) {
            descriptor.trim_start_matches('L').trim_end_matches(';').clone_into(&mut class);
            classes.entry(class.clone()).or_default();
        } else if line.starts_with("Direct methods") || line.starts_with("Virtual methods") {
            in_methods = true;
        } else if line.starts_with("Static fields") || line.starts_with("Instance fields") {
            in_methods = false;
        } else if let Some(name) = line.strip_prefix("name ").filter(|_| in_methods).and_then(quoted) {
            classes.entry(class.clone()).or_default().insert(name.to_owned());
        }
    }
    classes
}

/// What stands between the first two apostrophes.
fn quoted(text: &str) -> Option<&str> {
    text.split('\'').nth(1)
}

/// The classes of the generated core. JNA finds functions and fields of structures by their names.
fn generated(jar: &Path) -> Result<Classes, TaskError> {
    let mut classes = Classes::new();
    for bytes in super::api::class_files(jar)? {
        let class =
            cafebabe::parse_class(&bytes).map_err(|error| TaskError::Wrong(format!("{}: {error}", jar.display())))?;
        let methods = class.methods.iter().map(|method| method.name.to_string()).collect();
        classes.insert(class.this_class.to_string(), methods);
    }
    Ok(classes)
}

/// What should be there and is not.
fn missing(found: &Classes, expected: &Classes) -> Vec<String> {
    let mut wrong = Vec::new();
    if expected.is_empty() {
        wrong.push("there is no generated core".to_owned());
    }
    for (class, methods) in expected {
        match found.get(class) {
            None => wrong.push(format!("{class} is gone")),
            // What a class does when it is loaded may be folded into its fields.
            Some(there) => wrong.extend(
                methods
                    .iter()
                    .filter(|name| *name != "<clinit>" && !there.contains(*name))
                    .map(|name| format!("{class}.{name} is gone")),
            ),
        }
    }
    wrong
}

/// The classes of the tests, as far as they were compiled.
fn tests(folders: &[PathBuf]) -> Result<BTreeSet<String>, TaskError> {
    let mut classes = BTreeSet::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for file in kotlin::files(folder, "class")? {
            let inside = file.strip_prefix(folder).unwrap_or(&file).with_extension("");
            classes.insert(inside.display().to_string().replace('\\', "/"));
        }
    }
    Ok(classes)
}

/// What is there and should not be.
fn strangers(found: &Classes, tests: &BTreeSet<String>) -> Vec<String> {
    let foreign = |class: &&String| tests.contains(*class) || !ROOTS.iter().any(|root| class.starts_with(root));
    found.keys().filter(foreign).map(|class| format!("{class} has no place in the app")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Classes, missing, read, strangers};

    const DUMP: &str = "Class #0            -\n  Class descriptor  : 'Lorg/countersign/core/Lib;'\n  Static fields     -\n    \
        #0              : (in Lorg/countersign/core/Lib;)\n      name          : 'field'\n  Direct methods    -\n    \
        #0              : (in Lorg/countersign/core/Lib;)\n      name          : '<init>'\n  Virtual methods   -\n    \
        #0              : (in Lorg/countersign/core/Lib;)\n      name          : 'call'\nClass #1            -\n  \
        Class descriptor  : 'Lkotlin/Unit;'\n  Instance fields   -\n      name          : 'other'\n";

    fn classes(names: &[(&str, &[&str])]) -> Classes {
        names
            .iter()
            .map(|(class, methods)| ((*class).to_owned(), methods.iter().map(|name| (*name).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn methods_are_told_from_fields() {
        assert_eq!(read(DUMP), classes(&[("kotlin/Unit", &[]), ("org/countersign/core/Lib", &["<init>", "call"])]));
    }

    #[test]
    fn a_class_or_a_method_that_was_shrunk_away_is_noticed() {
        let found = read(DUMP);
        assert_eq!(missing(&found, &classes(&[("org/countersign/core/Lib", &["call"])])), Vec::<String>::new());
        assert_eq!(missing(&found, &classes(&[("org/countersign/core/Lib", &["gone"])])).len(), 1);
        assert_eq!(missing(&found, &classes(&[("org/countersign/core/Gone", &[])])).len(), 1);
        assert_eq!(missing(&found, &Classes::new()).len(), 1);
    }

    #[test]
    fn a_class_of_the_tests_is_noticed_wherever_it_comes_from() {
        let none = BTreeSet::new();
        assert!(strangers(&read(DUMP), &none).is_empty());
        assert_eq!(strangers(&read(DUMP), &BTreeSet::from(["kotlin/Unit".to_owned()])).len(), 1);
        assert_eq!(strangers(&classes(&[("org/junit/Test", &[])]), &none).len(), 1);
    }
}
