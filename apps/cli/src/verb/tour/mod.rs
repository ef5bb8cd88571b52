//! `tour`: two people pair and check each other before the reader's eyes, with real pictures and real verdicts. It exists
//! because an idea is understood sooner when it is seen at work than when it is read about.

mod device;

use std::path::{Path, PathBuf};

use countersign::people::Checked;
use countersign::verify::CallRole;
use countersign_qr::Symbol;
use serde::Serialize;

use self::device::{Device, unexpected};
use crate::exit::Exit;
use crate::failure::{Outcome, failure};
use crate::picture::{self, Format};
use crate::screen::{FAINT, STRONG, paint, wrap};
use crate::shell::Shell;
use crate::texts::{Texts, say};
use crate::verb::check::told;
use crate::verb::pair::outlet::unwritable;
use crate::verb::pair::words;

/// What `tour` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct TourArgs {
    /// Whether folders and pictures are left where they are.
    #[arg(long)]
    keep: bool,
}

#[derive(Default, Serialize)]
struct Answer {
    people: [&'static str; 2],
    images: Vec<String>,
    words: Vec<String>,
    checks: Vec<Check>,
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<String>,
}

#[derive(Serialize)]
struct Check {
    by: &'static str,
    case: &'static str,
    verdict: &'static str,
}

const PETRA: &str = "Petra";
const OMAR: &str = "Omar";

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &TourArgs) -> Outcome {
    countersign_qr::silence_decoder_panics();
    let folder = tempfile::Builder::new()
        .prefix("countersign-tour-")
        .tempdir()
        .map_err(|error| unwritable(shell, picture::shown(&std::env::temp_dir()), &error))?;
    // A copy of the sentences, so that devices and screen can be used side by side.
    let texts = crate::texts::of_system();
    let mut tour = Tour { shell, texts: &texts, folder: folder.path(), answer: Answer::default() };
    tour.answer.people = [PETRA, OMAR];
    let outcome = tour.whole(args.keep);
    let mut answer = tour.answer;
    let kept = args.keep.then(|| folder.keep());
    outcome?;
    if let Some(kept) = &kept {
        let kept = picture::shown(kept);
        let text = say!(&shell.texts, "tour-kept", folder = kept.clone());
        answer.folder = Some(kept);
        if !shell.json() {
            shell.screen.say(&text);
        }
    }
    if shell.json() {
        shell.screen.json(&answer);
    }
    Ok(Exit::Done)
}

struct Tour<'a> {
    shell: &'a mut Shell,
    texts: &'a Texts,
    folder: &'a Path,
    answer: Answer,
}

impl<'a> Tour<'a> {
    fn whole(&mut self, keep: bool) -> Outcome<()> {
        let title = self.texts.get("tour-title");
        self.heading(&title);
        self.say("tour-lead");
        if !keep {
            self.say("tour-removed");
        }
        let mut petra = Device::new(self.texts, &self.folder.join("petra"), PETRA)?;
        let mut omar = Device::new(self.texts, &self.folder.join("omar"), OMAR)?;
        self.pair(&mut petra, &mut omar)?;
        self.calls(&mut petra, &mut omar)?;
        self.gap();
        self.say("tour-meaning");
        self.gap();
        self.say("tour-next");
        Ok(())
    }

    fn pair(&mut self, petra: &mut Device<'a>, omar: &mut Device<'a>) -> Outcome<()> {
        self.scene("tour-scene-pair");
        self.step("tour-offer");
        let offer = petra.offer()?;
        let offer = self.carry(&offer, "1-petra-shows.png", true)?;
        let reply = omar.read(&offer)?.ok_or_else(|| unexpected(self.texts))?;
        self.step("tour-reply");
        let reply = self.carry(&reply, "2-omar-shows.png", false)?;
        let finish = petra.read(&reply)?.ok_or_else(|| unexpected(self.texts))?;
        self.step("tour-finish");
        let finish = self.carry(&finish, "3-petra-shows.png", false)?;
        if omar.read(&finish)?.is_some() {
            return Err(unexpected(self.texts));
        }
        let (petras, omars) = (petra.words()?, omar.words()?);
        self.step("tour-words");
        self.raw(&format!("     {PETRA}  {}\n     {OMAR}   {}\n", paint(STRONG, &petras), paint(STRONG, &omars)));
        omar.confirm(&petras)?;
        petra.confirm(&omars)?;
        self.answer.words = vec![petras, omars];
        self.step("tour-paired");
        Ok(())
    }

    fn calls(&mut self, petra: &mut Device<'a>, omar: &mut Device<'a>) -> Outcome<()> {
        self.scene("tour-scene-omar-calls");
        let omars = omar.prove(CallRole::ICalled)?.code;
        self.code("tour-omar-reads", &omars.grouped());
        let checked = petra.check(CallRole::TheyCalled, &omars.digits())?;
        self.verdict(PETRA, ("caller", "verified"), &checked, CallRole::TheyCalled)?;
        let petras = petra.prove(CallRole::TheyCalled)?.code;
        self.code("tour-petra-answers", &petras.grouped());
        let checked = omar.check(CallRole::ICalled, &petras.digits())?;
        self.verdict(OMAR, ("called", "verified"), &checked, CallRole::ICalled)?;

        self.scene("tour-scene-petra-calls");
        let petra_calling = petra.prove(CallRole::ICalled)?.code;
        self.code("tour-petra-reads", &petra_calling.grouped());
        let checked = omar.check(CallRole::TheyCalled, &petra_calling.digits())?;
        self.verdict(OMAR, ("caller", "verified"), &checked, CallRole::TheyCalled)?;
        let omar_called = omar.prove(CallRole::TheyCalled)?.code;
        self.code("tour-omar-answers", &omar_called.grouped());
        let checked = petra.check(CallRole::ICalled, &omar_called.digits())?;
        self.verdict(PETRA, ("called", "verified"), &checked, CallRole::ICalled)?;

        self.scene("tour-scene-wrong");
        self.code("tour-replay", &omars.grouped());
        let checked = petra.check(CallRole::TheyCalled, &omars.digits())?;
        self.verdict(PETRA, ("replay", "already-used"), &checked, CallRole::TheyCalled)?;
        self.code("tour-reflect", &petras.grouped());
        let checked = petra.check(CallRole::TheyCalled, &petras.digits())?;
        self.verdict(PETRA, ("reflected", "reflected"), &checked, CallRole::TheyCalled)?;
        self.code("tour-relay", &omar_called.grouped());
        let checked = petra.check(CallRole::TheyCalled, &omar_called.digits())?;
        self.verdict(PETRA, ("wrong-role", "wrong-role"), &checked, CallRole::TheyCalled)
    }

    /// Draws a message into a picture, and reads it back as the other device does.
    fn carry(&mut self, message: &str, file: &str, draw: bool) -> Outcome<String> {
        let path: PathBuf = self.folder.join(file);
        let symbol = Symbol::encode(message)
            .map_err(|error| failure!(self.texts, "qr-undrawable", Exit::Usage, reason = error.to_string()))?;
        Format::Png
            .draw(&symbol)
            .and_then(|bytes| picture::write_file(&path, &bytes))
            .map_err(|error| unwritable(self.shell, picture::shown(&path), &error))?;
        if draw
            && !self.shell.json()
            && picture::terminal_size().is_some()
            && let Ok(code) = picture::for_terminal(&self.shell.screen, &symbol, 0)
        {
            self.shell.screen.raw(&code);
        }
        let read = picture::read_file(&path).map_err(|unread| {
            let reason = words::of_unread(self.texts, picture::shown(&path), &unread);
            failure!(self.texts, "tour-unread", Exit::NotVerified, reason = reason)
        })?;
        let [text] = <[String; 1]>::try_from(read).map_err(|_| unexpected(self.texts))?;
        self.answer.images.push(file.to_owned());
        Ok(text)
    }

    /// Shows a verdict as the person would see it, and holds it against the one that has to come.
    fn verdict(
        &mut self,
        by: &'static str,
        (case, due): (&'static str, &'static str),
        checked: &Checked,
        role: CallRole,
    ) -> Outcome<()> {
        let verdict = checked.verdict.word();
        self.answer.checks.push(Check { by, case, verdict });
        let told = told::tell(self.texts, checked, role);
        let banner = self.shell.screen.banner_text(told.sign, &told.verdict);
        let next = wrap(&told.next, "      ").join("\n");
        self.raw(&format!("    {banner}\n{next}\n"));
        if verdict == due { Ok(()) } else { Err(unexpected(self.texts)) }
    }

    fn scene(&mut self, key: &str) {
        let text = self.texts.get(key);
        self.gap();
        self.heading(&text);
    }

    fn step(&mut self, key: &str) {
        let text = self.texts.get(key);
        if !self.shell.json() {
            self.shell.screen.indented(&text);
        }
    }

    fn code(&mut self, key: &str, code: &str) {
        let text = self.texts.with(key, None, &[("code", paint(STRONG, code).into())]);
        if !self.shell.json() {
            self.shell.screen.indented(&text);
        }
    }

    fn heading(&mut self, text: &str) {
        if !self.shell.json() {
            self.shell.heading(text);
        }
    }

    fn say(&mut self, key: &str) {
        let text = self.texts.get(key);
        if !self.shell.json() {
            self.shell.screen.styled(FAINT, &text);
        }
    }

    fn gap(&mut self) {
        self.raw("\n");
    }

    fn raw(&mut self, text: &str) {
        if !self.shell.json() {
            self.shell.screen.raw(text);
        }
    }
}
