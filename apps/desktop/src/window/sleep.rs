//! Locking before the machine sleeps. It exists because a notebook that is closed in a meeting is opened by whoever finds
//! it, and because what is in memory when a machine sleeps may be written to its disk.

use super::post::Post;

/// Locks the window each time the machine is about to sleep, where the system says so beforehand.
///
/// Elsewhere, and where logind does not answer, the window locks when it finds that the machine has slept.
pub(super) fn watch(post: Post) {
    #[cfg(target_os = "linux")]
    logind::watch(post);
    #[cfg(not(target_os = "linux"))]
    drop(post);
}

#[cfg(target_os = "linux")]
mod logind {
    use std::thread;

    use zbus::blocking::{Connection, MessageIterator};
    use zbus::zvariant::OwnedFd;

    use super::super::post::{Arrived, Post};

    const NAME: &str = "org.freedesktop.login1";
    const PATH: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";

    /// Listens on a thread that ends with the program, or at once where there is no logind.
    pub(super) fn watch(post: Post) {
        // Without the thread there is still the look at the clocks afterwards.
        let _ = thread::Builder::new().name("sleep".to_owned()).spawn(move || listen(&post));
    }

    fn listen(post: &Post) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let rule =
            format!("type='signal',sender='{NAME}',path='{PATH}',interface='{MANAGER}',member='PrepareForSleep'");
        let signals = MessageIterator::for_match_rule(rule.as_str(), &bus, None)?;
        let mut delay = Some(delay(&bus)?);
        for signal in signals {
            let about_to: bool = signal?.body().deserialize()?;
            if !about_to {
                delay = Some(self::delay(&bus)?);
            } else if let Some(delay) = delay.take() {
                post.send(Arrived::Sleep(Box::new(delay)));
            }
        }
        Ok(())
    }

    /// Asks logind to wait, for at most the few seconds it grants, until what it answers with is dropped.
    fn delay(bus: &Connection) -> zbus::Result<OwnedFd> {
        let why = ("sleep", "Countersign", "locks itself", "delay");
        bus.call_method(Some(NAME), PATH, Some(MANAGER), "Inhibit", &why)?.body().deserialize()
    }
}
