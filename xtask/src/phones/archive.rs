//! What lies in a static library for an iPhone: objects of the right kind, with every function that Swift will call.

use std::{collections::BTreeSet, fs, path::Path};

use goblin::{
    archive::Archive,
    mach::{MachO, constants::cputype::CPU_TYPE_ARM64},
};

use crate::error::TaskError;

/// How the boundary's functions begin.
const OURS: [&str; 2] = ["uniffi_countersign_ffi_", "ffi_countersign_ffi_"];

/// Holds a library against the header that Swift reads: only Mach-O objects for ARM64, and each function defined.
pub(super) fn check(library: &Path, header: &str) -> Result<(), TaskError> {
    let bytes = fs::read(library).map_err(TaskError::file(library))?;
    let (objects, defined) = contents(&bytes).map_err(|error| wrong(library, &error))?;
    let wanted = functions(header);
    if let Some(missing) = wanted.iter().find(|name| !defined.contains(**name)) {
        return Err(wrong(library, &format!("lacks `{missing}`, which Swift calls")));
    }
    if objects == 0 || wanted.is_empty() {
        return Err(wrong(library, "holds nothing that could be looked at"));
    }
    println!("  {objects} Mach-O objects for ARM64, with all {} functions that Swift calls", wanted.len());
    Ok(())
}

fn wrong(library: &Path, what: &str) -> TaskError {
    TaskError::Wrong(format!("{}: {what}", library.display()))
}

/// Counts the objects of an archive and gathers the boundary's functions that they define, as C names them.
fn contents(bytes: &[u8]) -> Result<(usize, BTreeSet<String>), String> {
    let archive = Archive::parse(bytes).map_err(|error| error.to_string())?;
    let (mut objects, mut defined) = (0_usize, BTreeSet::new());
    for index in 0..archive.len() {
        let Some(member) = archive.get_at(index) else { continue };
        let name = member.extended_name().to_owned();
        let start = usize::try_from(member.offset).map_err(|error| error.to_string())?;
        let object = bytes
            .get(start..start.saturating_add(member.size()))
            .ok_or_else(|| format!("{name} ends behind the end of the file"))?;
        let object = MachO::parse(object, 0).map_err(|error| format!("{name} is no Mach-O object: {error}"))?;
        if object.header.cputype() != CPU_TYPE_ARM64 {
            return Err(format!("{name} is not for ARM64"));
        }
        objects = objects.saturating_add(1);
        for (symbol, entry) in object.symbols().flatten() {
            // On Apple's systems each C name has an underscore in front of it.
            if let Some(name) = symbol.strip_prefix('_')
                && !entry.is_undefined()
                && is_ours(name)
            {
                defined.insert(name.to_owned());
            }
        }
    }
    Ok((objects, defined))
}

fn is_ours(name: &str) -> bool {
    OURS.iter().any(|beginning| name.starts_with(beginning))
}

/// Reads the boundary's functions out of a C header.
fn functions(header: &str) -> BTreeSet<&str> {
    let words = header.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    words.filter(|word| is_ours(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::{contents, functions};

    #[test]
    fn functions_are_read_out_of_a_header() {
        let header = "void uniffi_countersign_ffi_fn_free_people(uint64_t handle, RustCallStatus *out);\n\
                      uint32_t ffi_countersign_ffi_uniffi_contract_version(void\n);\n#ifndef UNIFFI_CALLBACK\n";
        let found: Vec<_> = functions(header).into_iter().collect();
        assert_eq!(found, ["ffi_countersign_ffi_uniffi_contract_version", "uniffi_countersign_ffi_fn_free_people"]);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        let mut archive = b"!<arch>\n".to_vec();
        archive.extend_from_slice(b"other.o/        0           0     0     644     4         `\nnone");
        assert!(contents(&archive).is_err());
        assert!(contents(b"none").is_err());
    }
}
