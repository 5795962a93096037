//! Tests that additions to a contract don't rename generated items.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use crate::fixture::{Folder, schema};
use soapwright_build::{Request, generate};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// The parts of a document. Tests insert an item at any position of each list.
#[derive(Clone)]
struct Document {
    /// Global components of the main schema.
    components: Vec<String>,
    /// Elements of the type `Order`.
    fields: Vec<String>,
    /// Values of the enumeration `State`.
    values: Vec<String>,
    /// Further schemas.
    schemas: Vec<String>,
    /// Operations, named after the elements of their requests.
    operations: Vec<String>,
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn element(name: &str, fields: &str) -> String {
    format!(
        "<xs:element name='{name}'><xs:complexType><xs:sequence>{fields}</xs:sequence></xs:complexType></xs:element>"
    )
}

fn complex(name: &str, fields: &str) -> String {
    format!("<xs:complexType name='{name}'><xs:sequence>{fields}</xs:sequence></xs:complexType>")
}

fn base() -> Document {
    let other = |namespace: &str| schema(namespace, &complex("Order", "<xs:element name='No' type='xs:int'/>"));
    let main = "<xs:element name='order' type='t:Order'/><xs:element ref='t:line' maxOccurs='9'/>\
                <xs:element name='a' type='a:Order'/><xs:element name='b' type='b:Order'/>\
                <xs:element name='maybe' type='t:Order' minOccurs='0'/>\
                <xs:element name='nil' type='t:Order' nillable='true'/><xs:element name='tail' type='t:Tail'/>\
                <xs:choice minOccurs='0'><xs:element name='one' type='t:Order'/><xs:element name='two' type='t:option'/>\
                </xs:choice>";
    Document {
        components: vec![
            complex("Order", "FIELDS"),
            complex("option", "<xs:element name='x' type='xs:int'/><xs:element name='y' type='xs:int'/>"),
            complex("Tail", "<xs:element name='of' type='t:Order' minOccurs='0'/>"),
            element("line", "<xs:element name='state' type='t:State'/><xs:element name='o' type='t:option'/>"),
            "<xs:simpleType name='State'><xs:restriction base='xs:string'>VALUES</xs:restriction></xs:simpleType>"
                .into(),
            element("Get", main),
            element("Put", main),
        ],
        fields: texts(&["<xs:element name='type' type='xs:int'/>", "<xs:element name='my-name' type='xs:int'/>"]),
        values: texts(&["<xs:enumeration value='Open'/>", "<xs:enumeration value='other'/>"]),
        schemas: vec![other("http://example.com/2010/a/orders"), other("http://example.com/2010/b/orders")],
        operations: texts(&["Get", "Put"]),
    }
}

fn wsdl(document: &Document) -> String {
    let own = schema("urn:t", &document.components.concat());
    let own = own.replace("FIELDS", &document.fields.concat()).replace("VALUES", &document.values.concat());
    let (mut messages, mut port_type, mut binding) = (String::new(), String::new(), String::new());
    for name in &document.operations {
        messages += &format!("<message name='{name}'><part name='p' element='t:{name}'/></message>");
        port_type += &format!("<operation name='{name}'><input message='t:{name}'/></operation>");
        binding += &format!(
            "<operation name='{name}'><soap:operation soapAction='{name}'/><input><soap:body use='literal'/></input></operation>"
        );
    }
    format!(
        "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/'
  xmlns:t='urn:t' xmlns:a='http://example.com/2010/a/orders' xmlns:b='http://example.com/2010/b/orders'
  xmlns:c='http://example.com/2020/c/orders' xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>
<types>{}{own}</types>{messages}<portType name='Orders'>{port_type}</portType>
<binding name='B' type='t:Orders'><soap:binding transport='http://schemas.xmlsoap.org/soap/http'/>{binding}</binding>
<service name='S'><port name='P' binding='t:B'><soap:address location='http://example.com/'/></port></service>
</definitions>",
        document.schemas.concat()
    )
}

/// Returns the paths of all public items, fields, variants and methods generated from these documents.
fn paths(folder: &Folder, documents: &[String]) -> BTreeSet<String> {
    let names = ["1.wsdl", "2.wsdl", "3.wsdl"];
    documents.iter().zip(names).for_each(|(text, name)| folder.write(name, text));
    let documents = documents.iter().zip(names).map(|(_, name)| folder.path().join(name));
    let mut request = Request::new(documents);
    request.strict = true;
    let text = generate(&request).unwrap_or_else(|error| panic!("{error}")).include();
    // The items are within a call of a macro, after its version.
    let (_, items) = text.split_once(';').unwrap();
    let items = items.trim_end().strip_suffix('}').unwrap();
    let file = syn::parse_file(items).unwrap_or_else(|error| panic!("{error}"));
    let mut paths = BTreeSet::new();
    collect(&file.items, "", &mut paths);
    assert!(paths.contains("types::Order"), "{paths:?}");
    paths
}

fn collect(items: &[syn::Item], path: &str, paths: &mut BTreeSet<String>) {
    let is_public = |visibility: &syn::Visibility| matches!(visibility, syn::Visibility::Public(_));
    for item in items {
        match item {
            syn::Item::Mod(item) if is_public(&item.vis) => {
                let path = format!("{path}{}::", item.ident);
                let items = item.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
                collect(items, &path, paths);
                paths.insert(path);
            }
            syn::Item::Struct(item) if is_public(&item.vis) => {
                paths.insert(format!("{path}{}", item.ident));
                for field in &item.fields {
                    let ty = &field.ty;
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    paths.insert(format!("{path}{}::{name}: {}", item.ident, quote::quote!(#ty)));
                }
            }
            syn::Item::Enum(item) if is_public(&item.vis) => {
                paths.insert(format!("{path}{}", item.ident));
                paths.extend(item.variants.iter().map(|variant| format!("{path}{}::{}", item.ident, variant.ident)));
            }
            syn::Item::Static(item) if is_public(&item.vis) => {
                paths.insert(format!("{path}{}", item.ident));
            }
            syn::Item::Impl(item) => {
                let ty = &item.self_ty;
                let ty = quote::quote!(#ty);
                for item in &item.items {
                    if let syn::ImplItem::Fn(method) = item {
                        paths.insert(format!("{path}{ty}::{}", method.sig.ident));
                    }
                }
            }
            _ => {}
        }
    }
}

/// Returns every list that results from inserting `added` once.
fn everywhere(list: &[String], added: &str) -> Vec<Vec<String>> {
    let at = |index: usize| [&list[..index], &[added.to_owned()], &list[index..]].concat();
    (0..=list.len()).map(at).collect()
}

#[test]
fn additions_to_a_document_rename_nothing() {
    assert_additions_rename_nothing("stable", 16);
}

#[test]
#[ignore = "takes long"]
fn every_addition_to_a_document_renames_nothing() {
    assert_additions_rename_nothing("stable-every", 1);
}

/// Tests one of `step` additions.
fn assert_additions_rename_nothing(name: &str, step: usize) {
    let folder = Folder::new(name);
    let base = base();
    let before = paths(&folder, &[wsdl(&base)]);
    for expected in ["types::orders::Order", "types::b_orders::Order", "types::OptionType", "types::State::OtherValue"]
    {
        assert!(before.contains(expected), "{expected}: {before:?}");
    }
    let field = |ty: &str| element("New", &format!("<xs:element name='x' type='{ty}'/>"));
    let mut documents = Vec::new();
    // Types with a new name, a name that differs only in case, and names that collide with generated ones.
    for name in ["Fresh", "order", "ORDER", "line", "Line_", "OrderType", "optionType"] {
        for mut components in everywhere(&base.components, &complex(name, "<xs:element name='x' type='xs:int'/>")) {
            documents.push(Document { components: components.clone(), ..base.clone() });
            components.push(field(&format!("t:{name}")));
            for operations in everywhere(&base.operations, "New") {
                documents.push(Document { components: components.clone(), operations, ..base.clone() });
            }
        }
    }
    for name in ["Fresh", "get", "ORDER"] {
        for components in everywhere(&base.components, &element(name, "<xs:element name='x' type='t:Order'/>")) {
            for operations in everywhere(&base.operations, name) {
                documents.push(Document { components: components.clone(), operations, ..base.clone() });
            }
        }
    }
    for name in ["fresh", "my.name", "My-Name", "Type"] {
        let field = format!("<xs:element name='{name}' type='xs:int'/>");
        documents
            .extend(everywhere(&base.fields, &field).into_iter().map(|fields| Document { fields, ..base.clone() }));
    }
    // Elements, some of them recursive: the existing fields must not move into or out of a `Box`.
    for part in [
        "name='fresh' type='t:option'",
        "name='fresh' type='t:option' minOccurs='0'",
        "name='fresh' type='t:Order' minOccurs='0'",
        "name='fresh' type='t:Order' nillable='true'",
        "name='fresh' type='t:Order' minOccurs='0' maxOccurs='9'",
        "name='fresh' type='t:Tail'",
        "name='fresh' type='t:Tail' minOccurs='0'",
    ] {
        let part = format!("<xs:element {part}/>");
        documents.extend(everywhere(&base.fields, &part).into_iter().map(|fields| Document { fields, ..base.clone() }));
    }
    for value in ["Closed", "open", "OPEN", "other value"] {
        let value = format!("<xs:enumeration value='{value}'/>");
        documents
            .extend(everywhere(&base.values, &value).into_iter().map(|values| Document { values, ..base.clone() }));
    }
    // Another namespace, also one whose module would have a taken name.
    for namespace in ["http://example.com/2020/c/orders", "urn:fresh"] {
        let added = schema(namespace, &complex("Order", "<xs:element name='x' type='xs:int'/>"));
        let mut components = base.components.clone();
        components.push(field(if namespace.starts_with("urn:") { "t:Order" } else { "c:Order" }));
        for schemas in everywhere(&base.schemas, &added) {
            for operations in everywhere(&base.operations, "New") {
                documents.push(Document {
                    schemas: schemas.clone(),
                    components: components.clone(),
                    operations,
                    ..base.clone()
                });
            }
            documents.push(Document { schemas, ..base.clone() });
        }
    }
    for document in documents.iter().step_by(step) {
        let document = wsdl(document);
        let after = paths(&folder, std::slice::from_ref(&document));
        let gone: Vec<&String> = before.difference(&after).collect();
        assert!(gone.is_empty(), "{gone:?} for\n{document}");
    }
}

#[test]
fn additional_documents_rename_nothing() {
    let folder = Folder::new("stable-documents");
    let first = wsdl(&base());
    let before = paths(&folder, std::slice::from_ref(&first));
    // Port types whose modules would have the same name.
    let alike = ["ORDERS", "IOrders", "OrdersService"].map(|port_type| {
        let second = first.replace("urn:t'", "urn:u'").replace("name='S'", "name='A'");
        let second = second.replace("portType name='Orders'", &format!("portType name='{port_type}'"));
        second.replace("type='t:Orders'", &format!("type='t:{port_type}'"))
    });
    let mut other = base();
    other.components.insert(0, complex("Line", "<xs:element name='x' type='xs:int'/>"));
    other.components.insert(0, element("Fetch", "<xs:element name='x' type='t:Line'/>"));
    other.operations.insert(0, "Fetch".to_owned());
    let other = wsdl(&other).replace("name='S'", "name='A'");
    for second in alike {
        for documents in [vec![first.clone(), second.clone()], vec![first.clone(), other.clone(), second]] {
            let after = paths(&folder, &documents);
            let gone: Vec<&String> = before.difference(&after).collect();
            assert!(gone.is_empty(), "{gone:?}");
        }
    }
}

#[test]
fn module_option_names_modules() {
    let folder = Folder::new("stable-modules");
    folder.write("1.wsdl", &wsdl(&base()));
    let run = |modules: &[&str]| {
        let arguments = modules.iter().flat_map(|module| ["--module", module]);
        folder.run(&["generate", "1.wsdl", "--out", "out"].into_iter().chain(arguments).collect::<Vec<_>>())
    };
    let text = |name: &str| fs::read_to_string(PathBuf::from(folder.path()).join("out").join(name)).unwrap_or_default();
    let done = run(&["http://example.com/2010/a/orders=types", "http://example.com/2010/b/orders=old", "urn:t=own"]);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(text("types.rs").contains("pub struct Order {\n    /// The `No` element."), "{}", text("types.rs"));
    assert!(text("types.rs").contains("pub mod old;") && text("types.rs").contains("pub mod own;"));
    assert!(
        text("types/own.rs").contains("pub struct Order {\n    /// The `type` element."),
        "{}",
        text("types/own.rs")
    );
    assert!(text("types/old.rs").contains("pub struct Order {\n    /// The `No` element."));
    assert!(
        text("orders.rs").contains("pub a: types::Order,") && text("orders.rs").contains("pub b: types::old::Order,")
    );
    for (module, says) in [
        ("urn:tt=x", "no schema has that namespace"),
        ("urn:t=Own", "is not a valid name for the module"),
        ("urn:t=self", "is not a valid name for the module"),
        ("urn:t=soapwright", "is not a valid name for the module"),
        ("urn:t", "URI=NAME"),
    ] {
        let failed = run(&[module]);
        assert!(failed.code != 0 && failed.stderr.contains(says), "{module}: {}", failed.stderr);
    }
}
