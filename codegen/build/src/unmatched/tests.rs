//! Tests of names in a request that match nothing in its documents.

use crate::{
    config::Config,
    generate::generate,
    load::fixture::{Folder, definitions},
};

/// A WSDL with two services: the responses of `Save` and `Load` of `Orders` have headers that report failures; `Ping`
/// has none, nor has the service `Plain`.
fn wsdl() -> String {
    let operation = |name: &str| {
        format!(r#"<operation name="{name}"><input message="t:In"/><output message="t:Out"/></operation>"#)
    };
    let header = |part: &str| format!(r#"<s:header message="t:Headers" part="{part}" use="literal"/>"#);
    let bound = |name: &str, headers: &str| {
        format!(
            r#"<operation name="{name}"><s:operation soapAction="urn:t/{name}"/><input><s:body use="literal"/></input>
<output>{headers}<s:body use="literal"/></output></operation>"#
        )
    };
    let both = header("succeeded") + &header("problem") + &header("code");
    let binding = |name: &str, operations: &str| {
        format!(
            r#"<binding name="{name}" type="t:{name}"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
{operations}</binding><service name="{name}"><port name="{name}" binding="t:{name}"/></service>"#
        )
    };
    let orders = bound("Save", &both) + &bound("Load", &both) + &bound("Ping", "");
    let [save, load, ping] = ["Save", "Load", "Ping"].map(operation);
    definitions(&format!(
        r#"<types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
<xs:element name="In"><xs:complexType><xs:sequence><xs:element name="NewSecretValue" type="xs:string"/>
<xs:element name="BoardingPass" type="xs:string"/></xs:sequence><xs:attribute name="traceId"/></xs:complexType></xs:element>
<xs:element name="Out" type="xs:int"/><xs:element name="Succeeded" type="xs:boolean"/><xs:element name="Code" type="xs:int"/>
<xs:element name="Problem"><xs:complexType><xs:sequence><xs:element name="Text" type="xs:string"/>
<xs:element name="Detail" type="xs:string" minOccurs="0"/><xs:element name="Lines" type="xs:string" maxOccurs="9"/>
<xs:element name="Number" type="xs:int"/><xs:element name="Password" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
</xs:schema><xs:schema targetNamespace="urn:unused"><xs:complexType name="Elsewhere"/></xs:schema></types>
<message name="In"><part name="body" element="t:In"/></message><message name="Out"><part name="body" element="t:Out"/></message>
<message name="Headers"><part name="succeeded" element="t:Succeeded"/><part name="problem" element="t:Problem"/>
<part name="code" element="t:Code"/></message>
<portType name="Orders">{save}{load}{ping}</portType><portType name="Plain">{ping}</portType>
{}{}"#,
        binding("Orders", &orders),
        binding("Plain", &bound("Ping", "")),
    ))
}

/// Generates the documents with this configuration, and returns its errors or warnings.
fn run(config: &str) -> Result<Vec<String>, String> {
    let config = format!("documents = ['a.wsdl']\n{config}");
    let folder = Folder::new(&[("a.wsdl", wsdl()), ("codegen.toml", config)]);
    let request = Config::read(folder.path("codegen.toml")).unwrap().request;
    match generate(&request) {
        Ok(generated) => Ok(generated.warnings.iter().map(|warning| folder.strip(warning)).collect()),
        Err(error) => Err(folder.strip(error)),
    }
}

#[test]
fn name_that_matches_nothing_is_an_error_with_its_place() {
    for (config, error) in [
        (
            "secrets = ['SecretValue', 'SecretValeu']",
            "2:27: no element, attribute or type has a name that ends in `SecretValeu`\n  help: did you mean `SecretValue`?",
        ),
        (
            "secrets = ['Unheard']",
            "2:12: no element, attribute or type has a name that ends in `Unheard`\n  help: correct or remove it, or set \
             `Request::allow_unmatched` to permit names that match nothing",
        ),
        (
            "not-secrets = ['BordingPass']",
            "2:16: no element, attribute or type has the name `BordingPass`\n  help: did you mean `BoardingPass`?",
        ),
        (
            "[modules]\n'urn:T' = 'tee'",
            "3:1: a module name is given for `urn:T`, but no schema has that namespace\n  help: did you mean `urn:t`?",
        ),
        (
            "[failure]\nsucceeded = 'Succeded'",
            "3:13: no response has the header `Succeded`\n  help: did you mean `Succeeded`?",
        ),
        (
            "[failure]\nerror = 'ExceptionInfo'",
            "3:9: no response has the header `ExceptionInfo`\n  help: there are `Code`, `Problem`, `Succeeded`",
        ),
        (
            "[failure]\nerror = 'Problem'\nmessage = ['Text', 'Detial']",
            "4:20: the header `Problem` has no element `Detial`\n  help: did you mean `Detail`?",
        ),
        (
            "[failure]\nerror = 'Problem'\nmessage = ['Reason']",
            "4:12: the header `Problem` has no element `Reason`\n  help: there are `Detail`, `Text`",
        ),
        ("services = ['Order']", "2:13: there is no service `Order`\n  help: did you mean `Orders`?"),
        ("ports = ['plain']", "2:10: there is no port `plain`\n  help: did you mean `Plain`?"),
        (
            "services = ['Plain']\noperations = ['Save']",
            "3:15: no selected service has an operation `Save`\n  help: the only one is `Ping`",
        ),
        ("operations = ['Sve']", "2:15: there is no operation `Sve`\n  help: did you mean `Save`?"),
    ] {
        assert_eq!(run(config), Err(format!("error: codegen.toml:{error}")), "{config}");
    }
}

#[test]
fn header_or_element_that_cannot_be_used_is_an_error() {
    for (config, error) in [
        ("succeeded = 'Code'", "3:13: the header `Code` isn't a boolean, so it can't say whether a call succeeded"),
        (
            "error = 'Problem'\nmessage = ['Number']",
            "4:12: `Number` of the header `Problem` isn't an `xs:string`, so it can't be the message of an error",
        ),
        (
            "error = 'Problem'\nmessage = ['Lines']",
            "4:12: `Lines` of the header `Problem` may occur several times, so it can't be the message of an error",
        ),
        (
            "error = 'Problem'\nmessage = ['Password']",
            "4:12: `Password` of the header `Problem` is a secret, so it can't be the message of an error",
        ),
        ("message = ['Text']", "2:1: the headers that report failures need a name: `succeeded`, `error` or both"),
        (
            "succeeded = 'Succeeded'\nmessage = ['Text']",
            "4:12: `message` names elements of the header `error`, which is missing",
        ),
    ] {
        let found = run(&format!("[failure]\n{config}")).unwrap_err();
        assert_eq!(found.lines().next().unwrap(), format!("error: codegen.toml:{error}"), "{config}");
    }
}

#[test]
fn name_of_something_that_is_not_generated_matches() {
    let config =
        "services = ['Plain']\nsecrets = ['traceId']\nallow-unmatched = false\n[modules]\n'urn:unused' = 'unused'";
    assert_eq!(run(config), Ok(Vec::new()));
    let none = run("operations = ['Ping']\n[failure]\nerror = 'Problem'\nmessage = ['Txt']").unwrap_err();
    assert_eq!(none, "error: codegen.toml:5:12: no element has the name `Txt`\n  help: did you mean `Text`?");
}

#[test]
fn service_whose_failures_are_not_detected_gets_a_warning() {
    let failure = "[failure]\nsucceeded = 'Succeeded'\nerror = 'Problem'\nmessage = ['Text']";
    let help = "\n  help: if that is intended, set `Request::allow_unmatched`";
    assert_eq!(
        run(failure).unwrap(),
        [
            "a.wsdl: failures of operation `Ping` of service `Orders` aren't detected: its response has no header \
             `Succeeded` or `Problem`",
            "a.wsdl: failures of service `Plain` aren't detected: its responses have no header `Succeeded` or `Problem`",
        ]
        .map(|warning| format!("{warning}{help}"))
    );
    assert_eq!(run(&format!("operations = ['Save']\nservices = ['Orders']\n{failure}")), Ok(Vec::new()));
    assert_eq!(run(&format!("allow-unmatched = true\n{failure}")), Ok(Vec::new()));
}

#[test]
fn names_may_match_nothing_if_the_request_allows_it() {
    let config = "allow-unmatched = true\nsecrets = ['Unheard']\nnot-secrets = ['Of']\n[modules]\n'urn:x' = 'x'\n[failure]\n\
                  succeeded = 'A'\nerror = 'B'\nmessage = ['C']";
    assert_eq!(run(config), Ok(Vec::new()));
    assert!(run("allow-unmatched = true\nservices = ['Nobody']").is_err());
    assert!(run("allow-unmatched = true\n[failure]\nmessage = ['Text']").is_err());
}
