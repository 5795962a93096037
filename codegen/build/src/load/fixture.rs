//! Folders of documents for tests.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{Loaded, load};
use crate::error::Error;

/// A temporary folder, which is removed when the value is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Creates a folder with these files, given as path and content.
    pub(crate) fn new<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("soapwright-build-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).unwrap();
        for (name, bytes) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    /// Returns the path of a file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Loads documents of the folder.
    pub(crate) fn load(&self, documents: &[&str], catalogs: &[&str]) -> Result<Loaded, Error> {
        let paths = |names: &[&str]| names.iter().map(|name| self.path(name)).collect::<Vec<_>>();
        load(&paths(documents), &paths(catalogs))
    }

    /// Removes the path of the folder from a message.
    pub(crate) fn strip(&self, message: impl ToString) -> String {
        message.to_string().replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(Path::new(&self.0));
    }
}

/// Returns a WSDL with one operation `Get` and a schema `urn:t` with these components, which must include the element
/// `Get`. An empty element `GetResponse` is added.
pub(crate) fn wsdl(components: &str) -> String {
    wsdl_of(&schema(&format!(r#"{components}<xs:element name="GetResponse"><xs:complexType/></xs:element>"#)))
}

/// Returns a schema `urn:t` with these components; the prefix `t` is bound to its namespace.
pub(crate) fn schema(components: &str) -> String {
    format!(r#"<xs:schema targetNamespace="urn:t" elementFormDefault="qualified">{components}</xs:schema>"#)
}

/// Returns a WSDL with one operation `Get` and these schemas.
pub(crate) fn wsdl_of(schemas: &str) -> String {
    let parts = r#"<part name="body" element="t:Get"/>"#;
    wsdl_with(schemas, parts, r#"<s:body use="literal"/>"#)
}

/// Returns a WSDL with one operation `Get`, these schemas, parts of the input message, and input of the binding.
pub(crate) fn wsdl_with(schemas: &str, parts: &str, input: &str) -> String {
    definitions(&format!(
        r#"<types>{schemas}</types>
<message name="In">{parts}</message>
<message name="Out"><part name="body" element="t:GetResponse"/></message>
<portType name="P"><operation name="Get"><input message="t:In"/><output message="t:Out"/></operation></portType>
<binding name="B" type="t:P"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="Get"><s:operation soapAction="urn:t/Get"/><input>{input}</input>
<output><s:body use="literal"/></output></operation></binding>
<service name="S"><port name="Port" binding="t:B"><s:address location="http://t.invalid/"/></port></service>"#
    ))
}

/// Returns a WSDL with this content.
pub(crate) fn definitions(content: &str) -> String {
    format!(
        r#"<definitions targetNamespace="urn:t" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t"
 xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">{content}</definitions>"#
    )
}
