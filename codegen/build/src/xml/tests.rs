use std::sync::Arc;

use super::*;

fn at<'a>(document: &'a roxmltree::Document<'_>, id: &str) -> Node<'a, 'a> {
    document.descendants().find(|node| node.attribute("name") == Some(id)).unwrap()
}

#[test]
fn places_have_line_column_and_component() {
    let text = "<definitions xmlns='urn:w'>\r\n<types><schema targetNamespace='urn:t'>é€😀<complexType name='Order'>\
                <sequence><element name='Line'/></sequence></complexType></schema></types>\
                <binding name='B'><operation name='O'><input><body name='x'/></input></operation></binding></definitions>";
    let name: Arc<str> = "f.wsdl".into();
    let document = parse(&name, text).unwrap();
    let mut report = Report::default();
    let reader = Reader::new(&name, text, &mut report);
    let place = |id| reader.place(at(&document, id)).to_string();
    assert_eq!(place("Order"), "f.wsdl:2:43 (schema urn:t / complexType Order)");
    assert_eq!(place("Line"), "f.wsdl:2:79 (schema urn:t / complexType Order / element Line)");
    assert_eq!(reader.place(at(&document, "x")).component, "binding B / operation O / input / body x");
}

#[test]
fn qnames_are_expanded_in_scope() {
    let text = "<a xmlns:p='urn:p'><b name='1' q='p:x'/><b name='2' q='x' xmlns='urn:d'/><b name='3' q=' x '/>\
                <b name='4' q='p:'/><b name='5' q='n:x'/><b name='6'/><b name='7' q='xml:lang'/></a>";
    let name: Arc<str> = "f".into();
    let document = parse(&name, text).unwrap();
    let mut report = Report::default();
    let mut reader = Reader::new(&name, text, &mut report);
    let mut qname = |id| reader.qname(at(&document, id), "q").map(|name| name.to_string());
    assert_eq!(qname("1").as_deref(), Some("{urn:p}x"));
    assert_eq!(qname("2").as_deref(), Some("{urn:d}x"));
    assert_eq!(qname("3").as_deref(), Some("x"));
    assert_eq!(qname("4"), None);
    assert_eq!(qname("5"), None);
    assert_eq!(qname("6"), None);
    assert_eq!(qname("7").as_deref(), Some("{http://www.w3.org/XML/1998/namespace}lang"));
    let findings: Vec<String> =
        report.propagate().unwrap_err().diagnostics.into_iter().map(|one| one.message).collect();
    assert_eq!(findings, ["`q` is `p:`, which is not a name", "the prefix of `n:x` in `q` isn't declared: `n`"]);
}

#[test]
fn documentation_keeps_markup() {
    let text = "<a xmlns='urn:d'><documentation> One &lt;b&gt;two&lt;/b&gt; <see cref='T:X'/>\n<para>three</para> \
                </documentation><documentation/><documentation>four</documentation></a>";
    let document = parse(&"f".into(), text).unwrap();
    assert_eq!(
        documentation(document.root_element(), "urn:d").as_deref(),
        Some("One &lt;b&gt;two&lt;/b&gt; <see cref=\"T:X\"/>\n<para>three</para>\n\nfour")
    );
    assert_eq!(documentation(document.root_element(), "urn:other"), None);
}
