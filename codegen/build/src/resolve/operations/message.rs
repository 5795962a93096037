//! The parts of a message (WSDL 1.1, 2.3).

use crate::{
    error::{Diagnostic, Place},
    nearest::nearest,
    obstacle::Obstacle,
    wsdl::{BindingMessage, Message, Part},
};

/// Returns the part of this name; an obstacle if there is none.
pub(crate) fn part<'a>(message: &'a Message, name: &str, place: &Place) -> Result<&'a Part, Obstacle> {
    message.parts.iter().find(|part| part.name == name).ok_or_else(|| {
        let known = message.parts.iter().map(|part| part.name.as_str());
        let near = nearest(name, known.clone()).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| match message.parts.is_empty() {
            true => "it has no parts".to_owned(),
            false => format!("its parts are: {}", known.collect::<Vec<_>>().join(", ")),
        });
        let finding = format!("message `{}` has no part `{name}`", message.name.local);
        Obstacle::document(Diagnostic::at(place, finding).help(help))
    })
}

/// Returns whether a part of this message is a header.
pub(crate) fn is_header(part: &Part, message: &Message, bound: &BindingMessage) -> bool {
    bound.headers.iter().any(|header| header.message.as_ref() == Ok(&message.name) && header.part == part.name)
}
