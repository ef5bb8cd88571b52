//! The archive that an APK is, and how its files lie in it.
//!
//! Android maps the table of resources and the libraries straight from the file, so these are stored as they are, at offsets
//! that its pages ask for. The same entries make the same bytes.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{Read, Seek, Write as _},
    path::Path,
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::PAGE;
use crate::error::TaskError;

/// The extra field by which Android's tools, among them the signer, know that a file has to stay where it is.
const ALIGNMENT: u16 = 0xd935;

/// How a file lies in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Compressed, wherever it comes to lie.
    Compressed,
    /// As it is, from a multiple of this on.
    Stored(u16),
}

/// A file in the archive.
pub(crate) struct Entry {
    /// Its path.
    pub(super) name: String,
    /// How it lies there.
    packing: Packing,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

impl Entry {
    /// A library for one of the processors.
    pub(super) fn library(processor: &str, name: &str, bytes: Vec<u8>) -> Self {
        Self::new(format!("lib/{processor}/{name}"), bytes)
    }

    /// A file that is read as a whole.
    pub(super) fn compressed(name: &str, bytes: Vec<u8>) -> Self {
        Self::new(name.to_owned(), bytes)
    }

    fn new(name: String, bytes: Vec<u8>) -> Self {
        let packing = packing(&name);
        Self { name, packing, bytes }
    }
}

/// How a file of this name has to lie.
fn packing(name: &str) -> Packing {
    if name.starts_with("lib/") {
        Packing::Stored(PAGE)
    } else if name == "resources.arsc" {
        Packing::Stored(4)
    } else {
        Packing::Compressed
    }
}

/// Reads every file whose name is wanted.
pub(crate) fn read_all(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Entry>, TaskError> {
    let mut archive = open(path)?;
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(broken(path))?;
        let name = file.name().map_err(broken(path))?.into_owned();
        if file.is_file() && wanted(&name) {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(TaskError::file(path))?;
            entries.push(Entry::new(name, bytes));
        }
    }
    Ok(entries)
}

/// Reads one file.
pub(crate) fn read_entry(path: &Path, name: &str) -> Result<Vec<u8>, TaskError> {
    let mut bytes = Vec::new();
    open(path)?.by_name(name).map_err(broken(path))?.read_to_end(&mut bytes).map_err(TaskError::file(path))?;
    Ok(bytes)
}

/// Names every file, and tells of each whether it lies as it has to.
pub(crate) fn list(path: &Path) -> Result<Vec<(String, bool)>, TaskError> {
    list_of(open(path)?).map_err(broken(path))
}

fn list_of(mut archive: ZipArchive<impl Read + Seek>) -> Result<Vec<(String, bool)>, ZipError> {
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index)?;
        let name = file.name()?.into_owned();
        let lies_well = match packing(&name) {
            Packing::Compressed => true,
            Packing::Stored(multiple) => {
                file.compression() == CompressionMethod::Stored
                    && file.data_start().is_some_and(|start| start.is_multiple_of(u64::from(multiple)))
            }
        };
        files.push((name, lies_well));
    }
    Ok(files)
}

fn open(path: &Path) -> Result<ZipArchive<File>, TaskError> {
    ZipArchive::new(File::open(path).map_err(TaskError::file(path))?).map_err(broken(path))
}

/// Writes an archive, its files in the order of their names.
pub(super) fn write(entries: Vec<Entry>, to: &Path) -> Result<(), TaskError> {
    let file = File::create(to).map_err(TaskError::file(to))?;
    write_into(entries, file).map_err(broken(to))
}

fn write_into(mut entries: Vec<Entry>, file: impl std::io::Write + Seek) -> Result<(), ZipError> {
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    let mut names = BTreeSet::new();
    if let Some(twice) = entries.iter().find(|entry| !names.insert(&entry.name)) {
        return Err(std::io::Error::other(format!("{} would be there twice", twice.name)).into());
    }
    let mut archive = ZipWriter::new(file);
    for entry in &entries {
        let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
        let options = match entry.packing {
            Packing::Compressed => plain.compression_method(CompressionMethod::Deflated).compression_level(Some(9)),
            Packing::Stored(multiple) => {
                plain.compression_method(CompressionMethod::Stored).with_alignment_and_header_id(multiple, ALIGNMENT)
            }
        };
        archive.start_file(entry.name.as_str(), options)?;
        archive.write_all(&entry.bytes)?;
    }
    archive.finish().map(drop)
}

/// Says what is wrong with an archive.
fn broken(path: &Path) -> impl FnOnce(ZipError) -> TaskError {
    let path = path.to_owned();
    move |error| TaskError::Wrong(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

    use super::{Entry, list_of, write_into};

    fn some() -> Vec<Entry> {
        vec![
            Entry::compressed("resources.arsc", vec![1; 33]),
            Entry::compressed("classes.dex", vec![2; 5000]),
            Entry::library("x86_64", "libone.so", vec![3; 70_001]),
            Entry::library("arm64-v8a", "libone.so", vec![4; 17]),
        ]
    }

    fn written(entries: Vec<Entry>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        write_into(entries, &mut bytes).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn libraries_lie_on_pages_and_the_same_files_make_the_same_bytes() {
        let bytes = written(some());
        let mut backwards = some();
        backwards.reverse();
        assert_eq!(bytes, written(backwards));
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (name, multiple) in
            [("lib/x86_64/libone.so", 16384), ("lib/arm64-v8a/libone.so", 16384), ("resources.arsc", 4)]
        {
            let file = archive.by_name(name).unwrap();
            assert_eq!(file.compression(), CompressionMethod::Stored, "{name}");
            assert_eq!(file.data_start().unwrap() % multiple, 0, "{name}");
        }
        assert_eq!(archive.by_name("classes.dex").unwrap().compression(), CompressionMethod::Deflated);
    }

    #[test]
    fn a_name_that_is_there_twice_is_refused() {
        let mut entries = some();
        entries.extend(some());
        assert!(write_into(entries, Cursor::new(Vec::new())).is_err());
    }

    #[test]
    fn what_is_stored_has_to_lie_where_pages_begin() {
        let with = |method: CompressionMethod, alignment: u16| {
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            let options = SimpleFileOptions::default().compression_method(method).with_alignment(alignment);
            archive.start_file("lib/x86_64/libone.so", options).unwrap();
            archive.write_all(&[0; 9]).unwrap();
            list_of(archive.finish_into_readable().unwrap()).unwrap() == [("lib/x86_64/libone.so".to_owned(), true)]
        };
        assert!(with(CompressionMethod::Stored, 16384));
        assert!(!with(CompressionMethod::Stored, 4096));
        assert!(!with(CompressionMethod::Deflated, 16384));
    }
}
