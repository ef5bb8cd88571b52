//! What stops a verb, in words. It exists so that every failure says what happened, what is safe and what to do next, on
//! a terminal and in JSON alike.

mod stored;

use countersign_texts::fluent_bundle::FluentValue;
use serde_json::{Map, Value};

use crate::exit::Exit;
use crate::texts::Texts;

/// A failure: a word for scripts, an exit code, and two sentences.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The word in JSON; the messages `error-WORD` say the same to a person.
    pub(crate) word: &'static str,
    /// How the program ends.
    pub(crate) exit: Exit,
    /// What happened.
    pub(crate) message: String,
    /// What to do next, where there is something to do.
    pub(crate) next: Option<String>,
    /// More fields for JSON.
    pub(crate) fields: Map<String, Value>,
}

/// What a verb ends in when nothing failed.
pub(crate) type Outcome<T = Exit> = Result<T, Failure>;

/// Makes a failure: `failure!(texts, "word", Exit::Usage, name = …)`; its sentences are `error-word` and `error-word.next`.
macro_rules! failure {
    ($texts:expr, $word:literal, $exit:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::failure::Failure::new(
            $texts,
            ($word, concat!("error-", $word)),
            $exit,
            &[$((stringify!($name), countersign_texts::fluent_bundle::FluentValue::from($value))),*],
        )
    };
}
pub(crate) use failure;

impl Failure {
    /// Puts a failure into words; `failure!` is the short form.
    pub(crate) fn new(
        texts: &Texts,
        (word, key): (&'static str, &str),
        exit: Exit,
        values: &[(&str, FluentValue<'_>)],
    ) -> Self {
        let message = texts.with(key, None, values);
        let next = texts.attribute(key, "next").map(|_| texts.with(key, Some("next"), values));
        Self { word, exit, message, next, fields: Map::new() }
    }

    /// Adds a field to the JSON form.
    pub(crate) fn field(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(name.to_owned(), value.into());
        self
    }

    /// Gives the JSON form: `error`, `message`, `next`, and what else was added.
    pub(crate) fn to_json(&self) -> Value {
        let mut fields = Map::new();
        fields.insert("error".to_owned(), self.word.into());
        fields.insert("message".to_owned(), self.message.clone().into());
        if let Some(next) = &self.next {
            fields.insert("next".to_owned(), next.clone().into());
        }
        fields.extend(self.fields.clone());
        Value::Object(fields)
    }
}
