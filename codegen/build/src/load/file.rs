//! Reading a file, as a WSDL or schema document depending on its root element.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Source,
    foreign::{self, Foreign},
    text,
};
use crate::{
    error::{Diagnostic, Report},
    limits::LISTED_NAMES,
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

/// Reads and decodes a file. The finding has no place, and its message doesn't name the file.
pub(super) fn read(path: &Path) -> Result<Source, Diagnostic> {
    if path.is_dir() {
        return Err(Diagnostic::plain("this is a directory").help(documents_in(path)));
    }
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => match foreign::path(path) {
            Some(foreign) => finding(foreign),
            None => Diagnostic::plain("there is no such file"),
        },
        _ => Diagnostic::plain(format!("can't be read: {error}")),
    })?;
    if let Some(foreign) = foreign::bytes(&bytes) {
        return Err(finding(foreign));
    }
    let text = text::decode(&bytes).map_err(|fact| {
        Diagnostic::plain(fact).help("save the file as UTF-8, and declare that encoding in its XML declaration")
    })?;
    match foreign::text(&text) {
        Some(foreign) => Err(finding(foreign)),
        None => Ok(Source { name: path.display().to_string().into(), text }),
    }
}

fn finding(Foreign { what, help }: Foreign) -> Diagnostic {
    Diagnostic::plain(format!("this is {what}")).help(help)
}

/// Returns advice for a user who gave a folder: the WSDL documents in it.
fn documents_in(folder: &Path) -> String {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_wsdl = |path: &PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("wsdl"));
    let mut documents: Vec<PathBuf> = entries.filter(is_wsdl).collect();
    documents.sort();
    let names: Vec<String> = documents.iter().take(LISTED_NAMES).map(|path| format!("`{}`", path.display())).collect();
    match names.as_slice() {
        [] => "give the path of a WSDL document".to_owned(),
        names => format!("give the document: {}", names.join(" or ")),
    }
}

/// Parses the text of a file. `including` is the namespace of the schema that includes it. Returns `None` after
/// reporting an error if it is neither a WSDL nor a schema document.
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

/// Completes the finding about a document whose root element has this name.
fn unknown_root(finding: Diagnostic, namespace: Option<&str>, name: &str) -> Diagnostic {
    let (message, help) = match (namespace.unwrap_or_default(), name) {
        (WSDL20, _) => (
            "this is a WSDL 2.0 document, and only WSDL 1.1 is supported".to_owned(),
            "many services provide WSDL 1.1 too, at their address followed by `?wsdl`",
        ),
        (_, "html") => ("this is an HTML page".to_owned(), foreign::DOWNLOAD),
        (_, "Envelope") => ("this is a SOAP message, not a WSDL".to_owned(), foreign::DOWNLOAD),
        (_, "Edmx") => ("this is the metadata of an OData service, not a WSDL".to_owned(), foreign::SOAP_ONLY),
        (namespace, "application") if namespace.contains("wadl") => {
            ("this is a WADL document of a REST service".to_owned(), foreign::SOAP_ONLY)
        }
        (_, "discovery") => (
            "this is a discovery document (DISCO), not a WSDL".to_owned(),
            "download the WSDL at the address in its `contractRef`",
        ),
        (_, "Metadata") => (
            "this is an answer of WS-MetadataExchange, not a WSDL".to_owned(),
            "save each `definitions` and `schema` element in it as a file of its own",
        ),
        (_, "soapui-project") => ("this is a project of SoapUI, not a WSDL".to_owned(), "export the WSDL from SoapUI"),
        (namespace, _) => {
            let of = if namespace.is_empty() { String::new() } else { format!(" of `{namespace}`") };
            (
                format!("this is not a WSDL: the root element is `{name}`{of}"),
                "the root element of WSDL 1.1 is `definitions` of `http://schemas.xmlsoap.org/wsdl/`",
            )
        }
    };
    Diagnostic { message, ..finding }.help(help)
}
