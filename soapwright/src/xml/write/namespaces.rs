//! The namespaces of a message: those that were used, their prefixes, and their declarations on the root element.

use super::writer::Writer;
use crate::xml::{
    error::{Result, XmlError, XmlErrorKind},
    field::Field,
    name::is_ncname,
    namespace::{Namespace, builtin},
    qname::QName,
};

const XSI: Namespace = Namespace { prefix: "xsi", uri: builtin::XSI_URI };

impl Writer {
    pub(in crate::xml) fn mark(&mut self, field: &Field) {
        if field.namespace < builtin::SOAP11 {
            self.used[usize::from(field.namespace >> 6)] |= 1 << (field.namespace & 63);
        } else if field.namespace <= builtin::XSI {
            self.mark_known(field);
        }
    }

    /// Marks a namespace that the runtime knows itself as used. Elements of the contract in it are written with the
    /// prefix of the contract's table.
    #[cold]
    fn mark_known(&mut self, field: &Field) {
        let known = |namespace: &Namespace| builtin::number(namespace.uri) == field.namespace;
        if let Some(number) = self.namespaces.iter().position(known) {
            self.used[number >> 6] |= 1 << (number & 63);
        }
    }

    /// Returns the namespace name of an element.
    pub(in crate::xml) fn uri(&self, field: &Field) -> &'static str {
        match field.namespace {
            builtin::SOAP11 => builtin::SOAP11_URI,
            builtin::SOAP12 => builtin::SOAP12_URI,
            builtin::XSI => builtin::XSI_URI,
            builtin::XML => builtin::XML_URI,
            number => self.namespaces.get(usize::from(number)).map_or("", |namespace| namespace.uri),
        }
    }

    /// Writes a qualified name as a value. Its prefix is declared on the root element.
    pub(crate) fn qname(&mut self, name: &QName) {
        if !is_ncname(&name.local) {
            self.refuse(XmlErrorKind::Name(name.local.clone()));
        }
        if self.expanded {
            return self.raw(&format!("{{{}}}{}", name.namespace, name.local));
        }
        if !name.namespace.is_empty() {
            self.prefix(&name.namespace);
            self.text.push(b':');
        }
        self.raw(&name.local);
    }

    fn prefix(&mut self, uri: &str) {
        if let Some(number) = self.namespaces.iter().position(|namespace| namespace.uri == uri) {
            self.used[number >> 6] |= 1 << (number & 63);
            return self.raw(self.namespaces[number].prefix);
        }
        match uri {
            builtin::XML_URI => self.raw("xml"),
            builtin::XSI_URI => {
                self.xsi = true;
                self.raw("xsi");
            }
            _ => {
                let next = self.others.len();
                let number = match self.others.get(uri) {
                    Some(&number) => number,
                    None => {
                        self.others.insert(uri.into(), next);
                        next
                    }
                };
                self.raw(&other_prefix(number));
            }
        }
    }

    /// Returns the namespace name that the contract binds to a prefix, which is then declared on the root element.
    pub(in crate::xml) fn use_prefix(&mut self, prefix: &str) -> Option<&'static str> {
        let number = self.namespaces.iter().position(|namespace| namespace.prefix == prefix)?;
        self.used[number >> 6] |= 1 << (number & 63);
        Some(self.namespaces[number].uri)
    }

    /// Declares the prefix `xsi` on the root element.
    pub(in crate::xml) fn use_xsi(&mut self) {
        self.xsi = true;
    }

    /// Appends a declaration for the root element.
    fn declare_at_root(&mut self, prefix: &str, uri: &str) {
        self.raw(" xmlns:");
        self.raw(prefix);
        self.raw("=\"");
        if needs_escape(uri) {
            self.raw(&escaped(uri));
        } else {
            self.raw(uri);
        }
        self.raw("\"");
    }

    /// Appends the declarations of the namespaces of the contract that were used and aren't declared yet.
    fn declare_used(&mut self) {
        for (number, namespace) in self.namespaces.iter().enumerate() {
            if is_used(&self.used, number) && !is_used(&self.declared, number) {
                self.declare_at_root(namespace.prefix, namespace.uri);
            }
        }
        self.declared = self.used;
        if self.xsi && !self.xsi_declared {
            self.xsi_declared = true;
            self.declare_at_root(XSI.prefix, XSI.uri);
        }
    }

    /// Inserts the declarations of the namespaces that were used so far, so that most large messages need not be moved
    /// at their end. A message without a root element is left as it is.
    pub(in crate::xml) fn declare_early(&mut self) {
        if self.declared != [0; 4] || self.declarations == 0 {
            return;
        }
        let (at, end) = (self.declarations, self.text.len());
        self.declare_used();
        let length = self.text.len() - end;
        insert_tail(&mut self.text, at, end);
        self.declarations += length;
        if let Some(bad) = &mut self.bad {
            bad.0 += length;
        }
    }

    /// Returns the whole message, or the first error of writing it.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        if let Some(bad) = self.bad.take() {
            let (offset, kind) = *bad;
            let beginning = String::from_utf8_lossy(&self.text[..offset]);
            return Err(XmlError::new(kind, path(&beginning), offset));
        }
        let (at, end) = (self.declarations, self.text.len());
        self.declare_used();
        let others = std::mem::take(&mut self.others);
        if !others.is_empty() {
            let mut others: Vec<(usize, &str)> = others.iter().map(|(uri, &number)| (number, &**uri)).collect();
            others.sort_unstable();
            others.into_iter().for_each(|(number, uri)| self.declare_at_root(&other_prefix(number), uri));
        }
        insert_tail(&mut self.text, at, end);
        Ok(self.text.into_vec())
    }
}

/// Returns `true` if the namespace with this number was used.
fn is_used(used: &[u64; 4], number: usize) -> bool {
    used[number >> 6] & 1 << (number & 63) != 0
}

/// Returns the prefix of a namespace for which the contract has none.
fn other_prefix(number: usize) -> String {
    format!("v{}", number + 1)
}

/// Moves the bytes from `end` on to the place `at`.
fn insert_tail(text: &mut [u8], at: usize, end: usize) {
    // Rotating is slow for all but short tails, which it keeps on the stack.
    const SHORT: usize = 256;
    let length = text.len() - end;
    if length <= SHORT {
        return text[at..].rotate_right(length);
    }
    let tail = text[end..].to_vec();
    text.copy_within(at..end, at + length);
    text[at..at + length].copy_from_slice(&tail);
}

fn needs_escape(uri: &str) -> bool {
    // All bytes are tested at once, since nearly all names need no escapes.
    uri.bytes().fold(false, |any, b| any | matches!(b, b'&' | b'<' | b'"'))
}

#[cold]
fn escaped(uri: &str) -> String {
    uri.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Returns the path of the innermost element that is open at the end of a partial message.
#[cold]
fn path(beginning: &str) -> String {
    let mut open = Vec::new();
    for tag in beginning.split('<').skip(1) {
        let Some(inner) = tag.split('>').next() else { continue };
        if inner.starts_with('/') {
            open.pop();
        } else if !inner.ends_with('/') && !inner.starts_with('?') {
            let name = inner.split(' ').next().unwrap_or(inner);
            open.push(name.split_once(':').map_or(name, |(_, local)| local));
        }
    }
    open.join("/")
}
