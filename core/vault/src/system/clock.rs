//! The wall clock together with a clock that goes on in sleep and a name for the present boot.

use std::time::{SystemTime, UNIX_EPOCH};

use countersign::ports::Clock;
use countersign::time::{BootId, Reading, UnixTime};

/// Reads the device's clocks.
///
/// | system | time since boot, sleep included | boot |
/// |---|---|---|
/// | Linux, Android | `CLOCK_BOOTTIME` | `/proc/sys/kernel/random/boot_id` |
/// | macOS, iOS | `CLOCK_MONOTONIC` | `kern.bootsessionuuid` |
/// | Windows | `GetTickCount64` | the boot counter in the registry |
///
/// Where the system does not name its boot the name is all zeros, and a time since boot that runs backwards tells of a
/// new one.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn read(&self) -> Reading {
        // A wall clock before 1970 is as wrong as one at 1970, and the clock guard says so of both.
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Reading { wall: UnixTime(wall), boot: BootId(boot()), boottime_ms: boottime_ms() }
    }
}

#[cfg(unix)]
fn boottime_ms() -> u64 {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
    // On Apple's systems the monotonic clock goes on in sleep.
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;
    let time = rustix::time::clock_gettime(CLOCK);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let nanos = u64::try_from(time.tv_nsec).unwrap_or(0);
    seconds.saturating_mul(1000).saturating_add(nanos / 1_000_000)
}

#[cfg(windows)]
fn boottime_ms() -> u64 {
    winsafe::GetTickCount64()
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn boot() -> [u8; 16] {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").map_or([0; 16], |text| uuid(&text))
}

#[cfg(target_os = "macos")]
fn boot() -> [u8; 16] {
    use sysctl::Sysctl;
    sysctl::Ctl::new("kern.bootsessionuuid")
        .and_then(|control| control.value_string())
        .map_or([0; 16], |text| uuid(&text))
}

#[cfg(windows)]
fn boot() -> [u8; 16] {
    use winsafe::{HKEY, RegistryValue, co};
    // Windows counts its starts here; neither sleep nor a set clock changes the count.
    let counter = HKEY::LOCAL_MACHINE.RegGetValue(
        Some(r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"),
        Some("BootId"),
        co::RRF::RT_REG_DWORD,
    );
    let mut boot = [0; 16];
    if let (Ok(RegistryValue::Dword(count)), Some(front)) = (counter, boot.first_chunk_mut::<4>()) {
        *front = count.to_be_bytes();
    }
    boot
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", windows)))]
fn boot() -> [u8; 16] {
    [0; 16]
}

/// Takes the 32 hex digits out of a UUID's text; zeros when there are not just as many.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos", test))]
fn uuid(text: &str) -> [u8; 16] {
    let digits: String = text.chars().filter(char::is_ascii_hexdigit).map(|digit| digit.to_ascii_lowercase()).collect();
    crate::keys::VaultId::from_hex(&digits).map_or([0; 16], |id| id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boot_is_named_and_time_goes_on() {
        let first = SystemClock.read();
        std::thread::sleep(std::time::Duration::from_millis(20));
        let second = SystemClock.read();
        assert_eq!(first.boot, second.boot);
        assert!(second.boottime_ms > first.boottime_ms);
        assert!(second.wall >= first.wall);
        #[cfg(target_os = "linux")]
        assert_ne!(first.boot, BootId([0; 16]), "Linux names its boots");
    }

    #[test]
    fn a_uuid_is_read_and_anything_else_is_no_name() {
        assert_eq!(
            uuid("01020304-0506-0708-090A-0B0C0D0E0F10\n"),
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
        );
        assert_eq!(uuid("01020304"), [0; 16]);
        assert_eq!(uuid(""), [0; 16]);
    }
}
