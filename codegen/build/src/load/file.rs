//! Reading a file, as a WSDL or schema document depending on its root element.

use std::{fs, io, path::Path, sync::Arc};

use super::{Source, text};
use crate::{
    error::{Diagnostic, Report},
    wsdl::{self, Definitions},
    xml::{self, Reader, WSDL, WSDL20, XSD},
    xsd::{self, Schema},
};

/// The parsed content of a file.
#[derive(Debug, Clone)]
pub(super) enum Parsed {
    /// A WSDL document.
    Definitions(Arc<Definitions>),
    /// A schema document.
    Schema(Arc<Schema>),
}

impl Parsed {
    /// Returns whether it contains declarations of this namespace.
    pub(super) fn has_namespace(&self, namespace: &str) -> bool {
        match self {
            Parsed::Definitions(definitions) => {
                definitions.namespace == namespace
                    || definitions.schemas.iter().any(|schema| schema.namespace == namespace)
            }
            Parsed::Schema(schema) => schema.namespace == namespace,
        }
    }
}

/// Reads and decodes a file.
pub(super) fn read(path: &Path) -> Result<Source, Diagnostic> {
    if path.is_dir() {
        return Err(Diagnostic::file(path, "this is a directory, not a WSDL"));
    }
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Diagnostic::file(path, "there is no such file"),
        _ => Diagnostic::file(path, format!("can't be read: {error}")),
    })?;
    let text = text::decode(&bytes).map_err(|fact| {
        Diagnostic::file(path, fact).help("save the file as UTF-8, and declare that encoding in its XML declaration")
    })?;
    Ok(Source { name: path.display().to_string().into(), text })
}

/// Parses the text of a file. `including` is the namespace of the schema that includes it. Returns `None` after reporting
/// an error if it is neither a WSDL nor a schema document.
pub(super) fn parse(
    source: &Source,
    including: Option<&str>,
    report: &mut Report,
    warnings: &mut Vec<Diagnostic>,
) -> Option<Parsed> {
    let tree = match xml::parse(&source.name, &source.text) {
        Ok(tree) => tree,
        Err(finding) => {
            report.push(finding);
            return None;
        }
    };
    if xml::names_external_subset(&tree) {
        warnings.push(Diagnostic::at(
            &xml::file_start(&source.name),
            "the document type declaration names an external subset, which is never read",
        ));
    }
    let mut reader = Reader::new(&source.name, &source.text, report);
    let root = tree.root_element();
    let tag = root.tag_name();
    let parsed = match (tag.namespace(), tag.name()) {
        (Some(WSDL), "definitions") => Some(Parsed::Definitions(Arc::new(wsdl::parse(&mut reader, root)))),
        (Some(XSD), "schema") => Some(Parsed::Schema(Arc::new(xsd::parse(&mut reader, root, including)))),
        (namespace, name) => {
            let place = reader.place(root);
            reader.report.push(unknown_root(Diagnostic::at(&place, ""), namespace, name));
            None
        }
    };
    warnings.append(&mut reader.warnings);
    parsed
}

fn unknown_root(finding: Diagnostic, namespace: Option<&str>, name: &str) -> Diagnostic {
    let (message, help) = match (namespace, name) {
        (Some(WSDL20), _) => ("this is WSDL 2.0; only WSDL 1.1 is supported".to_owned(), None),
        (_, "html") => ("this is an HTML page, not a WSDL".to_owned(), Some(xml::HTML_HELP)),
        (_, "Envelope") => ("this is a SOAP message, not a WSDL".to_owned(), None),
        (Some(namespace), _) => (format!("this is not a WSDL: the root element is `{name}` of `{namespace}`"), None),
        (None, _) => (format!("this is not a WSDL: the root element is `{name}`"), None),
    };
    let finding = Diagnostic { message, ..finding };
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
