//! Tests of components that one document declares twice.

use super::{Selection, resolved, try_resolve};
use crate::load::fixture::{definitions, schema};

/// Returns a document with two operations, `Get` and `Put`, with these components in two schemas of one namespace, and
/// with `more` in the definitions. The element `Put` must be among the components.
fn document(first: &str, second: &str, more: &str) -> String {
    let each = |of: &dyn Fn(&str) -> String| ["Get", "Put"].iter().map(|name| of(name)).collect::<String>();
    let messages = each(&|name| format!("<message name='{name}'><part name='p' element='t:{name}'/></message>"));
    let operations = each(&|name| format!("<operation name='{name}'><input message='t:{name}'/></operation>"));
    let bound = each(&|name| format!("<operation name='{name}'><input><s:body use='literal'/></input></operation>"));
    definitions(&format!(
        "<types>{}{}</types>{messages}<portType name='P'>{operations}</portType>\
         <binding name='B' type='t:P'><s:binding transport='http://schemas.xmlsoap.org/soap/http'/>{bound}</binding>\
         {more}",
        schema(&format!("<xs:element name='Get' type='xs:int'/>{first}")),
        schema(second)
    ))
}

/// Returns the reason why `Put` is left out, or `None` if it isn't.
fn left_out(first: &str, second: &str, more: &str) -> Option<String> {
    let resolved = resolved(&[&document(first, second, more)]);
    let service = &resolved.model.services[0];
    assert_eq!(service.operations.len() + service.left_out.len(), 2);
    let left = service.left_out.first()?;
    assert!(left.operation == "Put" && left.obstacle.is_broken(), "{left:?}");
    assert_eq!(left.obstacle.finding.help.as_deref(), Some("declare it once, or give one of the two another name"));
    let (before, rest) = left.obstacle.reason().split_once(" at /").unwrap();
    Some(format!("{before} at{}", rest.split_once(')').unwrap().1))
}

/// Asserts that declaring `first` twice is accepted, and returns the reason why `first` beside `second` is not.
fn difference(put: &str, first: &str, second: &str) -> String {
    assert_eq!(left_out(&format!("{put}{first}"), first, ""), None);
    left_out(&format!("{put}{first}"), second, "").unwrap()
}

const PUT: &str = "<xs:element name='Put'><xs:complexType><xs:sequence><xs:element name='x' type='t:T' minOccurs='0'/>\
                   </xs:sequence></xs:complexType></xs:element>";

fn put(content: &str) -> String {
    format!("<xs:element name='Put'><xs:complexType>{content}</xs:complexType></xs:element>")
}

#[test]
fn different_declarations_of_a_type_are_reported() {
    let of = |ty: &str| format!("<xs:complexType name='T'><xs:attribute name='a' type='xs:{ty}'/></xs:complexType>");
    assert_eq!(
        difference(PUT, &of("int"), &of("long")),
        "type `{urn:t}T` differs from its declaration at: attribute `a` is long here and int there"
    );
    let documented = of("int").replace("<xs:attribute", "<xs:annotation/><xs:attribute");
    assert_eq!(left_out(&format!("{PUT}{}", of("int")), &documented, ""), None);
}

#[test]
fn different_declarations_of_an_element_are_reported() {
    let of = |ty: &str| format!("<xs:element name='e' type='xs:{ty}'/>");
    let found = "element `{urn:t}e` differs from its declaration at: it is string here and int there";
    assert_eq!(
        difference(&put("<xs:sequence><xs:element ref='t:e'/></xs:sequence>"), &of("int"), &of("string")),
        found
    );
    let group = "<xs:element name='m' type='xs:int' substitutionGroup='t:e'/>";
    let referring = format!("{}{group}", put("<xs:sequence><xs:element ref='t:e'/></xs:sequence>"));
    assert_eq!(difference(&referring, &of("int"), &of("string")), found);
    let own = |ty: &str| format!("<xs:element name='Put' type='xs:{ty}'/>");
    assert_eq!(difference("", &own("int"), &own("string")), found.replace("}e", "}Put"));
}

#[test]
fn different_declarations_of_a_group_are_reported() {
    let of = |more: &str| {
        format!("<xs:group name='g'><xs:sequence><xs:element name='a' type='xs:int'/>{more}</xs:sequence></xs:group>")
    };
    assert_eq!(
        difference(&put("<xs:group ref='t:g'/>"), &of(""), &of("<xs:element name='b' type='xs:int'/>")),
        "group `{urn:t}g` differs from its declaration at: element `b` is only here"
    );
    // A recursive group is reported as such.
    let circle = of("<xs:group ref='t:g' minOccurs='0'/>");
    let resolved = resolved(&[&document(&format!("{}{circle}", put("<xs:group ref='t:g'/>")), &circle, "")]);
    assert_eq!(resolved.model.services[0].left_out[0].obstacle.reason(), "recursive group");
}

#[test]
fn different_declarations_of_an_attribute_are_reported() {
    let of = |ty: &str| format!("<xs:attribute name='a' type='xs:{ty}'/>");
    let group = |ty: &str| format!("<xs:attributeGroup name='g'>{}</xs:attributeGroup>", of(ty));
    assert_eq!(
        difference(&put("<xs:attribute ref='t:a'/>"), &of("int"), &of("date")),
        "attribute `{urn:t}a` differs from its declaration at: attribute `a` is date here and int there"
    );
    assert_eq!(
        difference(&put("<xs:attributeGroup ref='t:g'/>"), &group("int"), &group("date")),
        "attributeGroup `{urn:t}g` differs from its declaration at: attribute `a` is date here and int there"
    );
}

#[test]
fn different_declarations_of_a_message_are_reported() {
    let put = "<xs:element name='Put' type='xs:int'/>";
    let message = |element: &str| format!("<message name='Put'><part name='p' element='t:{element}'/></message>");
    assert_eq!(left_out(put, "", &message("Put")), None);
    assert_eq!(left_out(put, "", &message("Get")).unwrap(), "message `{urn:t}Put` differs from its declaration at");
}

#[test]
fn different_declarations_of_a_port_type_or_binding_are_reported() {
    let put = "<xs:element name='Put' type='xs:int'/>";
    let service = "<service name='S'><port name='A' binding='t:B'/></service>";
    let text = |more: &str| document(put, "", &format!("{service}{more}"));
    let operations = |text: &str| resolved(&[text]).model.services[0].operations.len();
    let own = |from: &str| {
        let text = text("");
        let start = text.find(from).unwrap();
        let end = text[start..].find(&from.replace('<', "</").replace(' ', ">")).unwrap();
        format!("{}{}", &text[start..start + end], from.replace('<', "</").replace(' ', ">"))
    };
    let (port_type, binding) = (own("<portType "), own("<binding "));
    assert_eq!(operations(&text(&format!("{port_type}{binding}"))), 2);
    // A binding to another transport is ignored.
    assert_eq!(operations(&text(&binding.replace("soap/http", "soap/smtp"))), 2);
    let error = |more: &str| try_resolve(&[&text(more)], Selection::default()).unwrap_err();
    let other = error("<portType name='P'/>");
    assert!(
        other.contains("port `A` is left out: portType `{urn:t}P` differs from its declaration at 0.wsdl:"),
        "{other}"
    );
    let other = error(&binding.replace("<s:binding ", "<s:binding style='rpc' "));
    assert!(
        other.contains("port `A` is left out: binding `{urn:t}B` differs from its declaration at 0.wsdl:"),
        "{other}"
    );
}
