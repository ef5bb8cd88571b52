//! Everything that can happen while two devices pair, as one stream: lines, codes in pictures, Ctrl-C, time. It exists so
//! that a question never makes the pairing deaf, and that the end of the input ends it at any moment.

use std::io::{self, BufRead, IsTerminal as _};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use countersign::pairing::ReadBy;
use countersign_qr::ScannerError;
use countersign_qr::camera::CameraError;

use crate::picture::Unread;
use crate::screen::{STRONG, paint};
use crate::shell::Shell;

/// Signals that may wait; whoever sends more is held up, so that a storm of input takes no memory.
const WAITING: usize = 16;
/// Bytes of a line that are kept: more than the most characters a message may be looked for in, each of four bytes.
const LONGEST: usize = 4 * 4100;

/// Something that happened.
#[derive(Debug)]
pub(super) enum Signal {
    /// A line of standard input.
    Line(String),
    /// Standard input is at its end.
    InputEnded,
    /// Ctrl-C, or the system asks the program to end.
    Interrupted,
    /// A text was read from a picture.
    Read(String, ReadBy),
    /// Every picture that lay ready was read.
    Looked,
    /// A picture holds no code.
    NoCode(PathBuf),
    /// A picture cannot be used.
    Unread(PathBuf, Unread),
    /// The camera delivers pictures.
    CameraOpen,
    /// The camera is gone, or never came.
    Camera(CameraError),
    /// Reading the camera's pictures failed.
    Scanner(ScannerError),
}

/// Where signals are put in.
#[derive(Clone)]
pub(super) struct Sender(SyncSender<Signal>);

impl Sender {
    /// Puts a signal in; `false` when nobody listens any more.
    pub(super) fn send(&self, signal: Signal) -> bool {
        self.0.send(signal).is_ok()
    }
}

/// The stream of signals.
pub(super) struct Inlet {
    sender: Sender,
    signals: Receiver<Signal>,
    /// Standard input is read from the first question or wait on, not before.
    listening: bool,
    ended: bool,
    terminal: bool,
}

impl Inlet {
    /// Opens the stream and takes Ctrl-C over.
    pub(super) fn open() -> Self {
        let (sender, signals) = sync_channel(WAITING);
        let sender = Sender(sender);
        let interrupted = sender.clone();
        // Where the system refuses a handler, Ctrl-C ends the program as it always does; nothing is half stored then either.
        let _ = ctrlc::set_handler(move || {
            // Full only while nobody takes signals; a second Ctrl-C then ends the program the hard way.
            if interrupted.0.try_send(Signal::Interrupted).is_err() {
                std::process::exit(i32::from(crate::exit::Exit::Unfinished.number()));
            }
        });
        Self { sender, signals, listening: false, ended: false, terminal: io::stdin().is_terminal() }
    }

    /// Gives a sender for a source of pictures.
    pub(super) fn sender(&self) -> Sender {
        self.sender.clone()
    }

    /// Tells whether standard input is at its end.
    pub(super) const fn ended(&self) -> bool {
        self.ended
    }

    /// Waits for the next signal; `None` after `patience`.
    pub(super) fn next(&mut self, patience: Duration) -> Option<Signal> {
        self.listen();
        match self.signals.recv_timeout(patience) {
            Ok(Signal::InputEnded) => {
                self.ended = true;
                // Pictures may still come where input is no terminal; at a terminal Ctrl-D means to stop.
                Some(if self.terminal { Signal::Interrupted } else { Signal::InputEnded })
            }
            Ok(signal) => Some(signal),
            // Cannot happen while this holds a sender of its own; it counts as silence.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Asks before there is a pairing; `None` when the person or the input ends it.
    pub(super) fn answer(&mut self, shell: &mut Shell, question: &str) -> Option<String> {
        shell.screen.note_raw(&format!("{} ", paint(STRONG, question)));
        loop {
            match self.next(Duration::from_mins(1)) {
                Some(Signal::Line(line)) => return Some(line.trim().to_owned()),
                Some(Signal::InputEnded | Signal::Interrupted) => {
                    shell.screen.note_raw("\n");
                    return None;
                }
                Some(_) | None => {}
            }
        }
    }

    /// Starts reading standard input.
    fn listen(&mut self) {
        if self.listening {
            return;
        }
        self.listening = true;
        let sender = self.sender.clone();
        let spawned = Builder::new().name("input".to_owned()).spawn(move || {
            let mut stdin = io::stdin().lock();
            while let Some(line) = read_line(&mut stdin) {
                if !sender.send(Signal::Line(line)) {
                    return;
                }
            }
            sender.send(Signal::InputEnded);
        });
        if spawned.is_err() {
            // Without a thread there is no input.
            self.ended = true;
        }
    }
}

/// Reads a line of any length, of which the first part is kept; `None` at the end of the input.
pub(super) fn read_line(from: &mut impl BufRead) -> Option<String> {
    let mut line = Vec::new();
    let mut any = false;
    loop {
        let chunk = match from.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => break,
        };
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let kept = chunk.iter().take(end.unwrap_or(chunk.len())).take(LONGEST.saturating_sub(line.len()));
        line.extend(kept);
        let used = end.map_or(chunk.len(), |end| end.saturating_add(1));
        from.consume(used);
        if end.is_some() {
            break;
        }
    }
    any.then(|| String::from_utf8_lossy(&line).into_owned())
}

/// Counts down to a moment.
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    /// Begins to count `seconds` down.
    pub(super) fn after(seconds: u64) -> Self {
        Self(Instant::now().checked_add(Duration::from_secs(seconds)))
    }

    /// Gives the whole seconds that are left.
    pub(super) fn left(&self) -> u64 {
        self.0.map_or(0, |at| at.saturating_duration_since(Instant::now()).as_secs())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn lines_are_read_to_their_end_and_kept_to_a_bound() {
        let long = "x".repeat(3 * LONGEST);
        let mut input = Cursor::new(format!("one\r\n\n{long}\nlast"));
        assert_eq!(read_line(&mut input).as_deref(), Some("one\r"));
        assert_eq!(read_line(&mut input).as_deref(), Some(""));
        assert_eq!(read_line(&mut input).map(|line| line.len()), Some(LONGEST));
        assert_eq!(read_line(&mut input).as_deref(), Some("last"));
        assert_eq!(read_line(&mut input), None);
    }

    #[test]
    fn bytes_that_are_no_text_stay_a_line() {
        let mut input = Cursor::new(b"\xff\xfe\nCSIGN:".to_vec());
        assert!(read_line(&mut input).is_some_and(|line| !line.is_empty()));
        assert_eq!(read_line(&mut input).as_deref(), Some("CSIGN:"));
    }
}
