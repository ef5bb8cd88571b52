//! The portal through which a program asks the desktop for a file and for its colours, and the person who answers it.
//!
//! Real desktops show a dialog of their own there, outside the program; here the story says beforehand which file is picked.
#![allow(
    clippy::unused_self,
    clippy::used_underscore_binding,
    clippy::unused_async,
    reason = "the shape of a bus's methods is given; not every part of it is needed here"
)]

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use zbus::{
    blocking::{Connection, connection::Builder},
    fdo,
    message::Header,
    object_server::SignalEmitter,
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

use crate::error::StoryError;

/// Where the portal is on the bus.
const PLACE: &str = "/org/freedesktop/portal/desktop";

/// How long the person looks for the file.
const PICKING: Duration = Duration::from_millis(200);

/// The file that will be picked next; without one, the dialog is cancelled.
#[derive(Clone, Default)]
pub(crate) struct Picked(Arc<Mutex<Option<PathBuf>>>);

impl Picked {
    /// Chooses the file for the next dialog.
    pub(crate) fn choose(&self, file: PathBuf) -> Result<(), StoryError> {
        *self.0.lock().map_err(|_| StoryError::Wrong("the portal has died".to_owned()))? = Some(file);
        Ok(())
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().ok()?.take()
    }
}

/// The part of the portal that is asked for files.
struct FileChooser(Picked);

#[zbus::interface(name = "org.freedesktop.portal.FileChooser")]
impl FileChooser {
    async fn open_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
        _parent: String,
        _title: String,
        options: HashMap<String, OwnedValue>,
    ) -> fdo::Result<OwnedObjectPath> {
        answer(&header, bus, &options, self.0.take())
    }

    async fn save_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
        _parent: String,
        _title: String,
        options: HashMap<String, OwnedValue>,
    ) -> fdo::Result<OwnedObjectPath> {
        answer(&header, bus, &options, self.0.take())
    }

    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        4
    }
}

/// The part of the portal that tells how the desktop looks: light at first, and dark once the person says so.
struct Settings {
    dark: bool,
}

impl Settings {
    fn value(&self, namespace: &str, key: &str) -> fdo::Result<Value<'static>> {
        match (namespace, key) {
            ("org.freedesktop.appearance", "color-scheme") => Ok(Value::from(if self.dark { 1_u32 } else { 2 })),
            ("org.gnome.desktop.interface", "cursor-blink") => Ok(Value::from(false)),
            _ => Err(fdo::Error::Failed("no such setting".to_owned())),
        }
    }
}

#[zbus::interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    fn read_one(&self, namespace: &str, key: &str) -> fdo::Result<Value<'static>> {
        self.value(namespace, key)
    }

    fn read(&self, namespace: &str, key: &str) -> fdo::Result<Value<'static>> {
        Ok(Value::Value(Box::new(self.value(namespace, key)?)))
    }

    #[zbus(signal)]
    async fn setting_changed(
        emitter: &SignalEmitter<'_>,
        namespace: &str,
        key: &str,
        value: Value<'_>,
    ) -> zbus::Result<()>;

    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        2
    }
}

/// Turns the desktop dark, or light again, while programs run.
pub(crate) fn turn(portal: &Connection, dark: bool) -> Result<(), StoryError> {
    let settings = portal.object_server().interface::<_, Settings>(PLACE)?;
    settings.get_mut().dark = dark;
    let value = Value::from(if dark { 1_u32 } else { 2 });
    let told = settings.signal_emitter();
    Ok(zbus::block_on(Settings::setting_changed(told, "org.freedesktop.appearance", "color-scheme", value))?)
}

/// Names the request, and answers it a little later from a thread of its own.
fn answer(
    header: &Header<'_>,
    bus: &zbus::Connection,
    options: &HashMap<String, OwnedValue>,
    file: Option<PathBuf>,
) -> fdo::Result<OwnedObjectPath> {
    let failed = |what: &str| fdo::Error::Failed(what.to_owned());
    let sender = header.sender().ok_or_else(|| failed("no sender"))?.to_owned();
    let token: &str =
        options.get("handle_token").and_then(|token| token.downcast_ref().ok()).ok_or_else(|| failed("no token"))?;
    let name = sender.trim_start_matches(':').replace('.', "_");
    let handle = OwnedObjectPath::try_from(format!("/org/freedesktop/portal/desktop/request/{name}/{token}"))
        .map_err(|_| failed("token"))?;
    let (bus, place) = (bus.clone(), handle.clone());
    thread::spawn(move || {
        thread::sleep(PICKING);
        let uris: Vec<String> = file.iter().map(|file| format!("file://{}", file.display())).collect();
        let code = u32::from(uris.is_empty());
        let results = HashMap::from([("uris", Value::from(uris))]);
        // Who has gone in the meantime needs no answer.
        let _ = zbus::block_on(bus.emit_signal(
            Some(zbus::names::BusName::from(sender)),
            &place,
            "org.freedesktop.portal.Request",
            "Response",
            &(code, results),
        ));
    });
    Ok(handle)
}

/// Takes the portal's name on a bus and serves until the connection is dropped.
pub(crate) fn serve(address: &str, picked: &Picked) -> Result<Connection, StoryError> {
    Ok(Builder::address(address)?
        .serve_at(PLACE, FileChooser(picked.clone()))?
        .serve_at(PLACE, Settings { dark: false })?
        .name("org.freedesktop.portal.Desktop")?
        .build()?)
}
