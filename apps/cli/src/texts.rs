//! Every sentence a person reads, from Fluent files. It exists so that a second language is one more file and one line
//! here, and so that no sentence is written where only programmers look.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages there are, each with its file; the first one stands in for what another lacks.
const LANGUAGES: [(&str, &str); 1] =
    [("en", concat!(include_str!("../texts/en.ftl"), include_str!("../texts/en-pair.ftl")))];

/// The sentences in the reader's language.
pub(crate) struct Texts {
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// Gives a sentence: `say!(texts, "key")`, or with values `say!(texts, "key", name = …, left = …)`.
macro_rules! say {
    ($texts:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $texts.with($key, None, &[$((stringify!($name), fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use say;

impl Texts {
    /// Takes the language of the person's system, English where there is no file for it.
    pub(crate) fn of_system() -> Self {
        Self::of(&sys_locale::get_locale().unwrap_or_default())
    }

    /// Takes a language by its BCP 47 tag.
    pub(crate) fn of(tag: &str) -> Self {
        let wanted = tag.split(['-', '_', '.']).next().unwrap_or_default();
        let asked = LANGUAGES.iter().filter(|(language, _)| *language == wanted);
        let first = LANGUAGES.iter().take(1).filter(|(language, _)| *language != wanted);
        Self { bundles: asked.chain(first).map(|(language, file)| bundle(language, file)).collect() }
    }

    /// Gives a sentence without values.
    pub(crate) fn get(&self, key: &str) -> String {
        self.with(key, None, &[])
    }

    /// Gives an attribute of a message, such as the help of one option; `None` when there is none.
    pub(crate) fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.find(key, Some(attribute), &[])
    }

    /// Gives a sentence with values in it. A key that no file has is given as it is; a test sees to it that there is none.
    pub(crate) fn with(&self, key: &str, attribute: Option<&str>, values: &[(&str, FluentValue<'_>)]) -> String {
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
    // Names are free of direction marks, and a terminal would show the isolating ones as boxes.
    bundle.set_use_isolating(false);
    // What could be read of a faulty file is used; a test holds that no file has a fault.
    let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests;
