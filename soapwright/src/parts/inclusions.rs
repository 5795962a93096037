//! Parts that are included in an envelope (XOP 1.0, 2.1).

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use std::sync::OnceLock;

/// The parts that are included in an envelope.
#[derive(Debug, Default)]
pub(crate) struct Inclusions {
    /// In the order of the envelope.
    places: Vec<Place>,
    contents: Vec<Content>,
}

/// A place in the text of an envelope where the content of a part belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The byte offset after the token before the `xop:Include`.
    pub(crate) before: usize,
    /// The byte offset after the `xop:Include`.
    pub(crate) upto: usize,
    /// The index of the part.
    pub(crate) part: usize,
}

#[derive(Debug)]
struct Content {
    bytes: Bytes,
    text: OnceLock<String>,
}

impl Inclusions {
    /// Creates the inclusions at these places, which are in the order of the envelope, of parts with these contents.
    pub(crate) fn new(places: Vec<Place>, contents: impl Iterator<Item = Bytes>) -> Self {
        let contents = contents.map(|bytes| Content { bytes, text: OnceLock::new() }).collect();
        Inclusions { places, contents }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns the inclusions, all of which are still to be read.
    pub(crate) fn ahead(&self) -> Ahead<'_> {
        Ahead { places: &self.places, contents: &self.contents }
    }
}

/// The inclusions that are still to be read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ahead<'a> {
    places: &'a [Place],
    contents: &'a [Content],
}

impl<'a> Ahead<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns the first place at or after this byte offset, and drops those before it.
    pub(crate) fn at_or_after(&mut self, offset: usize) -> Option<Place> {
        while let [first, rest @ ..] = self.places {
            if first.before >= offset {
                return Some(*first);
            }
            self.places = rest;
        }
        None
    }

    /// Drops the first place.
    pub(crate) fn advance(&mut self) {
        self.places = self.places.get(1..).unwrap_or_default();
    }

    /// Returns the bytes that are included at a place. They share the memory of the message.
    pub(crate) fn bytes(&self, place: Place) -> Bytes {
        self.contents.get(place.part).map(|content| content.bytes.clone()).unwrap_or_default()
    }

    /// Returns the characters that are included at a place: canonical base64 (XOP 1.0, 3.2). It is encoded at the first
    /// time, because binary values take the bytes instead.
    pub(crate) fn text(&self, place: Place) -> &'a str {
        let content = self.contents.get(place.part);
        content.map_or("", |content| content.text.get_or_init(|| STANDARD.encode(&content.bytes)))
    }
}

impl Iterator for Ahead<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let first = self.places.first().copied();
        self.advance();
        first
    }
}
