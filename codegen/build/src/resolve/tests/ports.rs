//! Tests of several ports of one port type: which share a client, and which are skipped.

use super::{Selection, resolved, try_resolve};
use crate::{
    load::fixture::{Folder, wsdl},
    model::{Service, SoapVersion},
};

const OLD: &str = r#"<port name="Old" binding="t:B"><s:address location="http://t.invalid/old"/></port>"#;
const NEW: &str = r#"<port name="New" binding="t:B12"><s12:address location="http://t.invalid/new"/></port>"#;

/// Returns a WSDL with a second, changed binding for SOAP 1.2 and these ports, or without a service if `ports` is
/// empty.
fn with_two_bindings(change: impl Fn(&str) -> String, ports: &str) -> String {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let (before, rest) = text.split_once("<binding").unwrap();
    let (binding, _) = rest.split_once("<service").unwrap();
    let second = change(&binding.replace("name=\"B\"", "name=\"B12\"").replace("<s:", "<s12:"));
    let service = if ports.is_empty() { String::new() } else { format!("<service name=\"S\">{ports}</service>") };
    format!("{before}<binding{second}<binding{binding}{service}</definitions>")
}

fn same(binding: &str) -> String {
    binding.to_owned()
}

/// Returns the ports of the client.
fn ports(service: &Service) -> Vec<(&str, SoapVersion, Option<&str>)> {
    service.ports().collect()
}

#[test]
fn ports_of_both_soap_versions_share_a_client() {
    let change = |binding: &str| binding.replace("urn:t/Get", "urn:t/Get12");
    let resolution = resolved(&[&with_two_bindings(change, &format!("{NEW}{OLD}"))]);
    assert!(resolution.warnings.is_empty(), "{:?}", resolution.warnings);
    let [service] = resolution.model.services.as_slice() else { panic!("one service") };
    assert_eq!(
        ports(service),
        [
            ("Old", SoapVersion::Soap11, Some("http://t.invalid/old")),
            ("New", SoapVersion::Soap12, Some("http://t.invalid/new")),
        ]
    );
    let operation = &service.operations[0];
    assert_eq!((operation.soap, operation.soap_action.as_str()), (SoapVersion::Soap11, "urn:t/Get"));
    assert_eq!(operation.other_action.as_deref(), Some("urn:t/Get12"));
    let alone = resolved(&[&with_two_bindings(same, NEW)]).model;
    assert_eq!(alone.services[0].soap, SoapVersion::Soap12);
    assert_eq!(alone.services[0].operations[0].other_action, None);
}

#[test]
fn operation_may_be_bound_in_one_soap_version_only() {
    let other = |binding: &str| binding.replace("<operation name=\"Get\">", "<operation name=\"Other\">");
    let resolution = resolved(&[&with_two_bindings(other, &format!("{NEW}{OLD}"))]);
    assert!(resolution.warnings.is_empty(), "{:?}", resolution.warnings);
    assert_eq!(resolution.model.services[0].operations[0].other_action, None);
    // The operation is missing in the SOAP 1.1 binding instead.
    let text = with_two_bindings(same, &format!("{NEW}{OLD}"));
    let (before, old) = text.rsplit_once("<operation name=\"Get\">").unwrap();
    let model = resolved(&[&format!("{before}<operation name=\"Other\">{old}")]).model;
    let operation = &model.services[0].operations[0];
    assert_eq!(model.services[0].soap, SoapVersion::Soap11);
    assert_eq!((operation.soap, operation.other_action.as_deref()), (SoapVersion::Soap12, None));
}

#[test]
fn ports_that_differ_only_in_address_share_a_client() {
    let again = r#"<port name="Again" binding="t:B"/>"#;
    let resolution = resolved(&[&with_two_bindings(same, &format!("{OLD}{again}"))]);
    assert!(resolution.warnings.is_empty(), "{:?}", resolution.warnings);
    let service = &resolution.model.services[0];
    assert_eq!(ports(service)[1], ("Again", SoapVersion::Soap11, None));
    assert!(!service.speaks_both());
}

#[test]
fn port_with_different_messages_is_skipped() {
    let cases: [(&str, &str, &str); 4] = [
        ("<s12:operation ", "<s12:operation style=\"rpc\" ", "another style"),
        ("use=\"literal\"", "use=\"encoded\"", "another use"),
        ("<input><s12:body ", "<input><s12:body parts=\"other\" ", "other parts in its body"),
        ("<input>", "<input><s12:header message=\"t:In\" part=\"body\" use=\"literal\"/>", "other headers"),
    ];
    for (from, to, what) in cases {
        let text = with_two_bindings(|binding| binding.replacen(from, to, 1), &format!("{NEW}{OLD}"));
        let resolution = resolved(&[&text]);
        let message = format!(
            "port `New` (SOAP 1.2) is ignored: operation `Get` has {what} there, unlike at port `Old` (SOAP 1.1)"
        );
        assert_eq!(resolution.warnings[0].message, message);
        assert!(resolution.warnings[0].to_string().contains("`--port New` generates a client of that port instead"));
        let service = &resolution.model.services[0];
        assert_eq!(ports(service).len(), 1);
        assert_eq!(service.operations[0].other_action, None);
    }
}

#[test]
fn port_with_another_rpc_namespace_is_skipped() {
    let of = |namespace: &str| {
        let rpc = |text: &str| text.replace("<s:operation ", "<s:operation style=\"rpc\" ");
        let body = |binding: &str| binding.replacen("<s12:body ", &format!("<s12:body namespace=\"{namespace}\" "), 1);
        let text = with_two_bindings(
            |binding| body(binding).replace("<s12:operation ", "<s12:operation style=\"rpc\" "),
            &format!("{NEW}{OLD}"),
        );
        resolved(&[&rpc(&text)]).warnings.iter().map(|warning| warning.message.clone()).collect::<String>()
    };
    assert!(of("urn:other").contains("operation `Get` has another namespace there"), "{}", of("urn:other"));
    // Without a namespace in the binding, that of the definitions applies.
    assert!(!of("urn:t").contains("another namespace"));
}

#[test]
fn port_with_another_action_in_one_soap_version_is_skipped() {
    let change = |binding: &str| binding.replace("<s12:", "<s:").replace("urn:t/Get", "urn:t/Other");
    let warnings = resolved(&[&with_two_bindings(change, &format!("{OLD}{NEW}"))]).warnings;
    assert!(warnings[0].message.contains("operation `Get` has another soapAction there"), "{}", warnings[0]);
}

#[test]
fn selected_port_gets_the_client() {
    let text = with_two_bindings(same, &format!("{NEW}{OLD}"));
    let of = |ports: &[&str]| {
        let ports: Vec<String> = ports.iter().map(|name| name.to_string()).collect();
        try_resolve(&[&text], Selection { ports: &ports, ..Selection::default() })
            .map(|resolved| resolved.model.services.iter().map(|service| service.port.clone()).collect::<Vec<_>>())
    };
    assert_eq!(of(&["New"]), Ok(vec!["New".to_owned()]));
    assert_eq!(of(&["Old", "New"]), Ok(vec!["Old".to_owned()]));
    assert_eq!(of(&["Nwe"]).unwrap_err(), "error: there is no port `Nwe`\n  help: did you mean `New`?");
}

#[test]
fn bindings_without_a_service_are_a_service() {
    let model = resolved(&[&with_two_bindings(same, "")]).model;
    assert_eq!(model.services.len(), 1);
    let service = &model.services[0];
    assert_eq!((service.name.xml.as_str(), service.port.as_str(), service.address.as_deref()), ("B", "B", None));
    assert!(service.speaks_both());
}

#[test]
fn unprefixed_name_means_the_target_namespace() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let bare = text.replace("binding=\"t:B\"", "binding=\"B\"");
    assert_ne!(text, bare);
    assert_eq!(resolved(&[&bare]).model.services[0].operations.len(), 1);
    let loaded = Folder::new(&[("bare.wsdl", bare)]).load(&["bare.wsdl"], &[]).unwrap();
    let messages: Vec<&str> = loaded.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`binding` is `{http://schemas.xmlsoap.org/wsdl/}B`, but nothing is defined in that namespace; `{urn:t}B` is used instead"
        ]
    );
}
