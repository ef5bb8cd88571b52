//! How the shared library is laid out for memory pages. Phones with pages of 16 KB load nothing that is laid out for
//! smaller ones, and say no more than that the app does not start.

use std::path::Path;

use crate::{
    command::Program,
    error::TaskError,
    machine::{Package, Probe},
};

/// What reads the headers of a library; it comes with the C compiler.
pub(crate) const READER: Package = Package {
    debian: "binutils",
    purpose: "reads how the library is laid out for memory pages, and tells its size without symbols",
    probe: Probe::Program("readelf"),
};

/// The largest pages that there are on phones.
const LARGEST: u64 = 16 * 1024;

/// Refuses an ELF library with a part that is not laid out for the largest pages.
pub(crate) fn check(library: &Path) -> Result<(), TaskError> {
    let headers = Program::new("readelf").args(["--program-headers", "--wide"]).arg(library).read()?;
    let parts = alignments(&headers);
    if parts.is_empty() || parts.iter().any(|part| part.is_none_or(|bytes| bytes < LARGEST || bytes % LARGEST != 0)) {
        return Err(TaskError::Wrong(format!("the library is not laid out for pages of {LARGEST} bytes:\n{headers}")));
    }
    println!("{} parts of the library, each laid out for pages of {LARGEST} bytes", parts.len());
    Ok(())
}

/// The alignment of each part that is loaded; none for one that cannot be read.
fn alignments(headers: &str) -> Vec<Option<u64>> {
    let parts = headers.lines().filter(|line| line.split_whitespace().next() == Some("LOAD"));
    parts.map(|line| u64::from_str_radix(line.split_whitespace().last()?.strip_prefix("0x")?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::alignments;

    #[test]
    fn parts_that_are_loaded_are_told_from_others() {
        let headers = "\
Program Headers:
  Type           Offset   VirtAddr           PhysAddr           FileSiz  MemSiz   Flg Align
  LOAD           0x000000 0x0000000000000000 0x0000000000000000 0x18cb0c 0x18cb0c R   0x4000
  LOAD           0x18cb0c 0x000000000018db0c 0x000000000018db0c 0x3ac984 0x3ac984 R E 0x1000
  LOAD           0x573878 0x0000000000576878 0x0000000000576878 0x004670 0x004c40 RW
  DYNAMIC        0x571d30 0x0000000000573d30 0x0000000000573d30 0x000250 0x000250 RW  0x8
";
        assert_eq!(alignments(headers), [Some(0x4000), Some(0x1000), None]);
        assert_eq!(alignments("readelf: Error: Not an ELF file"), []);
    }
}
