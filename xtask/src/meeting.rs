//! Two phones of two languages meet: a program in Swift and one in Kotlin, each with its own vault, pair over text, compare
//! words, exchange first codes, and then check each other in both roles. What one says, the other hears; no third one is
//! between them, so whatever they agree on they found by themselves.

use std::time::Duration;

use crate::{bindings::Profile, debian, error::TaskError, kotlin, machine::Package, project::Project, swift};

/// What builds and runs both.
pub(crate) const TOOLS: &[Package] = &[kotlin::MAVEN, kotlin::JAVA, debian::MAKER];

/// The program's class in Kotlin, and its name in Swift.
const KOTLIN: &str = "org.countersign.model.MeetingKt";
const SWIFT: &str = "Meeting";

/// How long a meeting may take: far longer than it takes.
const LIMIT: Duration = Duration::from_mins(10);

/// Lets them meet twice, so that each language begins once.
pub(crate) fn test(project: &Project) -> Result<(), TaskError> {
    let (kotlin, swift) =
        (kotlin::program(project, KOTLIN, Profile::Dev)?, swift::program(project, SWIFT, Profile::Dev)?);
    swift().arg("first").talk(kotlin().arg("second"), LIMIT)?;
    kotlin().arg("first").talk(swift().arg("second"), LIMIT)
}
