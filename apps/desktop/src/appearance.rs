//! How the system wants its windows to look. It exists because the toolkit draws our own colours, and a bright window in a
//! dark room is the first thing that a person would mend.

/// How the system wants its windows to look. Where it does not say: light, colours as they are, and with motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Light on dark.
    pub dark: bool,
    /// With as much contrast as there can be.
    pub high_contrast: bool,
    /// Without motion.
    pub still: bool,
}

/// Asks the desktop once. Elsewhere than on Linux the window hears of it from the system when it appears.
#[must_use]
pub fn of_system() -> Appearance {
    #[cfg(target_os = "linux")]
    let appearance = portal::read();
    #[cfg(not(target_os = "linux"))]
    let appearance = Appearance::default();
    appearance
}

/// Hands over how the system wants its windows to look each time that this changes, on a thread of its own.
pub fn watch(tell: impl Fn(Appearance) + Send + 'static) {
    #[cfg(target_os = "linux")]
    {
        // Without the thread the look stays as it was at the start.
        let _ = std::thread::Builder::new().name("appearance".to_owned()).spawn(move || portal::watch(&tell));
    }
    #[cfg(not(target_os = "linux"))]
    drop(tell);
}

/// The desktop's settings as the XDG portal tells them.
#[cfg(target_os = "linux")]
mod portal {
    use std::time::Duration;

    use zbus::blocking::connection::Builder;
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::zvariant::{OwnedValue, Value};

    use super::Appearance;

    const NAME: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    const SETTINGS: &str = "org.freedesktop.portal.Settings";

    /// A portal that does not answer at once is not waited for.
    const WAIT: Duration = Duration::from_millis(300);

    pub(super) fn read() -> Appearance {
        connect().map(|bus| read_by(&bus)).unwrap_or_default()
    }

    pub(super) fn watch(tell: &impl Fn(Appearance)) -> zbus::Result<()> {
        let bus = connect()?;
        let rule = format!("type='signal',sender='{NAME}',interface='{SETTINGS}',member='SettingChanged'");
        let mut known = read_by(&bus);
        for signal in MessageIterator::for_match_rule(rule.as_str(), &bus, None)? {
            signal?;
            let now = read_by(&bus);
            if now != known {
                known = now;
                tell(now);
            }
        }
        Ok(())
    }

    fn connect() -> zbus::Result<Connection> {
        Builder::session()?.method_timeout(WAIT).build()
    }

    fn read_by(bus: &Connection) -> Appearance {
        let is_one = |key| matches!(setting(bus, "org.freedesktop.appearance", key).as_deref(), Some(Value::U32(1)));
        let animates = setting(bus, "org.gnome.desktop.interface", "enable-animations");
        Appearance {
            dark: is_one("color-scheme"),
            high_contrast: is_one("contrast"),
            // The first is the portal's own name for it, which older desktops do not know.
            still: is_one("reduced-motion") || matches!(animates.as_deref(), Some(Value::Bool(false))),
        }
    }

    fn setting(bus: &Connection, namespace: &str, key: &str) -> Option<OwnedValue> {
        let reply = bus.call_method(Some(NAME), PATH, Some(SETTINGS), "ReadOne", &(namespace, key)).ok()?;
        reply.body().deserialize().ok()
    }
}
