//! A binding of libxml2, as far as a judge needs it: documents are parsed to a tree, which `xmlTextReader` walks, so that
//! no layout of its structs matters.

#![allow(unsafe_code, reason = "libxml2 is a C library")]

use crate::tree::{Element, Node, name};
use std::{
    ffi::{CStr, c_char, c_int, c_void},
    ptr,
};

/// The beginning of `xmlError`, which is equal in all versions.
#[repr(C)]
struct XmlError {
    domain: c_int,
    code: c_int,
    message: *const c_char,
    level: c_int,
}

#[repr(C)]
struct TextReader {
    _private: [u8; 0],
}

#[repr(C)]
struct Document {
    _private: [u8; 0],
}

type OnError = extern "C" fn(*mut c_void, *const XmlError);

#[link(name = "xml2")]
unsafe extern "C" {
    fn xmlReadMemory(
        bytes: *const c_char,
        length: c_int,
        url: *const c_char,
        encoding: *const c_char,
        options: c_int,
    ) -> *mut Document;
    fn xmlFreeDoc(document: *mut Document);
    fn xmlReaderWalker(document: *mut Document) -> *mut TextReader;
    fn xmlFreeTextReader(reader: *mut TextReader);
    fn xmlSetStructuredErrorFunc(data: *mut c_void, handler: Option<OnError>);
    fn xmlTextReaderRead(reader: *mut TextReader) -> c_int;
    fn xmlTextReaderNodeType(reader: *mut TextReader) -> c_int;
    fn xmlTextReaderIsEmptyElement(reader: *mut TextReader) -> c_int;
    fn xmlTextReaderIsNamespaceDecl(reader: *mut TextReader) -> c_int;
    fn xmlTextReaderMoveToNextAttribute(reader: *mut TextReader) -> c_int;
    fn xmlTextReaderMoveToElement(reader: *mut TextReader) -> c_int;
    fn xmlTextReaderConstLocalName(reader: *mut TextReader) -> *const c_char;
    fn xmlTextReaderConstNamespaceUri(reader: *mut TextReader) -> *const c_char;
    fn xmlTextReaderConstValue(reader: *mut TextReader) -> *const c_char;
}

const NO_NETWORK: c_int = 1 << 11;
/// The level of errors; warnings are below.
const ERROR: c_int = 2;
/// A namespace name that is no URI, which no constraint forbids.
const NOT_A_URI: c_int = 99;

/// The reason why libxml2 refuses a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// A number of `xmlParserErrors`.
    pub code: i32,
    pub message: String,
}

extern "C" fn on_error(data: *mut c_void, error: *const XmlError) {
    // SAFETY: the data is that of `read`, which lives during the call, as the error does.
    let (errors, error) = unsafe { (&mut *data.cast::<Vec<Refusal>>(), &*error) };
    if error.level >= ERROR && error.code != NOT_A_URI {
        errors.push(Refusal { code: error.code, message: text(error.message).trim().to_owned() });
    }
}

/// Copies a text, which is empty if there is none.
fn text(pointer: *const c_char) -> String {
    if pointer.is_null() {
        return String::new();
    }
    // SAFETY: libxml2's texts end with a zero.
    unsafe { CStr::from_ptr(pointer) }.to_string_lossy().into_owned()
}

/// Reads a document. The encoding overrides that of the document.
pub fn read(bytes: &[u8], encoding: Option<&CStr>) -> Result<Element, Refusal> {
    let mut errors: Vec<Refusal> = Vec::new();
    let other = |message: &str| Refusal { code: -1, message: message.to_owned() };
    let length = c_int::try_from(bytes.len()).map_err(|_| other("too long"))?;
    // SAFETY: the bytes are valid during the call, and the pointers are valid or null as the function allows. The errors
    // aren't used while it works, and the handler is removed before they go.
    let document = unsafe {
        xmlSetStructuredErrorFunc((&raw mut errors).cast(), Some(on_error));
        let encoding = encoding.map_or(ptr::null(), CStr::as_ptr);
        let document = xmlReadMemory(bytes.as_ptr().cast(), length, ptr::null(), encoding, NO_NETWORK);
        xmlSetStructuredErrorFunc(ptr::null_mut(), None);
        document
    };
    if document.is_null() {
        return Err(errors.into_iter().next().unwrap_or_else(|| other("no document")));
    }
    // SAFETY: the document is valid until it is freed, after the reader that walks it.
    let root = unsafe {
        let reader = xmlReaderWalker(document);
        let root = if reader.is_null() { None } else { elements(reader) };
        xmlFreeTextReader(reader);
        xmlFreeDoc(document);
        root
    };
    match errors.into_iter().next() {
        Some(error) => Err(error),
        None => root.ok_or_else(|| other("no root element")),
    }
}

/// Reads all elements, and returns the root element, or `None` after an error.
///
/// # Safety
///
/// The reader must be valid.
unsafe fn elements(reader: *mut TextReader) -> Option<Element> {
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        // SAFETY: the reader is valid, and its texts are copied before it goes on.
        unsafe {
            let result = xmlTextReaderRead(reader);
            if result != 1 {
                return root.filter(|_| result == 0);
            }
            match xmlTextReaderNodeType(reader) {
                1 => {
                    let is_empty = xmlTextReaderIsEmptyElement(reader) == 1;
                    open.push(start(reader));
                    if is_empty {
                        close(&mut open, &mut root);
                    }
                }
                15 => close(&mut open, &mut root),
                3 | 4 | 13 | 14 => {
                    if let Some(element) = open.last_mut() {
                        element.push_text(&text(xmlTextReaderConstValue(reader)));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Reads a start tag.
///
/// # Safety
///
/// The reader must be valid, and at an element.
unsafe fn start(reader: *mut TextReader) -> Element {
    // SAFETY: the reader is valid, and its texts are copied before it goes on.
    unsafe {
        let named = |reader| {
            // Before 2.12, libxml2 leaves an ampersand in a namespace name as a reference.
            let namespace = text(xmlTextReaderConstNamespaceUri(reader)).replace("&#38;", "&");
            name(&namespace, &text(xmlTextReaderConstLocalName(reader)))
        };
        let mut element = Element { name: named(reader), ..Element::default() };
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            if xmlTextReaderIsNamespaceDecl(reader) != 1 {
                element.attributes.push((named(reader), text(xmlTextReaderConstValue(reader))));
            }
        }
        xmlTextReaderMoveToElement(reader);
        element
    }
}

fn close(open: &mut Vec<Element>, root: &mut Option<Element>) {
    let Some(element) = open.pop() else { return };
    match open.last_mut() {
        Some(parent) => parent.content.push(Node::Element(element)),
        None => *root = Some(element),
    }
}
