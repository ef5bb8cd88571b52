//! Codes from picture files: those that are named, or those that appear in a folder. It exists apart from the pairing
//! because files come late, half written and damaged, and all of that is normal here.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use countersign::pairing::ReadBy;

use super::inlet::{Sender, Signal};
use crate::picture::{self, Unread};

/// Time between two looks.
const PACE: Duration = Duration::from_millis(250);
/// Looks after which a file that still gives nothing is spoken of: it may be on its way until then.
const LOOKS: u32 = 4;

/// What is looked at.
#[derive(Clone, Debug)]
pub(super) enum Pictures {
    /// These files, whenever they appear or change.
    Files(Vec<PathBuf>),
    /// Pictures that appear or change in this folder, and those not older than `lifetime`, since a message in an older one has
    /// expired.
    Folder { folder: PathBuf, lifetime: Duration },
}

/// What tells two states of a file apart.
type Stamp = (Option<SystemTime>, u64);

/// A file that was looked at.
struct Known {
    stamp: Stamp,
    /// Looks at this state of the file without a code in it; `None` when it is done with.
    looks: Option<u32>,
}

struct Watch {
    pictures: Pictures,
    /// What this device writes itself.
    own: Vec<PathBuf>,
    known: HashMap<PathBuf, Known>,
}

/// Looks at pictures on a thread of its own until nobody listens.
///
/// # Errors
/// What the system says when it gives no thread.
pub(super) fn watch(pictures: Pictures, own: Vec<PathBuf>, sender: Sender) -> std::io::Result<()> {
    let mut watch = Watch { pictures, own, known: HashMap::new() };
    watch.pass_over_old(SystemTime::now());
    Builder::new().name("pictures".to_owned()).spawn(move || {
        let mut listening = watch.look(&mut |signal| sender.send(signal)) && sender.send(Signal::Looked);
        while listening {
            std::thread::sleep(PACE);
            listening = watch.look(&mut |signal| sender.send(signal));
        }
    })?;
    Ok(())
}

impl Watch {
    /// Marks what lay in the folder before and is too old as done with.
    fn pass_over_old(&mut self, now: SystemTime) {
        let Pictures::Folder { lifetime, .. } = &self.pictures else { return };
        let lifetime = *lifetime;
        for (path, stamp) in self.candidates() {
            let age = stamp.0.and_then(|at| now.duration_since(at).ok()).unwrap_or_default();
            if age > lifetime {
                self.known.insert(path, Known { stamp, looks: None });
            }
        }
    }

    /// Gives the files that are there, the newest first.
    fn candidates(&self) -> Vec<(PathBuf, Stamp)> {
        let paths: Vec<PathBuf> = match &self.pictures {
            Pictures::Files(files) => files.clone(),
            Pictures::Folder { folder, .. } => std::fs::read_dir(folder)
                .map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path()).collect())
                .unwrap_or_default(),
        };
        let in_folder = matches!(self.pictures, Pictures::Folder { .. });
        let mut found: Vec<(PathBuf, Stamp)> = paths
            .into_iter()
            .filter(|path| !in_folder || (picture::is_picture(path) && !self.is_own(path)))
            .filter_map(|path| stamp(&path).map(|stamp| (path, stamp)))
            .collect();
        found.sort_by_key(|found| std::cmp::Reverse(found.1));
        found
    }

    fn is_own(&self, path: &Path) -> bool {
        self.own.iter().any(|own| picture::is_same(own, path))
    }

    /// Looks once at everything that is new; `false` when nobody listens.
    fn look(&mut self, send: &mut dyn FnMut(Signal) -> bool) -> bool {
        let by = match self.pictures {
            Pictures::Files(_) => ReadBy::Image,
            Pictures::Folder { .. } => ReadBy::Folder,
        };
        for (path, stamp) in self.candidates() {
            let looks = match self.known.get(&path) {
                Some(known) if known.stamp == stamp => known.looks,
                Some(_) | None => Some(0),
            };
            let Some(looks) = looks else { continue };
            let (signals, done) = signals_of(&path, by, looks.saturating_add(1) >= LOOKS);
            let looks = if done { None } else { Some(looks.saturating_add(1)) };
            self.known.insert(path, Known { stamp, looks });
            for signal in signals {
                if !send(signal) {
                    return false;
                }
            }
        }
        // A file that went and comes again is new.
        self.known.retain(|path, _| path.exists());
        true
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    metadata.is_file().then(|| (metadata.modified().ok(), metadata.len()))
}

/// Reads one file: what there is to say of it, and whether it is done with.
fn signals_of(path: &Path, by: ReadBy, last: bool) -> (Vec<Signal>, bool) {
    match picture::read_file(path) {
        Ok(texts) if !texts.is_empty() => (texts.into_iter().map(|text| Signal::Read(text, by)).collect(), true),
        // It took its time already.
        Err(Unread::TooLong) => (vec![Signal::Unread(path.to_owned(), Unread::TooLong)], true),
        Ok(_) if last => (vec![Signal::NoCode(path.to_owned())], true),
        Err(error) if last => (vec![Signal::Unread(path.to_owned(), error)], true),
        Ok(_) | Err(Unread::File(_) | Unread::Picture(_)) => (Vec::new(), false),
    }
}

#[cfg(test)]
mod tests {
    use countersign_qr::Symbol;

    use super::*;
    use crate::picture::{Format, write_file};

    fn draw(path: &Path, text: &str) {
        write_file(path, &Format::Png.draw(&Symbol::encode(text).unwrap()).unwrap()).unwrap();
    }

    fn looks(watch: &mut Watch, times: u32) -> Vec<String> {
        let mut told = Vec::new();
        for _ in 0..times {
            watch.look(&mut |signal| {
                told.push(match signal {
                    Signal::Read(text, _) => text,
                    Signal::NoCode(path) => format!("none in {}", path.file_name().unwrap().display()),
                    Signal::Unread(path, _) => format!("unread {}", path.file_name().unwrap().display()),
                    Signal::Line(_)
                    | Signal::InputEnded
                    | Signal::Interrupted
                    | Signal::Looked
                    | Signal::CameraOpen
                    | Signal::Camera(_)
                    | Signal::Scanner(_) => "something else".to_owned(),
                });
                true
            });
        }
        told
    }

    fn folder(lifetime: u64) -> (tempfile::TempDir, Watch) {
        let place = tempfile::tempdir().unwrap();
        let pictures = Pictures::Folder { folder: place.path().to_owned(), lifetime: Duration::from_secs(lifetime) };
        let watch = Watch { pictures, own: vec![place.path().join("own.png")], known: HashMap::new() };
        (place, watch)
    }

    #[test]
    fn a_picture_is_read_once_and_again_when_it_changes() {
        let (place, mut watch) = folder(300);
        assert!(looks(&mut watch, 1).is_empty());
        draw(&place.path().join("a.png"), "CSIGN:FIRST");
        assert_eq!(looks(&mut watch, 3), ["CSIGN:FIRST"]);
        draw(&place.path().join("a.png"), "CSIGN:SECONDANDLONGER");
        assert_eq!(looks(&mut watch, 3), ["CSIGN:SECONDANDLONGER"]);
    }

    #[test]
    fn own_pictures_and_other_files_are_passed_over() {
        let (place, mut watch) = folder(300);
        draw(&place.path().join("own.png"), "CSIGN:OWN");
        draw(&place.path().join("notes.txt"), "CSIGN:TEXT");
        assert!(looks(&mut watch, LOOKS).is_empty());
    }

    #[test]
    fn what_is_half_written_is_read_when_it_is_whole_and_spoken_of_when_it_stays_so() {
        let (place, mut watch) = folder(300);
        let path = place.path().join("a.png");
        let whole = Format::Png.draw(&Symbol::encode("CSIGN:WHOLE").unwrap()).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert!(looks(&mut watch, 2).is_empty());
        std::fs::write(&path, &whole).unwrap();
        assert_eq!(looks(&mut watch, 2), ["CSIGN:WHOLE"]);
        std::fs::write(&path, &whole[..whole.len() / 3]).unwrap();
        assert_eq!(looks(&mut watch, LOOKS * 2), ["unread a.png"], "once");
        draw(&place.path().join("b.png"), "x");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(looks(&mut watch, 1), ["x"]);
    }

    #[test]
    fn a_picture_without_a_code_is_spoken_of_once() {
        let (place, mut watch) = folder(300);
        let blank = [b"P5 64 64 255\n".as_slice(), &[255; 64 * 64]].concat();
        std::fs::write(place.path().join("blank.pgm"), blank).unwrap();
        assert_eq!(looks(&mut watch, LOOKS * 2), ["none in blank.pgm"]);
    }

    #[test]
    fn old_pictures_in_the_folder_are_passed_over_and_fresh_ones_read() {
        let (place, mut watch) = folder(300);
        draw(&place.path().join("a.png"), "CSIGN:FRESH");
        watch.pass_over_old(SystemTime::now());
        assert_eq!(looks(&mut watch, 1), ["CSIGN:FRESH"]);
        let (place, mut watch) = folder(300);
        draw(&place.path().join("a.png"), "CSIGN:OLD");
        watch.pass_over_old(SystemTime::now() + Duration::from_secs(301));
        assert!(looks(&mut watch, 1).is_empty());
    }

    #[test]
    fn a_named_file_may_come_late() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("late");
        let mut watch = Watch { pictures: Pictures::Files(vec![path.clone()]), own: Vec::new(), known: HashMap::new() };
        assert!(looks(&mut watch, LOOKS).is_empty());
        draw(&path, "CSIGN:LATE");
        assert_eq!(looks(&mut watch, 1), ["CSIGN:LATE"]);
    }
}
