//! `pair`: two devices that meet agree on what only they share, by pictures, camera or text. It exists as its arguments
//! and the order of its steps; what each step does stands in a module of its own.

mod after;
mod camera;
mod confirm;
mod drive;
mod inlet;
pub(crate) mod outlet;
mod pictures;
pub(crate) mod words;

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use countersign::pairing::{Meeting, PairingError, Session};
use countersign::ports::Clock as _;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::picture;
use crate::screen::Sign;
use crate::session;
use crate::shell::Shell;
use crate::texts::say;
use crate::verb::{edit, view};
use confirm::{Stored, Wishes};
use drive::{Driver, Stop, Way, lifetime};
use inlet::{Deadline, Inlet};
use outlet::Outlet;
use pictures::Pictures;

/// What `pair` takes.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is there or not")]
pub(crate) struct PairArgs {
    /// Read their codes with a camera: the first one, or this one.
    #[arg(long, value_name = "DEVICE", num_args = 0..=1, default_missing_value = "")]
    #[arg(conflicts_with_all = ["image", "watch", "text"])]
    camera: Option<String>,
    /// Read their codes from these files.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["watch", "text"])]
    image: Vec<PathBuf>,
    /// Read their codes from pictures that appear in this folder.
    #[arg(long, value_name = "FOLDER", conflicts_with = "text")]
    watch: Option<PathBuf>,
    /// Exchange lines of text.
    #[arg(long)]
    text: bool,
    /// Wait for their first message instead of sending one.
    #[arg(long)]
    answer: bool,
    /// Both people are in one room.
    #[arg(long, conflicts_with = "remote")]
    same_room: bool,
    /// They are not.
    #[arg(long)]
    remote: bool,
    /// Write the code to show as a PNG.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    png: Option<PathBuf>,
    /// Write the code to show as an SVG.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    svg: Option<PathBuf>,
    /// What to call them.
    #[arg(long, value_name = "NEW-NAME", conflicts_with = "replace")]
    name: Option<String>,
    /// The known person whose new device this is.
    #[arg(long, value_name = "NAME")]
    replace: Option<String>,
    /// The number to call back on.
    #[command(flatten)]
    number: after::NumberArgs,
    /// Pair although the clocks are far apart.
    #[arg(long)]
    any_clock: bool,
}

#[derive(Serialize)]
struct PairedStep<'a> {
    step: &'static str,
    name: &'a str,
    level: u8,
}

#[derive(Serialize)]
struct FailedStep {
    step: &'static str,
    error: &'static str,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &PairArgs) -> Outcome {
    let way = args.way(shell)?;
    let name = args.name.as_deref().map(|name| edit::contact_name(shell, name)).transpose()?;
    let number = args.number.parse(shell)?;
    let outlet = args.outlet(shell, way)?;
    args.check_sources(shell, &outlet)?;
    session::with(shell, |shell, open| {
        if let Some(name) = &name {
            let taken = open.people.named(name).map_err(|error| Failure::of(&shell.texts, error))?;
            if taken.is_some() {
                let name = name.as_str().to_owned();
                return Err(failure!(&shell.texts, "pair-name-in-use", Exit::Usage, name = name));
            }
        }
        let replace = args.replace.as_deref().map(|name| open.find(shell, name)).transpose()?;
        let wishes = Wishes { name, replace, any_clock: args.any_clock };
        countersign_qr::silence_decoder_panics();
        let mut inlet = Inlet::open();
        let meeting = match args.meeting(shell, way, &mut inlet) {
            Ok(meeting) => meeting,
            Err(stop) => return Ok(report(shell, stop)),
        };
        let me = open.people.introduction().map_err(|error| Failure::of(&shell.texts, error))?;
        let now = open.people.clock().read();
        let session = if args.answer {
            Session::listen(me, meeting)
        } else {
            Session::offer(me, meeting, now, open.people.entropy())
                .map_err(|_| failure!(&shell.texts, "no-randomness", Exit::Vault))?
        };
        args.start_sources(shell, meeting, &outlet, &inlet)?;
        let mut driver = Driver {
            shell,
            people: &mut open.people,
            session,
            inlet,
            outlet,
            way,
            deadline: Deadline::after(lifetime(meeting == Meeting::Remote)),
            idle: 0,
            counting: false,
            warned_self: false,
            shown: false,
        };
        let paired = match driver.agree() {
            Ok(finish) => driver.settle(finish, &wishes),
            Err(stop) => Err(stop),
        };
        Ok(match paired {
            Ok(stored) => {
                driver.keep_number(&stored, number);
                announce(driver.shell, &stored);
                driver.first_steps(&stored);
                Exit::Done
            }
            Err(stop) => {
                driver.session.cancel();
                report(driver.shell, stop)
            }
        })
    })
}

impl PairArgs {
    /// Chooses the way; without a word, a camera.
    fn way(&self, shell: &Shell) -> Outcome<Way> {
        if self.text {
            Ok(if self.answer { Way::TextAnswer } else { Way::TextOffer })
        } else if self.watch.is_some() || !self.image.is_empty() {
            Ok(Way::Pictures)
        } else if self.camera.is_some() && shell.person_is_there() {
            // A person is told what is wrong with the camera while there is time to put it right.
            Ok(Way::Camera)
        } else {
            match countersign_qr::camera::list() {
                Ok(_) => Ok(Way::Camera),
                Err(error) => {
                    let reason = words::of_camera(&shell.texts, &error);
                    Err(failure!(&shell.texts, "pair-no-camera", Exit::Usage, reason = reason))
                }
            }
        }
    }

    /// Settles where messages are shown.
    fn outlet(&self, shell: &Shell, way: Way) -> Outcome<Outlet> {
        let terminal = !way.is_text() && !shell.json() && std::io::stdout().is_terminal();
        let outlet = Outlet::new(way.is_text(), terminal, self.png.clone(), self.svg.clone());
        if !outlet.exists() && !shell.json() {
            return Err(failure!(&shell.texts, "pair-nowhere-to-show", Exit::Usage));
        }
        for file in outlet.files() {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if !folder.is_dir() {
                let folder = picture::shown(folder);
                return Err(failure!(&shell.texts, "pair-no-folder", Exit::Usage, folder = folder));
            }
        }
        Ok(outlet)
    }

    /// Refuses sources that can never give anything.
    fn check_sources(&self, shell: &Shell, outlet: &Outlet) -> Outcome<()> {
        for file in &self.image {
            if outlet.files().iter().any(|own| picture::is_same(own, file)) {
                let file = picture::shown(file);
                return Err(failure!(&shell.texts, "pair-same-file", Exit::Usage, file = file));
            }
        }
        let folders = self.watch.iter().map(PathBuf::as_path);
        let parents =
            self.image.iter().filter_map(|file| file.parent()).filter(|folder| !folder.as_os_str().is_empty());
        for folder in folders.chain(parents) {
            if !folder.is_dir() {
                let folder = picture::shown(folder);
                return Err(failure!(&shell.texts, "pair-no-folder", Exit::Usage, folder = folder));
            }
        }
        Ok(())
    }

    /// Settles where the two people are: as it was said, or as a person answers; remote where nobody can be asked.
    fn meeting(&self, shell: &mut Shell, way: Way, inlet: &mut Inlet) -> Result<Meeting, Stop> {
        if self.same_room {
            return Ok(Meeting::InPerson);
        }
        if self.remote || way.is_text() || !shell.person_is_there() {
            return Ok(Meeting::Remote);
        }
        let question = format!("{} {}", shell.texts.get("pair-same-room"), shell.texts.get("answer-hint"));
        loop {
            let answer = inlet.answer(shell, &question).ok_or(PairingError::Cancelled)?;
            match words::yes_or_no(&shell.texts, &answer) {
                Some(true) => return Ok(Meeting::InPerson),
                Some(false) => return Ok(Meeting::Remote),
                None => {}
            }
        }
    }

    fn start_sources(&self, shell: &mut Shell, meeting: Meeting, outlet: &Outlet, inlet: &Inlet) -> Outcome<()> {
        let own = outlet.files();
        let lifetime = Duration::from_secs(meeting.lifetime());
        let started = if let Some(folder) = &self.watch {
            pictures::watch(Pictures::Folder { folder: folder.clone(), lifetime }, own, inlet.sender())
        } else if !self.image.is_empty() {
            for file in self.image.iter().filter(|file| !file.exists()) {
                let text = say!(&shell.texts, "pair-waiting-for-file", file = picture::shown(file));
                shell.screen.note(&text);
            }
            pictures::watch(Pictures::Files(self.image.clone()), own, inlet.sender())
        } else if self.text {
            Ok(())
        } else {
            let device = self.camera.clone().filter(|device| !device.is_empty());
            camera::watch(device, inlet.sender())
        };
        started.map_err(|error| failure!(&shell.texts, "io", Exit::Vault, reason = error.to_string()))
    }
}

/// Says that the contact is there.
fn announce(shell: &mut Shell, stored: &Stored) {
    let name = stored.name.as_str();
    if shell.json() {
        shell.screen.json(&PairedStep { step: "paired", name, level: stored.level.number() });
        return;
    }
    let text = say!(&shell.texts, "pair-paired", name = name.to_owned());
    let banner = shell.screen.banner_text(Sign::Tick, &text);
    shell.screen.note_raw(&format!("\n{banner}\n"));
    let level = view::level(&shell.texts, stored.level);
    shell.screen.note(&level);
}

/// Says why there is no contact, and gives the exit code.
fn report(shell: &mut Shell, stop: Stop) -> Exit {
    let (error, message, next) = match stop {
        Stop::Pairing(error) => {
            let nothing = shell.texts.get("pair-nothing-stored");
            (error.name(), words::of_error(&shell.texts, error), Some(nothing))
        }
        Stop::Failure(failure) => (PairingError::Storage.name(), failure.message, failure.next),
    };
    let sign = shell.screen.sign(Sign::Cross);
    shell.screen.note(&format!("{sign} {message}"));
    if let Some(next) = next {
        shell.screen.note(&next);
    }
    if shell.json() {
        shell.screen.json(&FailedStep { step: "failed", error });
    }
    Exit::Unfinished
}
