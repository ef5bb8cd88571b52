//! Verdicts for the ear, through whatever plays sound on this system, and silently nothing where nothing does. It exists
//! without a sound library because those need headers to build and a device to start.

use std::f64::consts::TAU;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

use crate::model::Sound;

/// Programs that play a WAVE file, each with the arguments before it; the first that is there is used.
const PLAYERS: &[(&str, &[&str])] =
    &[("pw-play", &[]), ("paplay", &[]), ("canberra-gtk-play", &["-f"]), ("aplay", &["-q"]), ("afplay", &[])];

/// Samples a second.
const RATE: u32 = 22_050;

/// Notes of a sound: hertz and milliseconds; 0 hertz is a pause.
const fn notes(sound: Sound) -> &'static [(u16, u16)] {
    match sound {
        Sound::Verified => &[(660, 140), (880, 220)],
        Sound::Wrong => &[(196, 450)],
        Sound::Doubt => &[(440, 260)],
    }
}

/// Plays a sound and does not wait for its end.
pub(super) fn play(sound: Sound) {
    let _ = thread::Builder::new().name("sound".to_owned()).spawn(move || {
        let Ok(mut file) = tempfile::Builder::new().prefix("countersign").suffix(".wav").tempfile() else { return };
        if file.write_all(&wave(notes(sound))).is_err() {
            return;
        }
        for (player, before) in PLAYERS {
            let mut command = Command::new(player);
            command.args(*before).arg(file.path());
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            if command.status().is_ok_and(|status| status.success()) {
                return;
            }
        }
    });
}

/// Tells which program would play, for `doctor`.
#[must_use]
pub fn player() -> Option<&'static str> {
    let folders: Vec<_> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    let is_there = |name: &str| folders.iter().any(|folder: &std::path::PathBuf| folder.join(name).is_file());
    PLAYERS.iter().map(|(name, _)| *name).find(|name| is_there(name))
}

/// Makes a WAVE file (RIFF, 16-bit PCM, one channel) of notes that swell and fade, so that nothing clicks.
fn wave(notes: &[(u16, u16)]) -> Vec<u8> {
    let mut samples = Vec::new();
    for (hertz, milliseconds) in notes {
        let count = RATE.saturating_mul(u32::from(*milliseconds)) / 1000;
        for place in 0..count {
            let time = f64::from(place) / f64::from(RATE);
            let edge = f64::from(place.min(count.saturating_sub(place))) / (f64::from(RATE) * 0.02);
            let level = (TAU * f64::from(*hertz) * time).sin() * edge.min(1.0) * 0.35;
            samples.extend_from_slice(&sample(level).to_le_bytes());
        }
    }
    let length = u32::try_from(samples.len()).unwrap_or(0);
    let mut file = Vec::with_capacity(samples.len().saturating_add(44));
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&length.saturating_add(36).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&RATE.saturating_mul(2).to_le_bytes());
    file.extend_from_slice(b"\x02\0\x10\0data");
    file.extend_from_slice(&length.to_le_bytes());
    file.extend(samples);
    file
}

/// Turns a level between -1 and 1 into a sample.
#[allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "within the range by the line before")]
fn sample(level: f64) -> i16 {
    let level = level.clamp(-1.0, 1.0) * f64::from(i16::MAX);
    level.round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_file_says_how_long_it_is() {
        for sound in [Sound::Verified, Sound::Wrong, Sound::Doubt] {
            let file = wave(notes(sound));
            let data = u32::from_le_bytes(file[40..44].try_into().unwrap());
            assert_eq!(usize::try_from(data).unwrap() + 44, file.len());
            let loudest = file[44..].as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two).unsigned_abs()).max();
            assert!(loudest.unwrap() > 8000, "it can be heard");
        }
    }
}
