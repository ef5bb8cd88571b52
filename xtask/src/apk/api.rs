//! What our classes ask of Android: nothing hidden, and nothing newer than the oldest system we run on, unless a version is
//! looked at first.
//!
//! The framework that the app is compiled against has everything, public or not, old or new. What is public, and since which
//! level, R8 knows: it brings a table of it.

mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use cafebabe::{ParseOptions, constant_pool::ConstantPoolItem};

use self::table::Table;
use crate::{
    error::TaskError,
    package::android::{self, LEAST, Made},
    project::{self, Project},
};

/// What the system brings rather than the app.
const PLATFORM: &[&str] =
    &["android/", "dalvik/", "java/", "javax/", "org/json/", "org/w3c/dom/", "org/xml/sax/", "org/xmlpull/"];

/// What compilers write and R8 writes anew for phones that have it not.
const REWRITTEN: &[&str] = &[
    "java/lang/invoke/LambdaMetafactory",
    "java/lang/invoke/MethodHandles$Lookup",
    "java/lang/invoke/StringConcatFactory",
];

/// Something that a class asks for: another class, or a field or method of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference {
    class: String,
    /// Name and type.
    member: Option<(String, String)>,
}

impl Reference {
    /// As the list of guarded calls has it.
    fn line(&self) -> String {
        match &self.member {
            None => self.class.clone(),
            Some((name, kind)) if kind.starts_with('(') => format!("{}.{name}{kind}", self.class),
            Some((name, _)) => format!("{}.{name}", self.class),
        }
    }
}

/// What all our classes ask for, what they have themselves, and from whom each of them inherits.
#[derive(Default)]
struct Uses {
    parents: BTreeMap<String, Vec<String>>,
    declared: BTreeSet<Reference>,
    references: BTreeMap<Reference, BTreeSet<String>>,
}

/// Holds every class of ours against the table.
pub(super) fn check(project: &Project, made: &Made) -> Result<(), TaskError> {
    let table = Table::read(&android::read_entry(&made.shrinker, "resources/api_database.ser")?).ok_or_else(|| {
        TaskError::Wrong("the shrinker's table of Android's interface is not in the form that is known".to_owned())
    })?;
    let mut uses = Uses::default();
    for jar in &made.own {
        for bytes in class_files(jar)? {
            uses.add(&bytes).map_err(|error| TaskError::Wrong(format!("{}: {error}", jar.display())))?;
        }
    }
    let list = project::text(&project.root.join("apps/android/packaging/guarded.txt"))?;
    let least = LEAST.parse().unwrap_or_default();
    let wrong = judge(&uses, &table, least, &guarded(&list));
    if !wrong.is_empty() {
        println!("{}", wrong.join("\n"));
        return Err(TaskError::Wrong(format!("Android's interface: {} findings, above", wrong.len())));
    }
    println!(
        "{} references of {} classes, held against {} public parts of Android",
        uses.references.len(),
        uses.parents.len(),
        table.len()
    );
    Ok(())
}

/// Every class file of a jar.
pub(super) fn class_files(jar: &Path) -> Result<Vec<Vec<u8>>, TaskError> {
    let is_class = |name: &str| Path::new(name).extension().is_some_and(|found| found == "class");
    let entries = android::read_all(jar, |name| is_class(name) && !name.ends_with("module-info.class"))?;
    Ok(entries.into_iter().map(|entry| entry.bytes).collect())
}

/// Reads the list of calls behind a look at the version: a line is the class that calls, and what it calls.
fn guarded(list: &str) -> BTreeSet<(&str, &str)> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter_map(|line| line.split_once(' ')).map(|(class, call)| (class, call.trim())).collect()
}

impl Uses {
    /// Reads a class file.
    fn add(&mut self, bytes: &[u8]) -> Result<(), cafebabe::ParseError> {
        let mut options = ParseOptions::default();
        let class = cafebabe::parse_class_with_options(bytes, options.parse_bytecode(false))?;
        let own = class.this_class.to_string();
        for item in class.constantpool_iter() {
            let reference = match item {
                ConstantPoolItem::ClassInfo(name) => Some(Reference { class: name.into_owned(), member: None }),
                ConstantPoolItem::FieldRef(member)
                | ConstantPoolItem::MethodRef(member)
                | ConstantPoolItem::InterfaceMethodRef(member) => Some(Reference {
                    class: member.class_name.into_owned(),
                    member: Some((
                        member.name_and_type.name.into_owned(),
                        member.name_and_type.descriptor.into_owned(),
                    )),
                }),
                ConstantPoolItem::LiteralConstant(_)
                | ConstantPoolItem::NameAndType(_)
                | ConstantPoolItem::MethodHandle(_)
                | ConstantPoolItem::MethodType(_)
                | ConstantPoolItem::Dynamic(_)
                | ConstantPoolItem::InvokeDynamic(_)
                | ConstantPoolItem::ModuleInfo(_)
                | ConstantPoolItem::PackageInfo(_) => None,
            };
            if let Some(reference) = reference {
                self.references.entry(reference).or_default().insert(own.clone());
            }
        }
        let methods = class.methods.iter().map(|method| (method.name.to_string(), method.descriptor.to_string()));
        let fields = class.fields.iter().map(|field| (field.name.to_string(), field.descriptor.to_string()));
        self.declared
            .extend(methods.chain(fields).map(|member| Reference { class: own.clone(), member: Some(member) }));
        let parents = class.super_class.iter().chain(&class.interfaces).map(ToString::to_string).collect();
        self.parents.insert(own, parents);
        Ok(())
    }

    /// Since which level this can be asked for; none where it is not public. What is not the system's is there always.
    fn level(&self, table: &Table, reference: &Reference) -> Option<u8> {
        let class = reference.class.as_str();
        if let Some(parents) = self.parents.get(class) {
            if reference.member.is_none() || self.declared.contains(reference) {
                return Some(0);
            }
            let inherited = |parent: &String| Reference { class: parent.clone(), member: reference.member.clone() };
            // A library may have anything; so it is asked only when the system has it not.
            let (systems, others): (Vec<_>, Vec<_>) = parents.iter().partition(|parent| self.is_of_system(parent));
            let least = |parents: Vec<&String>| {
                parents.into_iter().filter_map(|parent| self.level(table, &inherited(parent))).min()
            };
            return least(systems).or_else(|| least(others));
        }
        if class.starts_with('[') || REWRITTEN.contains(&class) || !is_platform(class) {
            return Some(0);
        }
        let member = reference.member.as_ref().map(|(name, kind)| (name.as_str(), kind.as_str()));
        table.level(class, member).or_else(|| {
            // What every class has of the first one is not written down for each.
            table.level("java/lang/Object", member).and(table.level(class, None))
        })
    }

    /// Tells whether a class inherits from the system's alone, over ours or not.
    fn is_of_system(&self, class: &str) -> bool {
        match self.parents.get(class) {
            Some(parents) => parents.iter().all(|parent| self.is_of_system(parent)),
            None => is_platform(class),
        }
    }
}

/// Tells whether the system brings this class.
fn is_platform(class: &str) -> bool {
    PLATFORM.iter().any(|root| class.starts_with(root))
}

/// Says what is hidden, what is too new, and which line of the list serves nothing.
fn judge(uses: &Uses, table: &Table, least: u8, guarded: &BTreeSet<(&str, &str)>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut newer: BTreeMap<(&str, String), u8> = BTreeMap::new();
    for (reference, by) in &uses.references {
        match uses.level(table, reference) {
            None => {
                let by = by.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                wrong.push(format!("{} is not public; asked for by {by}", reference.line()));
            }
            Some(level) if level > least => {
                newer.extend(by.iter().map(|class| ((class.as_str(), reference.line()), level)));
            }
            Some(_) => {}
        }
    }
    for ((class, line), level) in &newer {
        if !guarded.contains(&(*class, line.as_str())) {
            wrong.push(format!("{line} is there from level {level} on; asked for by {class}"));
        }
    }
    for (class, line) in guarded {
        if !newer.contains_key(&(*class, (*line).to_owned())) {
            wrong.push(format!("{class} needs no place on the list of guarded calls for {line}"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests;
