//! The parts of a message beside its envelope (SOAP Messages with Attachments, 3), without the XML that refers to them.
//!
//! In come attachments, and out goes the one that a `cid:` URI means (RFC 2392) or that a contract names, and at the end
//! those that nothing referred to.

mod attachment;
mod digest;
#[cfg(test)]
mod tests;

pub use attachment::Attachment;
pub(crate) use attachment::{escaped, hex_byte};
pub(crate) use digest::digest;

use self::attachment::unescaped;
use std::collections::BTreeMap;

/// The parts of a message beside its envelope, in their order, found by their `Content-ID` without a search through
/// all of them: a message may have many parts, and may refer to them many times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    parts: Vec<(Attachment, Place)>,
    /// By `Content-ID`.
    ids: Index,
    /// By `Content-ID`, without the escapes that a URI has.
    plain_ids: Index,
}

/// Where a part belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// Nothing in the message has it.
    Free,
    /// Elements stand for it.
    Referred,
    /// It is a member of the message.
    Taken,
}

impl Parts {
    /// These parts, of which each is free. Of several with one `Content-ID`, that is the first's.
    pub(crate) fn new(parts: Vec<Attachment>) -> Self {
        let (ids, plain_ids) = (Index::of(&parts, str::to_owned), Index::of(&parts, unescaped));
        Parts { parts: parts.into_iter().map(|part| (part, Place::Free)).collect(), ids, plain_ids }
    }

    /// The first part that is at this URI, as [`Attachment::is_at`] has it, whatever has it already.
    pub(crate) fn find(&self, uri: &str) -> Option<usize> {
        let (scheme, id) = uri.split_once(':')?;
        if !scheme.eq_ignore_ascii_case("cid") || self.parts.is_empty() {
            return None;
        }
        let plain = unescaped(id);
        let found = [self.ids.get(id), self.ids.get(&plain), self.plain_ids.get(&plain)];
        found.into_iter().flatten().min()
    }

    /// The content of the part with this index.
    pub(crate) fn content(&self, index: usize) -> &[u8] {
        self.parts.get(index).map_or(&[], |(part, _)| &part.bytes)
    }

    /// Takes the part with this index.
    pub(crate) fn take(&mut self, index: usize) -> Attachment {
        match self.parts.get_mut(index) {
            Some((part, place)) => {
                *place = Place::Taken;
                part.clone()
            }
            None => Attachment::default(),
        }
    }

    /// The part that an element with this URI stands for; `None` if there is none, or if it is taken.
    pub(crate) fn refer(&mut self, uri: &str) -> Option<Attachment> {
        let index = self.find(uri)?;
        let (part, place) = self.parts.get_mut(index)?;
        if *place == Place::Taken {
            return None;
        }
        *place = Place::Referred;
        Some(part.clone())
    }

    /// How many bytes all of them have.
    pub(crate) fn len(&self) -> usize {
        self.parts.iter().fold(0, |sum, (part, _)| sum.saturating_add(part.bytes.len()))
    }

    /// Those that are free, in their order.
    pub(crate) fn into_free(self) -> Vec<Attachment> {
        self.parts.into_iter().filter(|(_, place)| *place == Place::Free).map(|(part, _)| part).collect()
    }

    /// Takes, for each of these members, the part that is it; `None` where there is none.
    ///
    /// Each part is looked at once or twice, whatever the number of the others.
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
                // Another part of the name came before it.
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

/// Returns the member that a part says it is.
fn member(part: &Attachment, named: &BTreeMap<&str, usize>) -> Option<usize> {
    let by_id = part.content_id.as_deref().and_then(|id| named.get(id));
    by_id.copied().or_else(|| named.get(part.part()?.as_str()).copied())
}

/// A media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is one of these, in which a `*` stands for any (WSDL 1.1, 5.4).
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

/// Names and which part has each first, in the order of the names.
#[derive(Debug, Clone, Default)]
struct Index(Vec<(String, usize)>);

impl Index {
    /// The index of the parts by their `Content-ID`, in the spelling that `name` gives it.
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

/// Counts a comparison, for the tests of how much work a message can make.
#[inline]
fn compared() {
    #[cfg(test)]
    tests::COMPARED.set(tests::COMPARED.get() + 1);
}
