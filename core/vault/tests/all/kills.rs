//! Processes that are killed while they write: nothing that was acknowledged is lost, and the vault is whole.

use core::ops::ControlFlow;
use std::time::Duration;

use crate::common::Place;
use crate::common::worker::{Worker, make, open};
use countersign::code::Context;
use countersign::contact::ContactId;
use countersign::journal::Event;
use countersign::ports::{Entropy, Store, Transaction};
use countersign_vault::{SystemEntropy, Vault, VaultError};

fn random_below(bound: u64) -> u64 {
    let mut bytes = [0; 8];
    SystemEntropy.fill(&mut bytes).unwrap();
    u64::from_be_bytes(bytes) % bound
}

/// Gives the numbers that a writer's entries carry, in the order of the journal, and its mark.
fn written(vault: &mut Vault, writer: u64, context: Context) -> (Vec<u64>, u64) {
    vault
        .read(|transaction| {
            let records = transaction.journal(1, usize::MAX)?;
            let numbers = records.into_iter().filter_map(|record| {
                let Event::Exported(number) = record.entry.event else { return None };
                (number / 1_000_000 == writer).then_some(number % 1_000_000)
            });
            let mark = transaction.mark(ContactId(1), context)?.map_or(0, |step| step.0);
            Ok::<_, VaultError>((numbers.collect(), mark))
        })
        .unwrap()
}

fn whole(vault: &mut Vault) {
    vault.check_file().unwrap();
    vault.check_journal(None, |_, _| ControlFlow::Continue(())).unwrap();
}

/// Wine takes long to start a process; the rule it would show is the same.
const KILLS: u64 = if cfg!(windows) { 30 } else { 300 };
const CHANGES: u64 = if cfg!(windows) { 200 } else { 1000 };

#[test]
fn kills_lose_nothing_that_was_acknowledged() {
    let place = Place::new();
    make(&place.dir());
    let dir = place.dir();
    let dir = dir.to_str().unwrap();
    let (mut kept, mut acknowledged_in_all, mut one_more) = (0, 0, 0);
    for kill in 0..KILLS {
        let mut worker = Worker::start(&["write", dir, "caller", &(kept + 1).to_string(), "999999"]);
        // Every third is killed while it opens the vault; the others at a random moment after their first change.
        let first = if kill % 3 == 0 { None } else { worker.line() };
        std::thread::sleep(Duration::from_micros(random_below(15_000)));
        let acknowledged = worker.kill().or(first.and_then(|line| line.parse().ok())).unwrap_or(kept);
        let mut vault = open(&place.dir());
        let (numbers, mark) = written(&mut vault, 1, Context::Caller);
        let newest = numbers.last().copied().unwrap_or(0);
        assert_eq!(numbers, (1..=newest).collect::<Vec<_>>(), "every change once, in order");
        assert_eq!(mark, newest, "row and journal are of one piece");
        assert!(newest >= acknowledged, "change {acknowledged} was acknowledged, {newest} is the newest kept");
        assert!(newest <= acknowledged + 1, "at most the change under way is kept without an acknowledgement");
        one_more += newest - acknowledged;
        acknowledged_in_all += acknowledged - kept;
        kept = newest;
        if kill % 50 == 49 {
            whole(&mut vault);
        }
    }
    assert!(acknowledged_in_all > KILLS, "the kills came while changes were made ({acknowledged_in_all})");
    println!(
        "{KILLS} kills, {acknowledged_in_all} changes acknowledged, 0 lost, {one_more} kept beyond the acknowledged"
    );
}

#[test]
fn two_writers_with_kills_keep_every_change() {
    let place = Place::new();
    make(&place.dir());
    let dir = place.dir();
    let dir = dir.to_str().unwrap();
    let drive = |context: Context, word: &'static str, writer: u64| {
        let (mut kept, mut kills) = (0, 0_u64);
        while kept < CHANGES {
            let mut worker = Worker::start(&["write", dir, word, &(kept + 1).to_string(), &CHANGES.to_string()]);
            // Some runs are cut off somewhere in their next hundred changes, some run on for long.
            let (mut acknowledged, stop) = (kept, kept + 1 + random_below(200));
            while let Some(line) = worker.line() {
                acknowledged = line.parse().unwrap();
                if acknowledged == stop && acknowledged < CHANGES {
                    break;
                }
            }
            let last = worker.kill().unwrap_or(acknowledged);
            let mut vault = open(&place.dir());
            let (numbers, mark) = written(&mut vault, writer, context);
            kept = numbers.last().copied().unwrap_or(0);
            assert!(kept >= last && kept <= last + 1, "{word}: {last} acknowledged, {kept} kept");
            assert_eq!(mark, kept, "{word}: the mark is that of the newest change");
            kills += 1;
        }
        kills
    };
    let kills = std::thread::scope(|scope| {
        let one = scope.spawn(|| drive(Context::Caller, "caller", 1));
        let two = scope.spawn(|| drive(Context::Callee, "callee", 2));
        one.join().unwrap() + two.join().unwrap()
    });
    assert!(kills > 2, "both writers were cut off on the way");
    let mut vault = open(&place.dir());
    for (writer, context) in [(1, Context::Caller), (2, Context::Callee)] {
        let (numbers, mark) = written(&mut vault, writer, context);
        assert_eq!(numbers, (1..=CHANGES).collect::<Vec<_>>(), "each change once, in order");
        assert_eq!(mark, CHANGES);
    }
    whole(&mut vault);
    println!("two writers, {CHANGES} changes each, {kills} ends, chain and marks whole");
}
