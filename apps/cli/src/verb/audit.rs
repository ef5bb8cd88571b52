//! `audit`: holds an exported journal against its signature, on any machine and without any secret. It exists for the
//! person who has to believe an export that someone else made.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::PathBuf;

use countersign::journal::{Audit, AuditError, Auditor};
use data_encoding::HEXLOWER;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::screen::Sign;
use crate::shell::Shell;
use crate::texts::say;
use countersign_texts::Moment;

/// Longest line read, with its end: one byte more than an auditor takes, so that it can see that the line is too long.
const LONGEST: u64 = 8193;

/// What `audit` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct AuditArgs {
    /// The export; `-` reads standard input.
    file: PathBuf,
    /// The device key that the export must carry.
    #[arg(long, value_name = "HEX")]
    device_key: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    genuine: bool,
    device_key: String,
    exported_at: u64,
    from: u64,
    records: u64,
    checks: u64,
    verified: u64,
    head: String,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &AuditArgs) -> Outcome {
    let audit = if args.file.as_os_str() == "-" {
        read(shell, &mut std::io::stdin().lock())?
    } else {
        let file = File::open(&args.file).map_err(|error| unreadable(shell, &args.file.to_string_lossy(), &error))?;
        read(shell, &mut BufReader::new(file))?
    };
    let key = HEXLOWER.encode(&audit.device_key);
    if let Some(wanted) = &args.device_key {
        let wanted: String = wanted.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_lowercase();
        if wanted != key {
            return Err(failure!(&shell.texts, "audit-other-device", Exit::NotVerified, key = key));
        }
    }
    let answer = Answer {
        genuine: true,
        device_key: key.clone(),
        exported_at: audit.exported_at.0,
        from: audit.from,
        records: audit.records,
        checks: audit.checks,
        verified: audit.verified,
        head: HEXLOWER.encode(&audit.head),
    };
    let compared = args.device_key.is_some();
    shell.answer(&answer, |shell| words(shell, &audit, &key, compared));
    Ok(Exit::Done)
}

fn words(shell: &mut Shell, audit: &Audit, key: &str, compared: bool) {
    let title = shell.texts.get("audit-genuine");
    shell.screen.banner(Sign::Tick, &title);
    let next = shell.texts.get(if compared { "audit-key-matches" } else { "audit-compare-key" });
    shell.screen.say(&next);
    shell.screen.indented(&key_in_groups(key));
    let at = Moment::of(audit.exported_at);
    let text = say!(
        &shell.texts,
        "audit-summary",
        records = audit.records,
        from = audit.from,
        checks = audit.checks,
        verified = audit.verified,
        date = at.date(&shell.texts),
        time = at.clock()
    );
    shell.screen.say(&text);
}

/// Groups a key's hex digits by four, which can be compared over a telephone.
pub(crate) fn key_in_groups(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.chunks(8).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
}

fn read(shell: &Shell, from: &mut dyn BufRead) -> Outcome<Audit> {
    let mut auditor = Auditor::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = from.take(LONGEST).read_until(b'\n', &mut line);
        match read {
            Ok(0) => return auditor.finish().map_err(|error| not_genuine(shell, error)),
            Ok(_) => {}
            Err(error) => return Err(unreadable(shell, "-", &error)),
        }
        // Bytes that are no text cannot be what was signed; the replacement makes the chain differ or the line malformed.
        let text = String::from_utf8_lossy(&line);
        auditor.line(&text).map_err(|error| not_genuine(shell, error))?;
    }
}

fn unreadable(shell: &Shell, file: &str, error: &std::io::Error) -> Failure {
    failure!(&shell.texts, "file-unreadable", Exit::Usage, file = file.to_owned(), reason = error.to_string())
}

fn not_genuine(shell: &Shell, error: AuditError) -> Failure {
    let texts = &shell.texts;
    match error {
        AuditError::NotAnExport => failure!(texts, "audit-not-an-export", Exit::Usage),
        AuditError::BadLine { line } => {
            failure!(texts, "audit-bad-line", Exit::NotVerified, line = line).field("line", line)
        }
        AuditError::Gap { line } => failure!(texts, "audit-gap", Exit::NotVerified, line = line).field("line", line),
        AuditError::Truncated => failure!(texts, "audit-truncated", Exit::NotVerified),
        AuditError::HeadMismatch => failure!(texts, "audit-changed", Exit::NotVerified),
        AuditError::BadSignature => failure!(texts, "audit-bad-signature", Exit::NotVerified),
    }
}
