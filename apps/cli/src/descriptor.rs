//! Secrets that a script hands over through a file descriptor. It exists because arguments and the environment can be
//! read by every process of the same user.

use std::fs::File;
use std::io::{self, Read, Write};

use zeroize::{Zeroize, Zeroizing};

/// More than any passphrase or recovery code; longer lines are refused unread.
const LONGEST: usize = 1024;

/// Reads one line from a file descriptor, without its end. Nothing behind the line end is taken, so that a second secret
/// may follow on the same descriptor.
///
/// # Errors
/// What opening and reading say; `InvalidData` for a line that is too long or not UTF-8, `UnexpectedEof` for none.
pub(crate) fn read_line(number: u32) -> io::Result<Zeroizing<String>> {
    if number == 0 {
        return read_from(&mut io::stdin().lock());
    }
    read_from(&mut open(number, false)?)
}

/// Writes a line to a file descriptor.
///
/// # Errors
/// What opening and writing say.
pub(crate) fn write_line(number: u32, line: &str) -> io::Result<()> {
    let mut whole = Zeroizing::new(String::with_capacity(line.len().saturating_add(1)));
    whole.push_str(line);
    whole.push('\n');
    match number {
        1 => write_to(&mut io::stdout().lock(), &whole),
        2 => write_to(&mut io::stderr().lock(), &whole),
        _ => write_to(&mut open(number, true)?, &whole),
    }
}

fn write_to(out: &mut impl Write, line: &str) -> io::Result<()> {
    out.write_all(line.as_bytes()).and_then(|()| out.flush())
}

fn read_from(from: &mut impl Read) -> io::Result<Zeroizing<String>> {
    // Sized beforehand, so that it never grows and leaves a copy behind.
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = [0];
    loop {
        if from.read(&mut byte)? == 0 {
            if line.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            break;
        }
        if byte == *b"\n" {
            break;
        }
        if line.len() == LONGEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        line.extend(byte);
    }
    byte.zeroize();
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    let text = std::str::from_utf8(&line).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Opens a descriptor that this process was started with. `pidfd_getfd` takes sockets too; where the system refuses it,
/// `/dev/fd` takes files and pipes.
#[cfg(unix)]
fn open(number: u32, write: bool) -> io::Result<File> {
    #[cfg(target_os = "linux")]
    if let Ok(file) = duplicate(number) {
        return Ok(file);
    }
    std::fs::OpenOptions::new().read(!write).write(write).open(format!("/dev/fd/{number}"))
}

#[cfg(target_os = "linux")]
fn duplicate(number: u32) -> io::Result<File> {
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
    let number = i32::try_from(number).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
    let own = pidfd_open(getpid(), PidfdFlags::empty())?;
    Ok(File::from(pidfd_getfd(own, number, PidfdGetfdFlags::empty())?))
}

#[cfg(not(unix))]
fn open(_number: u32, _write: bool) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_read_and_no_more() {
        let mut from = io::Cursor::new(b"correct horse\r\nsecond".to_vec());
        assert_eq!(*read_from(&mut from).unwrap(), "correct horse");
        assert_eq!(*read_from(&mut from).unwrap(), "second");
        assert_eq!(read_from(&mut from).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn what_is_too_long_or_no_text_is_refused() {
        let long = vec![b'a'; LONGEST + 1];
        assert_eq!(read_from(&mut long.as_slice()).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(read_from(&mut [0xff, b'\n'].as_slice()).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
