//! The window as a screen reader meets it: AT-SPI's tree, read over the accessibility bus.
//!
//! The stories see with this and not with pixels, so that what a story can find a blind person can find too.

use std::{collections::HashMap, fmt::Write as _};

use atspi_common::{Role, State, StateSet};
use zbus::{
    blocking::Connection,
    zvariant::{DynamicType, OwnedObjectPath, OwnedValue},
};

use crate::error::StoryError;

/// Where an object lives: the bus name of its program and its path there.
type Address = (String, OwnedObjectPath);

/// The interface that every object has.
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";

/// One object of the tree with all that is below it.
#[derive(Debug)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) role: Role,
    /// What a screen reader calls it.
    pub(crate) name: String,
    /// What a screen reader adds to the name.
    pub(crate) description: String,
    /// What is in it: the text of a field, the figure of a bar.
    pub(crate) value: String,
    /// Focused, checked, enabled and so on.
    pub(crate) states: StateSet,
    /// What is inside.
    pub(crate) children: Vec<Node>,
}

impl Node {
    /// Walks the tree in reading order.
    pub(crate) fn all(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        Box::new(std::iter::once(self).chain(self.children.iter().flat_map(Self::all)))
    }

    /// Finds the object that the keyboard speaks to.
    pub(crate) fn focused(&self) -> Option<&Self> {
        // The window itself is focused when nothing in it is.
        self.all().filter(|node| node.states.contains(State::Focused)).last()
    }

    /// Tells whether a text is said anywhere in the tree.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.all().any(|node| [&node.name, &node.value, &node.description].iter().any(|said| said.contains(text)))
    }

    /// Writes the tree down, a line for each object that says or does something.
    ///
    /// Boxes without a name that only arrange others are left out, and what is in them moves up.
    pub(crate) fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        let arranges = self.name.is_empty()
            && self.value.is_empty()
            && matches!(self.role, Role::Panel | Role::Filler | Role::Unknown);
        let inner = if arranges { depth } else { depth.saturating_add(1) };
        if !arranges {
            let _ = write!(text, "{:indent$}{}", "", self.role.name(), indent = depth.saturating_mul(2));
            for (mark, said) in [(" ", &self.name), (" = ", &self.value), (" — ", &self.description)] {
                if !said.is_empty() {
                    let _ = write!(text, "{mark}{said:?}");
                }
            }
            for (state, word) in [
                (State::Focusable, "focusable"),
                (State::Editable, "editable"),
                (State::Checked, "checked"),
                (State::Selected, "selected"),
                (State::Expanded, "expanded"),
            ] {
                if self.states.contains(state) {
                    let _ = write!(text, " {word}");
                }
            }
            if self.states.contains(State::Focusable) && !self.states.contains(State::Sensitive) {
                text.push_str(" disabled");
            }
            text.push('\n');
        }
        for child in &self.children {
            child.write(text, inner);
        }
    }
}

/// The accessibility bus, and who is on it.
pub(crate) struct Reader {
    bus: Connection,
}

impl Reader {
    /// Takes a connection to the accessibility bus.
    pub(crate) fn new(bus: Connection) -> Self {
        Self { bus }
    }

    /// Reads the tree of the program with this process id; nothing while it has not announced itself.
    ///
    /// A tree that changes while it is read answers with an error of the bus: the caller reads again.
    pub(crate) fn program(&self, process: u32) -> Result<Option<Node>, StoryError> {
        let registry = ("org.a11y.atspi.Registry".to_owned(), path("/org/a11y/atspi/accessible/root")?);
        for program in self.children(&registry)? {
            let bus = zbus::blocking::fdo::DBusProxy::new(&self.bus)?;
            let name = program.0.as_str().try_into().map_err(zbus::Error::from)?;
            // Someone who has just left the bus is nobody's program.
            if bus.get_connection_unix_process_id(name).is_ok_and(|found| found == process) {
                return self.node(&program).map(Some);
            }
        }
        Ok(None)
    }

    /// Reads one object and all below it.
    fn node(&self, at: &Address) -> Result<Node, StoryError> {
        let role: u32 = self.ask(at, ACCESSIBLE, "GetRole", &())?;
        let states: StateSet = self.ask(at, ACCESSIBLE, "GetState", &())?;
        let interfaces: Vec<String> = self.ask(at, ACCESSIBLE, "GetInterfaces", &())?;
        let has = |name: &str| interfaces.iter().any(|interface| interface == name);
        let mut said: HashMap<String, OwnedValue> =
            self.ask(at, "org.freedesktop.DBus.Properties", "GetAll", &ACCESSIBLE)?;
        let mut word = |key: &str| said.remove(key).and_then(|value| String::try_from(value).ok()).unwrap_or_default();
        let value = if has("org.a11y.atspi.Text") {
            self.ask(at, "org.a11y.atspi.Text", "GetText", &(0, -1))?
        } else if has("org.a11y.atspi.Value") {
            let value: OwnedValue =
                self.ask(at, "org.freedesktop.DBus.Properties", "Get", &("org.a11y.atspi.Value", "CurrentValue"))?;
            f64::try_from(value).map(|value| value.to_string()).unwrap_or_default()
        } else {
            String::new()
        };
        Ok(Node {
            role: Role::try_from(role).unwrap_or(Role::Unknown),
            name: word("Name"),
            description: word("Description"),
            value,
            states,
            children: self.children(at)?.iter().map(|child| self.node(child)).collect::<Result<_, _>>()?,
        })
    }

    fn children(&self, at: &Address) -> Result<Vec<Address>, StoryError> {
        self.ask(at, ACCESSIBLE, "GetChildren", &())
    }

    fn ask<Body, Answer>(&self, at: &Address, interface: &str, method: &str, body: &Body) -> Result<Answer, StoryError>
    where
        Body: serde::Serialize + DynamicType,
        Answer: serde::de::DeserializeOwned + zbus::zvariant::Type,
    {
        let answer = self.bus.call_method(Some(at.0.as_str()), &at.1, Some(interface), method, body)?;
        Ok(answer.body().deserialize()?)
    }
}

/// A path that is known to be one.
fn path(text: &str) -> Result<OwnedObjectPath, StoryError> {
    OwnedObjectPath::try_from(text).map_err(|error| StoryError::Bus(error.into()))
}
