//! Tests that an invalid reference in a WSDL leaves out only the operations that need it.

use super::{Selection, resolved, try_resolve};
use crate::load::fixture::{definitions, schema};

/// Returns a document with two independent operations, `Get` and `Put`, after replacing the text `from` by `to`.
fn document(from: &str, to: &str) -> String {
    let each = |of: &dyn Fn(&str) -> String| ["Get", "Put"].iter().map(|name| of(name)).collect::<String>();
    let elements = each(&|name| format!("<xs:element name='{name}' type='xs:int'/>"));
    let messages = each(&|name| format!("<message name='{name}'><part name='p' element='t:{name}'/></message>"));
    let operations = each(&|name| {
        format!("<operation name='{name}'><input message='t:{name}'/><output message='t:{name}'/></operation>")
    });
    let bound = each(&|name| {
        let body = "<s:body use='literal' parts='p'/>";
        format!(
            "<operation name='{name}'><input>{body}<s:header use='literal' message='t:{name}' part='p'/></input>\
             <output>{body}</output></operation>"
        )
    });
    let text = definitions(&format!(
        "<types>{}</types>{messages}<portType name='P'>{operations}</portType>\
         <binding name='B' type='t:P'><s:binding transport='http://schemas.xmlsoap.org/soap/http'/>{bound}</binding>\
         <service name='S'><port name='A' binding='t:B'/><port name='Z' binding='t:B'/></service>",
        schema(&elements)
    ));
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to)
}

/// Returns the place, reason and help of the only operation that is left out.
fn left_out(from: &str, to: &str) -> String {
    let resolved = resolved(&[&document(from, to)]);
    let service = &resolved.model.services[0];
    assert_eq!(service.operations.len(), 1, "{from} as {to}");
    let [left] = &service.left_out[..] else { panic!("{:?}", service.left_out) };
    assert!(left.obstacle.is_broken());
    let help = left.obstacle.finding.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{}: {}{help}", left.obstacle.finding.place.as_ref().unwrap().component, left.obstacle.reason())
}

#[test]
fn invalid_qnames_are_reported() {
    let element = |value: &str| left_out("element='t:Put'", &format!("element='{value}'"));
    let none = |value: &str| {
        format!("message Put / part p: `element` is `{value}`, which is not a name; a name is `prefix:name` or `name`")
    };
    for value in ["", ":", "t:", ":Put", "Put Get"] {
        assert_eq!(element(value), none(value));
    }
    let twice = "message Put / part p: there is no element `{urn:t}a:b`; a name is `prefix:name` or `name`";
    assert_eq!(element("t:a:b"), twice);
    assert_eq!(
        element("no:Put"),
        "message Put / part p: the prefix of `no:Put` in `element` isn't declared: `no`; declare the prefix: \
         `xmlns:no=\"NAMESPACE\"`"
    );
    assert_eq!(element("t:Pur"), "message Put / part p: there is no element `{urn:t}Pur`; did you mean `{urn:t}Put`?");
}

#[test]
fn missing_and_invalid_message_names_are_reported() {
    let input = "<input message='t:Put'/>";
    assert_eq!(
        left_out(input, "<input/>"),
        "portType P / operation Put / input: `input` has no `message` attribute, which names its message"
    );
    assert!(left_out(input, "<input message='t:'/>").starts_with("portType P / operation Put / input: `message` is"));
    let header =
        left_out("<s:header use='literal' message='t:Put' part='p'/>", "<s:header use='literal' message='a:b'/>");
    assert!(
        header.starts_with("binding B / operation Put / input / header: the prefix of `a:b` in `message`"),
        "{header}"
    );
    assert!(left_out("<message name='Put'>", "<message>").contains("there is no message `{urn:t}Put`"));
}

#[test]
fn invalid_parts_are_reported() {
    let of = |part: &str| left_out("<part name='p' element='t:Put'/>", part);
    assert!(of("<part name='p' type='t:'/>").starts_with("message Put / part p: `type` is `t:`, which is not a name"));
    assert!(of("<part name='p'/>").ends_with("part `p` has neither an element nor a type"));
    assert_eq!(of("<part name='q' element='t:Put'/>").split("; ").last(), Some("its parts are: q"));
}

#[test]
fn operation_without_a_name_is_left_out() {
    let nameless = left_out("<operation name='Put'><input message", "<operation><input message");
    assert_eq!(nameless, "portType P / operation: `operation` has no `name` attribute");
}

#[test]
fn port_with_an_invalid_binding_is_skipped() {
    for (from, to, what) in [
        (
            "<port name='Z' binding='t:B'/>",
            "<port name='Z'/>",
            "`port` has no `binding` attribute, which names its binding",
        ),
        (
            "<port name='Z' binding='t:B'/>",
            "<port name='Z' binding='q:B'/>",
            "the prefix of `q:B` in `binding` isn't declared: `q`",
        ),
    ] {
        let resolved = resolved(&[&document(from, to)]);
        assert_eq!(resolved.model.services[0].operations.len(), 2);
        let broken: Vec<_> = resolved.broken.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(broken, [format!("port `Z` is left out: {what}")]);
    }
}

#[test]
fn fault_with_an_invalid_message_is_kept_as_text() {
    let text = document("<output message='t:Put'/>", "<output message='t:Put'/><fault name='F' message='x:y'/>");
    let resolved = resolved(&[&text]);
    assert_eq!(resolved.model.services[0].operations.len(), 2);
    assert_eq!(resolved.warnings[0].message, "the prefix of `x:y` in `message` isn't declared: `x`");
}

#[test]
fn document_without_usable_operations_is_an_error() {
    let text = document("<binding name='B' type='t:P'>", "<binding name='B' type='t:'>");
    let error = try_resolve(&[&text], Selection::default()).unwrap_err();
    assert!(error.contains("(binding B): port `A` is left out: `type` is `t:`, which is not a name"), "{error}");
}

#[test]
fn unnamed_services_and_ports_are_named_after_their_binding() {
    for (from, to) in [("<service name='S'>", "<service>"), ("<port name='A'", "<port")] {
        let resolved = resolved(&[&document(from, to)]);
        let service = &resolved.model.services[0];
        assert_eq!(
            (service.operations.len(), service.name.xml == "B", service.port == "B"),
            (2, from.contains("service"), from.contains("port"))
        );
    }
}

#[test]
fn port_type_name_with_a_colon_is_found() {
    let text = document("<portType name='P'>", "<portType name='http:P'>");
    let resolved = resolved(&[&text.replace("type='t:P'", "type='t:http:P'")]);
    assert_eq!(resolved.model.services[0].operations.len(), 2);
}

#[test]
fn names_that_are_invalid_in_xml_are_left_out() {
    let named = left_out("<xs:element name='Put'", "<xs:element name='P t'");
    assert!(named.contains("there is no element `{urn:t}Put`"), "{named}");
    let rpc = |name: &str| {
        let text = document("<part name='p' element='t:Put'/>", &format!("<part name='{name}' type='xs:int'/>"));
        resolved(&[&text.replace("<s:binding ", "<s:binding style='rpc' ").replace(" parts='p'", "")])
    };
    assert_eq!(rpc("q").model.services[0].left_out[0].obstacle.reason(), "message `Put` has no part `p`");
    assert_eq!(rpc("p q").model.services[0].left_out[0].obstacle.reason(), "`p q` is not a valid name for an element");
    let text = definitions(&format!("<types>{}</types>", schema("<xs:element name='1a'/><xs:element name='é'/>")));
    let folder = crate::load::fixture::Folder::new(&[("a.wsdl", text)]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let broken: Vec<_> =
        loaded.roots[0].schemas[0].broken.iter().map(|broken| broken.finding.message.as_str()).collect();
    assert_eq!(broken, ["`1a` is not a valid name for an element"]);
}

#[test]
fn unprefixed_names_mean_the_namespace_of_their_schema() {
    let (from, to) =
        ("<xs:element name='Put' type='xs:int'/>", "<xs:element name='Put' type='T'/><xs:complexType name='T'/>");
    // The fixture's default namespace is WSDL's.
    for to in [to, &to.replace("type='T'", "xmlns='' type='T'")] {
        assert_eq!(resolved(&[&document(from, to)]).model.services[0].operations.len(), 2);
    }
    // With an import of no namespace, a name in no namespace is taken literally.
    let text = document(from, &to.replace("type='T'", "xmlns='' type='T'"));
    let text = text.replace("elementFormDefault=\"qualified\">", "elementFormDefault=\"qualified\"><xs:import/>");
    let left = &resolved(&[&text]).model.services[0].left_out;
    assert_eq!((left.len(), left[0].obstacle.reason()), (1, "there is no type `T`"));
}

#[test]
fn parts_of_an_empty_message_are_ignored_with_a_warning() {
    let text = document("<message name='Put'><part name='p' element='t:Put'/></message>", "<message name='Put'/>");
    let text = text.replace("<s:header use='literal' message='t:Put' part='p'/>", "");
    let resolved = resolved(&[&text]);
    assert_eq!(resolved.model.services[0].operations.len(), 2);
    let warnings: Vec<_> = resolved.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(warnings, ["message `Put` has no parts, but the binding names `p`"; 2]);
}
