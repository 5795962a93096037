//! The parts of a message beside its envelope (SOAP Messages with Attachments, 3), without the XML that refers to them.
//!
//! Takes the attachments of a message. Returns the attachment that a `cid:` URI refers to (RFC 2392) or that a contract
//! names, and at the end those that nothing referred to.

mod attachment;
mod digest;
mod inclusions;
#[cfg(test)]
mod tests;

pub use attachment::Attachment;
pub(crate) use attachment::{escaped, hex_byte};
pub(crate) use digest::digest;
pub(crate) use inclusions::{Ahead, Inclusions, Place as InclusionPlace};

use self::attachment::unescaped;
use bytes::Bytes;
use std::collections::BTreeMap;

/// The parts of a message beside its envelope, in their order. They are indexed by `Content-ID`, because a message may
/// have many parts and refer to them many times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    parts: Vec<(Attachment, Place)>,
    /// The indices of the parts by `Content-ID`.
    ids: Index,
    /// The indices of the parts by `Content-ID` without percent-encoding.
    plain_ids: Index,
}

/// The use of a part.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// Nothing in the message refers to it.
    Free,
    /// Elements refer to it.
    Referred,
    /// It is a part of the message that the contract names.
    Taken,
}

impl Parts {
    /// Creates the index of these parts, which are all free. If several have the same `Content-ID`, the first is found.
    pub(crate) fn new(parts: Vec<Attachment>) -> Self {
        let (ids, plain_ids) = (Index::of(&parts, str::to_owned), Index::of(&parts, unescaped));
        Parts { parts: parts.into_iter().map(|part| (part, Place::Free)).collect(), ids, plain_ids }
    }

    /// Returns the index of the first part with this URI, as in [`Attachment::is_at`], even if it is already in use.
    pub(crate) fn find(&self, uri: &str) -> Option<usize> {
        let (scheme, id) = uri.split_once(':')?;
        if !scheme.eq_ignore_ascii_case("cid") || self.parts.is_empty() {
            return None;
        }
        let plain = unescaped(id);
        let found = [self.ids.get(id), self.ids.get(&plain), self.plain_ids.get(&plain)];
        found.into_iter().flatten().min()
    }

    /// Returns the contents of all parts, which share their memory.
    pub(crate) fn contents(&self) -> impl Iterator<Item = Bytes> {
        self.parts.iter().map(|(part, _)| part.bytes.clone())
    }

    /// Takes the part with this index as one that the contract names.
    pub(crate) fn take(&mut self, index: usize) -> Attachment {
        match self.parts.get_mut(index) {
            Some((part, place)) => {
                *place = Place::Taken;
                part.clone()
            }
            None => Attachment::default(),
        }
    }

    /// Returns the part with this URI for an element that refers to it, or `None` if there is none or it is taken.
    pub(crate) fn refer(&mut self, uri: &str) -> Option<Attachment> {
        let index = self.find(uri)?;
        let (part, place) = self.parts.get_mut(index)?;
        if *place == Place::Taken {
            return None;
        }
        *place = Place::Referred;
        Some(part.clone())
    }

    /// Returns the number of bytes of all parts.
    pub(crate) fn len(&self) -> usize {
        self.parts.iter().fold(0, |sum, (part, _)| sum.saturating_add(part.bytes.len()))
    }

    /// Returns the parts that nothing referred to, in their order.
    pub(crate) fn into_free(self) -> Vec<Attachment> {
        self.parts.into_iter().filter(|(_, place)| *place == Place::Free).map(|(part, _)| part).collect()
    }

    /// Takes the part for each of these message parts of the contract, given by name and allowed media types. The
    /// result contains `None` for those that are missing.
    ///
    /// Each part is examined at most twice, so that the work is proportional to the number of parts.
    pub(crate) fn take_members(&mut self, members: &[(&'static str, &[&str])]) -> Vec<Option<Attachment>> {
        let named: BTreeMap<&str, usize> =
            members.iter().enumerate().rev().map(|(at, (name, _))| (*name, at)).collect();
        let mut taken = vec![None; members.len()];
        let mut nameless = Vec::new();
        for index in 0..self.parts.len() {
            let (part, place) = &self.parts[index];
            match member(part, &named).map(|at| &mut taken[at]) {
                _ if *place != Place::Free => {}
                None => nameless.push(index),
                Some(member @ None) => *member = Some(self.take(index)),
                // The first part of a name is taken.
                Some(_) => {}
            }
        }
        let mut left = Vec::new();
        for index in nameless {
            let own = essence(&self.parts[index].0.content_type);
            let mut free = members.iter().zip(&mut taken).filter(|(_, taken)| taken.is_none());
            match free.find(|((_, media_types), _)| is_any_of(&own, media_types)) {
                Some((_, member)) => *member = Some(self.take(index)),
                None => left.push(index),
            }
        }
        for (member, index) in taken.iter_mut().filter(|taken| taken.is_none()).zip(left) {
            *member = Some(self.take(index));
        }
        taken
    }
}

/// Returns the index of the message part that the `Content-ID` of an attachment names.
fn member(part: &Attachment, named: &BTreeMap<&str, usize>) -> Option<usize> {
    let by_id = part.content_id.as_deref().and_then(|id| named.get(id));
    by_id.copied().or_else(|| named.get(part.part()?.as_str()).copied())
}

/// Returns a media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns `true` if a media type is one of these, in which `*` matches any (WSDL 1.1, 5.4).
fn is_any_of(own: &str, media_types: &[&str]) -> bool {
    media_types.iter().any(|allowed| {
        compared();
        let allowed = essence(allowed);
        match allowed.strip_suffix('*') {
            Some(front) => own.starts_with(front.trim_start_matches('*').trim_start_matches('/')),
            None => own == allowed,
        }
    })
}

/// The index of the first part of each name, sorted by name.
#[derive(Debug, Clone, Default)]
struct Index(Vec<(String, usize)>);

impl Index {
    /// Creates the index of the parts by the name that `name` derives from their `Content-ID`.
    fn of(parts: &[Attachment], name: fn(&str) -> String) -> Self {
        let ids = parts.iter().enumerate().filter_map(|(index, part)| Some((name(part.content_id.as_deref()?), index)));
        Index::new(ids.collect())
    }

    fn new(mut entries: Vec<(String, usize)>) -> Self {
        entries.sort();
        entries.dedup_by(|later, first| later.0 == first.0);
        Index(entries)
    }

    fn get(&self, name: &str) -> Option<usize> {
        let found = self.0.binary_search_by(|(own, _)| {
            compared();
            own.as_str().cmp(name)
        });
        found.ok().map(|at| self.0[at].1)
    }
}

/// Counts a comparison, so that tests can measure the work that a message causes.
#[inline]
fn compared() {
    #[cfg(test)]
    tests::COMPARED.set(tests::COMPARED.get() + 1);
}
