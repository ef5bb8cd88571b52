//! Sentences from Fluent files, and times as people read them. It exists so that the command line and the window choose a
//! language, fill a sentence and write a date in the same way, each from files of its own.
#![forbid(unsafe_code)]

mod moment;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle;
pub use moment::{Moment, parse_time};

/// A language's tag and its file. Of an app's languages the first one stands in for what another lacks.
pub type Language = (&'static str, &'static str);

/// The sentences in the reader's language.
pub struct Texts {
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// Gives a sentence: `say!(texts, "key")`, or with values `say!(texts, "key", name = …, left = …)`.
#[macro_export]
macro_rules! say {
    ($texts:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $texts.with($key, None, &[$((stringify!($name), $crate::fluent_bundle::FluentValue::from($value))),*])
    };
}

/// Gives the language of the person's system as a BCP 47 tag; empty when the system names none.
#[must_use]
pub fn system_language() -> String {
    sys_locale::get_locale().unwrap_or_default()
}

impl Texts {
    /// Takes a language by its BCP 47 tag, the first of `languages` where there is no file for it.
    #[must_use]
    pub fn of(languages: &[Language], tag: &str) -> Self {
        let wanted = tag.split(['-', '_', '.']).next().unwrap_or_default();
        let asked = languages.iter().filter(|(language, _)| *language == wanted);
        let first = languages.iter().take(1).filter(|(language, _)| *language != wanted);
        Self { bundles: asked.chain(first).map(|(language, file)| bundle(language, file)).collect() }
    }

    /// Tells the language that the sentences are in; a sentence that it lacks comes from the first language.
    #[must_use]
    pub fn language(&self) -> String {
        let first = self.bundles.first().and_then(|bundle| bundle.locales.first());
        first.map(|language| language.language.to_string()).unwrap_or_default()
    }

    /// Gives a sentence without values.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, None, &[])
    }

    /// Gives an attribute of a message, such as the help of one option; `None` when there is none.
    #[must_use]
    pub fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.find(key, Some(attribute), &[])
    }

    /// Gives a sentence with values in it. A key that no file has is given as it is; a test sees to it that there is none.
    #[must_use]
    pub fn with(&self, key: &str, attribute: Option<&str>, values: &[(&str, FluentValue<'_>)]) -> String {
        self.find(key, attribute, values).unwrap_or_else(|| key.to_owned())
    }

    fn find(&self, key: &str, attribute: Option<&str>, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set((*name).to_owned(), value.clone());
        }
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(key)?;
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute)?.value(),
                None => message.value()?,
            };
            Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
        })
    }
}

fn bundle(language: &str, file: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![language]);
    // Names are free of direction marks, and terminals show the isolating ones as boxes.
    bundle.set_use_isolating(false);
    // What could be read of a faulty file is used; a test holds that no file has a fault.
    let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}
