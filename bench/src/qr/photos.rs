//! A folder of photos with the texts that they show.
//!
//! The photos belong to whoever runs the benchmark and are not part of the project, so any folder
//! in this simple form will do.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_qr::{Luma, decode_image};

use super::{Exam, QrBenchError};

/// Loads every PNG and JPEG in the folder and below it that has a `.txt` file of the same name beside it.
pub(super) fn load(folder: &Path) -> Result<Vec<Exam>, QrBenchError> {
    let mut exams = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| at(&folder, &error))? {
            let path = entry.map_err(|error| at(&folder, &error))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_picture(&path) && path.with_extension("txt").exists() {
                exams.push(exam(&path)?);
            }
        }
    }
    if exams.is_empty() {
        return Err(at(folder, &"there is no PNG or JPEG with a .txt file of the same name beside it"));
    }
    exams.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(exams)
}

fn is_picture(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ["png", "jpg", "jpeg", "pgm"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn exam(path: &Path) -> Result<Exam, QrBenchError> {
    let file = fs::read(path).map_err(|error| at(path, &error))?;
    let frame = decode_image(&file).map_err(|error| at(path, &error))?;
    let beside: PathBuf = path.with_extension("txt");
    let text = fs::read(&beside).map_err(|error| at(&beside, &error))?;
    Ok(Exam { name: path.display().to_string(), text: String::from_utf8_lossy(&text).into_owned(), frame })
}

fn at(path: &Path, reason: &dyn std::fmt::Display) -> QrBenchError {
    QrBenchError::Photo { path: path.display().to_string(), reason: reason.to_string() }
}

/// Turns a photo clockwise.
pub(super) fn turn(exam: &Exam, quarter_turns: u8) -> Exam {
    let mut frame = exam.frame.clone();
    for _ in 0..quarter_turns {
        frame = quarter_turn(&frame);
    }
    Exam { name: exam.name.clone(), text: exam.text.clone(), frame }
}

fn quarter_turn(frame: &Luma) -> Luma {
    let rows: Vec<&[u8]> = frame.rows().collect();
    let pixels: Vec<u8> = (0..frame.width())
        .flat_map(|column| rows.iter().rev().filter_map(move |row| row.get(column).copied()))
        .collect();
    Luma::new(pixels, frame.height(), frame.width(), frame.height()).unwrap_or_else(|_| frame.clone())
}
