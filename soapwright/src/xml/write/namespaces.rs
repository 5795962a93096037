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

    /// Returns the whole message, or the first error of writing it.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        if let Some(bad) = self.bad {
            let (offset, kind) = *bad;
            let beginning = String::from_utf8_lossy(&self.text[..offset]);
            return Err(XmlError::new(kind, path(&beginning), offset));
        }
        let used = self.namespaces.iter().enumerate().filter(|&(number, _)| is_used(&self.used, number));
        let declared = used.map(|(_, namespace)| namespace).chain(self.xsi.then_some(&XSI));
        let declared = declared.map(|Namespace { prefix, uri }| (*prefix, *uri));
        let mut others: Vec<(usize, &str)> = self.others.iter().map(|(uri, &number)| (number, &**uri)).collect();
        others.sort_unstable();
        let others: Vec<(String, &str)> = others.into_iter().map(|(number, uri)| (other_prefix(number), uri)).collect();
        let declared = declared.chain(others.iter().map(|(prefix, uri)| (prefix.as_str(), *uri)));
        let size: usize = declared.clone().map(size).sum();
        let (end, mut at) = (self.text.len(), self.declarations);
        self.text.resize(end + size, 0);
        self.text.copy_within(at..end, at + size);
        for (prefix, uri) in declared {
            let mut put = |piece: &str| {
                self.text[at..at + piece.len()].copy_from_slice(piece.as_bytes());
                at += piece.len();
            };
            put(" xmlns:");
            put(prefix);
            put("=\"");
            if needs_escape(uri) {
                put(&escaped(uri));
            } else {
                put(uri);
            }
            put("\"");
        }
        Ok(self.text)
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

/// Returns the number of bytes of a namespace declaration.
fn size((prefix, uri): (&str, &str)) -> usize {
    let uri = if needs_escape(uri) { escaped(uri).len() } else { uri.len() };
    " xmlns:=\"\"".len() + prefix.len() + uri
}

fn needs_escape(uri: &str) -> bool {
    uri.bytes().any(|b| matches!(b, b'&' | b'<' | b'"'))
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
