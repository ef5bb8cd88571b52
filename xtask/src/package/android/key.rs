//! The key that an APK is signed with.
//!
//! Whoever has a key for others' phones names it; everyone else gets one of their own, made once on this machine and never part
//! of the project. No password is ever an argument, which anyone on the machine could read.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;

use crate::{command::Program, error::TaskError, project::Project};

/// Names a keystore to sign with.
const KEYSTORE: &str = "COUNTERSIGN_ANDROID_KEYSTORE";
/// Names a file with its password; without it the signer asks, or reads a line from its input.
const PASSWORD_FILE: &str = "COUNTERSIGN_ANDROID_PASSWORD_FILE";
/// Names the key in it, where there are several.
const ALIAS: &str = "COUNTERSIGN_ANDROID_KEY_ALIAS";

/// A keystore and how it is opened.
#[derive(Debug, PartialEq)]
pub(super) struct Key {
    store: PathBuf,
    password: Option<PathBuf>,
    alias: Option<String>,
}

impl Key {
    /// The key that is named, or one of this machine's own.
    pub(super) fn ready(project: &Project) -> Result<Self, TaskError> {
        let said = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let alias = said(ALIAS).map(|alias| alias.to_string_lossy().into_owned());
        match named(said(KEYSTORE).map(PathBuf::from), said(PASSWORD_FILE).map(PathBuf::from), alias)? {
            Some(key) => Ok(key),
            None => own(&project.cached("android")?),
        }
    }

    /// Tells the signer.
    pub(super) fn lend(&self, mut signer: Program) -> Program {
        signer = signer.arg("--ks").arg(&self.store);
        if let Some(file) = &self.password {
            signer = signer.arg("--ks-pass").arg(format!("file:{}", file.display()));
        }
        if let Some(alias) = &self.alias {
            signer = signer.args(["--ks-key-alias", alias]);
        }
        signer
    }
}

/// The key that the environment names. Half an answer is refused: a package signed by the wrong key is noticed on a phone.
fn named(store: Option<PathBuf>, password: Option<PathBuf>, alias: Option<String>) -> Result<Option<Key>, TaskError> {
    match store {
        Some(store) if store.is_file() => Ok(Some(Key { store, password, alias })),
        Some(store) => Err(TaskError::Usage(format!("{KEYSTORE} names {}, where no file is", store.display()))),
        None if password.is_none() && alias.is_none() => Ok(None),
        None => Err(TaskError::Usage(format!("{PASSWORD_FILE} or {ALIAS} is set, and {KEYSTORE} is not"))),
    }
}

/// This machine's own key, made when there is none.
fn own(folder: &Path) -> Result<Key, TaskError> {
    let store = folder.join("own.p12");
    let password = folder.join("own.password");
    if !store.is_file() {
        println!("Making a key for this machine in {}", folder.display());
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| TaskError::Missing(format!("the system's randomness: {error}")))?;
        keep_private(&password, &HEXLOWER.encode(&bytes))?;
        Program::new("keytool")
            .args(["-genkeypair", "-storetype", "PKCS12", "-alias", "own", "-keyalg", "RSA", "-keysize", "3072"])
            .args(["-sigalg", "SHA256withRSA", "-validity", "10000", "-dname", "CN=Countersign built by hand"])
            .arg("-storepass:file")
            .arg(&password)
            .arg("-keystore")
            .arg(&store)
            .quietly()?;
    }
    println!("Signing with this machine's own key; {KEYSTORE} names another.");
    Ok(Key { store, password: Some(password), alias: None })
}

/// Writes a file that nobody else reads.
fn keep_private(path: &Path, text: &str) -> Result<(), TaskError> {
    use std::io::Write as _;

    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(TaskError::file(path))?;
    file.write_all(text.as_bytes()).map_err(TaskError::file(path))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Key, named};

    #[test]
    fn a_named_key_is_taken_and_half_an_answer_is_not() {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let key = Key { store: here.clone(), password: None, alias: Some("a".to_owned()) };
        assert_eq!(named(Some(here), None, Some("a".to_owned())).unwrap(), Some(key));
        assert_eq!(named(None, None, None).unwrap(), None);
        assert!(named(Some(PathBuf::from("/nowhere/key.p12")), None, None).is_err());
        assert!(named(None, Some(PathBuf::from("p")), None).is_err());
        assert!(named(None, None, Some("a".to_owned())).is_err());
    }
}
