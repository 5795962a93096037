//! Reading a document with all its imports.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Loaded, bundled,
    file::{self, Parsed},
    file_names,
    location::{self, Base, Catalog, Target},
};
use crate::{
    error::{Cause, Diagnostic, Key, Place, Report},
    wsdl::{self, Definitions, Unread},
    xml::{XML, XSD},
    xsd::{Link, LinkKind, Schema},
};

/// Namespaces that many documents import although they use nothing of them.
const WELL_KNOWN: [&str; 4] = [
    "http://schemas.xmlsoap.org/wsdl/",
    "http://schemas.xmlsoap.org/wsdl/soap/",
    "http://www.w3.org/2000/09/xmldsig#",
    "http://www.w3.org/2001/04/xmlenc#",
];

/// The state of reading the documents of a run.
pub(super) struct Loader {
    catalog: Catalog,
    pub(super) report: Report,
    /// Parsed files by path. A schema without a target namespace is parsed once for each namespace that includes it.
    parsed: BTreeMap<(PathBuf, Option<String>), Option<Parsed>>,
    /// The canonical paths of the files that were read.
    seen: BTreeSet<PathBuf>,
    /// The imports of the current document whose files couldn't be read.
    unread: Vec<Unread>,
    pub(super) loaded: Loaded,
}

impl Loader {
    /// Creates a loader that has read nothing yet.
    pub(super) fn new(catalog: Catalog, report: Report) -> Self {
        Loader {
            catalog,
            report,
            parsed: BTreeMap::new(),
            seen: BTreeSet::new(),
            unread: Vec::new(),
            loaded: Loaded::default(),
        }
    }

    /// Reads the document at this path with its imports. Returns `None` after reporting an error if it can't be read.
    pub(super) fn document(&mut self, path: &Path) -> Option<wsdl::Document> {
        let base = Base { path: path.to_owned(), url: None };
        let definitions = self.definitions(&base)?;
        let mut document = wsdl::Document {
            name: path.display().to_string().into(),
            path: path.to_owned(),
            definitions: Vec::new(),
            schemas: Vec::new(),
            unread: Vec::new(),
        };
        // A queue instead of recursion, so that imports may be circular and of any depth.
        let own = self.report.len();
        let mut queue = VecDeque::from([(base, Parsed::Definitions(definitions))]);
        while let Some((base, parsed)) = queue.pop_front() {
            let schemas = match parsed {
                Parsed::Definitions(definitions) => {
                    if document.definitions.iter().any(|known| Arc::ptr_eq(known, &definitions)) {
                        continue;
                    }
                    for link in &definitions.imports {
                        queue.extend(self.follow(link, &base, None));
                    }
                    let schemas = definitions.schemas.clone();
                    document.definitions.push(definitions);
                    schemas
                }
                Parsed::Schema(schema) => vec![schema],
            };
            for schema in schemas {
                if document.schemas.iter().any(|known| Arc::ptr_eq(known, &schema)) {
                    continue;
                }
                for link in &schema.links {
                    queue.extend(self.follow(link, &base, Some(&schema)));
                }
                document.schemas.push(schema);
            }
        }
        self.add_bundled(&mut document);
        document.unread = std::mem::take(&mut self.unread);
        let known: BTreeSet<Key> = self.loaded.broken.iter().map(Diagnostic::key).collect();
        let found = self.report.split_off(own).into_iter();
        self.loaded.broken.extend(found.filter(|finding| !known.contains(&finding.key())));
        Some(document)
    }

    /// Reads a given document itself. Returns `None` after reporting an error if it isn't a WSDL document.
    fn definitions(&mut self, base: &Base) -> Option<Arc<Definitions>> {
        let before = self.report.len();
        let parsed = self.parsed(base, None);
        self.report.change(before, |finding| {
            if finding.place.is_none() {
                finding.message = format!("{}: {}", base.path.display(), finding.message);
            }
        });
        match parsed? {
            Parsed::Definitions(definitions) => Some(definitions),
            Parsed::Schema(schema) => {
                let help = "give the WSDL document that imports it; imported schemas are read automatically";
                self.report.push(Diagnostic::at(&schema.place, "this is an XML schema, not a WSDL").help(help));
                None
            }
        }
    }

    /// Adds the bundled schemas for namespaces that the document refers to without containing a schema for them.
    fn add_bundled(&mut self, document: &mut wsdl::Document) {
        for namespace in bundled::namespaces() {
            let links = document.schemas.iter().flat_map(|schema| &schema.links);
            // Documents use the attributes of XML itself without an import.
            let wanted = namespace == XML || links.clone().any(|link| link.namespace.as_deref() == Some(namespace));
            let mut own = document.schemas.iter().filter(|schema| schema.namespace == namespace);
            if !wanted || own.any(|schema| !schema.is_empty()) {
                continue;
            }
            let Some(source) = bundled::source(namespace) else { continue };
            if let Some(Parsed::Schema(schema)) = file::parse(&source, None, &mut self.report, &mut Vec::new()) {
                document.schemas.push(schema);
            }
        }
    }

    /// Reads the file of an import. `schema` is the schema that contains the import, if it isn't one of WSDL.
    fn follow(&mut self, link: &Link, base: &Base, schema: Option<&Schema>) -> Vec<(Base, Parsed)> {
        let namespace = link.namespace.as_deref().unwrap_or_default();
        // The schema for schemas describes the built-in types, which are known.
        if link.kind == LinkKind::Import && namespace == XSD {
            return Vec::new();
        }
        let Some(location) = link.location.as_deref().filter(|location| !location.is_empty()) else {
            // An import without a location refers to a namespace that the document declares elsewhere (4.2.3).
            if link.kind == LinkKind::Include {
                self.report.push(Diagnostic::at(&link.place, "`include` has no `schemaLocation` attribute"));
            }
            return Vec::new();
        };
        let including = match (link.kind, schema) {
            (LinkKind::Include, Some(schema)) => Some(schema.namespace.as_str()),
            _ => None,
        };
        let before = self.report.len();
        let resolved = location::resolve(location, base, &self.catalog);
        let wanted = including.or(link.namespace.as_deref());
        let Some((target, parsed)) = self.target(resolved, link, including) else {
            self.note_unread(link, wanted.unwrap_or_default(), schema.is_none(), before);
            return Vec::new();
        };
        match &parsed {
            Parsed::Schema(found) if wanted.is_some_and(|wanted| found.namespace != wanted) => {
                let wanted = wanted.unwrap_or_default();
                let message = format!("`{location}` has the namespace `{}`, not `{wanted}`", found.namespace);
                self.warn(Diagnostic::at(&link.place, message));
            }
            // A schema that imports a WSDL needs its types; its services are not to be generated.
            Parsed::Definitions(definitions) if schema.is_some() => {
                let message = format!("`{location}` is a WSDL document; only its schemas are read");
                self.warn(Diagnostic::at(&link.place, message));
                let schemas = definitions.schemas.iter().cloned();
                return schemas.map(|schema| (target.clone(), Parsed::Schema(schema))).collect();
            }
            _ => {}
        }
        vec![(target, parsed)]
    }

    /// Remembers an import whose file can't be read, and completes the findings about it, which begin at this index:
    /// they say who imports it, and are the cause of the errors about names in its namespace.
    fn note_unread(&mut self, link: &Link, namespace: &str, is_wsdl: bool, findings: usize) {
        if bundled::is_bundled(namespace) {
            return;
        }
        let location = link.location.as_deref().unwrap_or_default();
        // A file may be imported by several paths, but is reported once.
        let cause = format!("file {}", location::last_segment(location));
        self.report.change(findings, |finding| {
            finding.cause = Some(Box::new(Cause::Itself(cause.clone())));
            match &finding.place {
                None => {
                    finding.message = format!("imports `{location}`: {}", finding.message);
                    finding.place = Some(link.place.clone());
                }
                Some(place) if *place != link.place => {
                    let Place { file, line, column, .. } = &link.place;
                    finding.message = format!("{}, imported at {file}:{line}:{column}", finding.message);
                }
                Some(_) => {}
            }
        });
        self.unread.push(Unread { namespace: namespace.to_owned(), is_wsdl, cause });
    }

    /// Reads the file to which a link was resolved. Returns `None` after reporting an error if there is none.
    fn target(&mut self, target: Target, link: &Link, including: Option<&str>) -> Option<(Base, Parsed)> {
        let location = link.location.as_deref().unwrap_or_default();
        let known = bundled::is_bundled(link.namespace.as_deref().unwrap_or_default());
        match target {
            Target::File(base) => self.parsed(&base, including).map(|parsed| (base, parsed)),
            Target::Alike(base) => {
                let message = format!("imports `{location}`; {} is read instead", base.path.display());
                self.warn(Diagnostic::at(&link.place, message));
                self.target(Target::File(base), link, including)
            }
            Target::Beside(base, otherwise) => {
                let before = self.report.len();
                let parsed = self.parsed(&base, including);
                let wanted = including.or(link.namespace.as_deref()).unwrap_or_default();
                if let Some(parsed) = parsed.filter(|parsed| parsed.has_namespace(wanted)) {
                    return self.target(Target::Alike(base), link, including).map(|(base, _)| (base, parsed));
                }
                // The file has this name by chance.
                self.report.split_off(before);
                self.target(*otherwise, link, including)
            }
            Target::Missing(_) | Target::Unreachable(_) if known => None,
            Target::Missing(tried) => {
                self.report.push(missing(link, &tried));
                None
            }
            Target::Unreachable(url) => {
                self.unreachable(link, &url);
                None
            }
        }
    }

    fn unreachable(&mut self, link: &Link, url: &str) {
        let namespace = link.namespace.as_deref().unwrap_or_default();
        let finding = Diagnostic::at(&link.place, format!("imports `{url}`, but nothing is fetched from the network"));
        let names = either(&file_names::names(location::last_segment(url), extension(link)));
        let help = format!(
            "save it next to the document as {names}, or list it in a catalogue (`--catalog`, `Builder::catalog`): a line \
             with the URL, a tab, and the file"
        );
        if WELL_KNOWN.contains(&namespace) { self.warn(finding) } else { self.report.push(finding.help(help)) }
    }

    fn warn(&mut self, warning: Diagnostic) {
        if !self.loaded.warnings.contains(&warning) {
            self.loaded.warnings.push(warning);
        }
    }

    /// Returns the parsed file, which is read only once. Returns `None` after reporting an error if it can't be read.
    fn parsed(&mut self, base: &Base, including: Option<&str>) -> Option<Parsed> {
        let identity = base.path.canonicalize().unwrap_or_else(|_| base.path.clone());
        let chameleon = including.filter(|namespace| !namespace.is_empty());
        let plain = (identity.clone(), None);
        match (self.parsed.get(&plain), chameleon) {
            // It takes on the including schema's namespace, and is parsed again for it.
            (Some(Some(Parsed::Schema(schema))), Some(_)) if schema.namespace.is_empty() => {}
            (Some(known), _) => return known.clone(),
            (None, _) => {}
        }
        let as_included = (identity.clone(), chameleon.map(str::to_owned));
        if let Some(known) = self.parsed.get(&as_included) {
            return known.clone();
        }
        let first = self.seen.insert(identity);
        if first {
            self.loaded.files.push(base.path.clone());
        }
        let parsed = self.read(&base.path, including, first);
        let key = match &parsed {
            Some(Parsed::Schema(schema)) if schema.chameleon => as_included,
            _ => plain,
        };
        self.parsed.insert(key, parsed.clone());
        parsed
    }

    fn read(&mut self, path: &Path, including: Option<&str>, first: bool) -> Option<Parsed> {
        let source = match file::read(path) {
            Ok(source) => source,
            Err(finding) => {
                self.report.push(finding);
                return None;
            }
        };
        let mut warnings = Vec::new();
        let parsed = file::parse(&source, including, &mut self.report, &mut warnings);
        if first {
            warnings.into_iter().for_each(|warning| self.warn(warning));
        }
        parsed
    }
}

/// Returns the finding that none of these files exists.
fn missing(link: &Link, tried: &[PathBuf]) -> Diagnostic {
    let location = link.location.as_deref().unwrap_or_default();
    let mut paths: Vec<String> = Vec::new();
    for path in tried.iter().map(|path| location::normalize(path).display().to_string()) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let finding =
        Diagnostic::at(&link.place, format!("imports `{location}`, but there is no file {}", paths.join(" or ")));
    let names = file_names::names(location::last_segment(location), extension(link));
    match names.len() {
        1 => finding.help("put the file there; nothing is fetched from the network"),
        _ => finding.help(format!("save it there as {}; nothing is fetched from the network", either(&names))),
    }
}

/// Returns the usual extension of the file of a link.
fn extension(link: &Link) -> &'static str {
    if link.place.component.starts_with("schema") { ".xsd" } else { ".wsdl" }
}

fn either(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}
