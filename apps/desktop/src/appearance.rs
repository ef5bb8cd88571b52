//! Whether the system is set to dark or to high contrast. It exists because the toolkit draws our own colours, and a bright
//! window in a dark room is the first thing that a person would mend.

/// Asks the desktop for its colours: whether it is dark, and whether it wants high contrast. Light where nobody answers.
#[must_use]
pub fn of_system() -> (bool, bool) {
    (portal("color-scheme") == Some(1), portal("contrast") == Some(1))
}

/// Reads a setting of the portal's `org.freedesktop.appearance`: 1 is "dark" or "high contrast".
#[cfg(target_os = "linux")]
fn portal(key: &str) -> Option<u32> {
    use zbus::zvariant::{OwnedValue, Value};

    let bus = zbus::blocking::connection::Builder::session().ok()?.method_timeout(WAIT).build().ok()?;
    let reply = bus
        .call_method(
            Some("org.freedesktop.portal.Desktop"),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.portal.Settings"),
            "ReadOne",
            &("org.freedesktop.appearance", key),
        )
        .ok()?;
    let value: OwnedValue = reply.body().deserialize().ok()?;
    if let Value::U32(number) = &*value { Some(*number) } else { None }
}

/// A portal that does not answer at once is not waited for.
#[cfg(target_os = "linux")]
const WAIT: std::time::Duration = std::time::Duration::from_millis(300);

#[cfg(not(target_os = "linux"))]
fn portal(_key: &str) -> Option<u32> {
    None
}
