use super::{Selection, failure, get, resolved, try_resolve};
use crate::load::fixture::{definitions, schema, wsdl, wsdl_with};

#[test]
fn unknown_names_are_errors_with_suggestions() {
    let of = |sequence: &str, components: &str| {
        let message = failure(&get(sequence, components));
        message.split_once("): ").map_or(message.clone(), |(_, rest)| rest.to_owned())
    };
    assert_eq!(
        of(r#"<xs:element name="a" type="t:Ordr"/>"#, ""),
        "there is no type `{urn:t}Ordr`\n  help: no document declares any type; import the file that declares it"
    );
    assert_eq!(
        of(r#"<xs:element name="a" type="t:ordr"/>"#, r#"<xs:complexType name="Order"/>"#),
        "there is no type `{urn:t}ordr`\n  help: did you mean `{urn:t}Order`?"
    );
    assert_eq!(
        of(r#"<xs:element name="a" type="t:Orderline"/>"#, r#"<xs:complexType name="OrderLine"/>"#),
        "there is no type `{urn:t}Orderline`\n  help: did you mean `{urn:t}OrderLine`?"
    );
    assert_eq!(
        of(r#"<xs:element name="a" type="Order" xmlns="urn:u"/>"#, r#"<xs:complexType name="Order"/>"#),
        "there is no type `{urn:u}Order`\n  help: did you mean `{urn:t}Order`?"
    );
    assert_eq!(
        of(r#"<xs:element ref="t:a"/>"#, ""),
        "there is no element `{urn:t}a`\n  help: import the file that declares it, or use one of these: `{urn:t}Get`, `{urn:t}GetResponse`"
    );
    assert_eq!(
        of(r#"<xs:group ref="t:a"/>"#, ""),
        "there is no group `{urn:t}a`\n  help: no document declares any group; import the file that declares it"
    );
    assert_eq!(
        of(r#"<xs:element name="a" type="xs:strnig"/>"#, ""),
        "XML Schema has no type `strnig`\n  help: did you mean `string`?"
    );
    assert_eq!(
        of(r#"<xs:element name="a" type="t:T"/>"#, r#"<xs:simpleType name="T"/>"#),
        "a simple type needs `restriction`, `list` or `union`"
    );
}

#[test]
fn unknown_name_is_reported_at_its_place() {
    let message = failure(&get("\n <xs:element name=\"a\" type=\"t:No\"/>", ""));
    let found = "error: 0.wsdl:4:2 (schema urn:t / element Get / element a): there is no type `{urn:t}No`\n";
    assert!(message.starts_with(found), "{message}");
}

#[test]
fn unreached_components_may_refer_to_unknown_names() {
    super::model(&get(
        "",
        r#"<xs:complexType name="T"><xs:sequence><xs:element ref="t:no"/></xs:sequence></xs:complexType>"#,
    ));
}

#[test]
fn unknown_name_points_at_an_import_without_a_file() {
    let components = get(r#"<xs:element name="a" type="q:T" xmlns:q="urn:q"/>"#, "");
    let message = failure(&format!("<xs:import namespace=\"urn:q\"/>{components}"));
    assert!(
        message.contains("there is no type `{urn:q}T`\n  help: its namespace is imported at 0.wsdl:3:"),
        "{message}"
    );
    assert!(message.ends_with(
        "but no file was read for it: name one in `schemaLocation`, or for a URL in a catalogue (`--catalog`, \
         `Builder::catalog`)"
    ));
}

/// Returns the beginning of each line of the error for a sequence: what was found, and how often.
fn lines(sequence: &str, components: &str) -> Vec<String> {
    let message = failure(&format!("{components}{}", get(sequence, "")));
    let lines = message.lines().filter(|line| !line.starts_with("  help: "));
    lines.map(|line| line.split_once("): ").map_or(line, |(_, rest)| rest).trim().to_owned()).collect()
}

#[test]
fn consequences_of_a_missing_file_are_counted() {
    let include = r#"<xs:include schemaLocation="common.xsd"/>"#;
    let import = r#"<xs:import namespace="urn:q" schemaLocation="q.xsd"/><xs:import namespace="urn:r"/>"#;
    let names = r#"<xs:element name="a" type="t:A"/><xs:element ref="t:B"/><xs:group ref="t:C"/>"#;
    let others =
        r#"<xs:element name="d" type="q:D" xmlns:q="urn:q"/><xs:element name="r" type="r:R" xmlns:r="urn:r"/>"#;
    let missing = |name: &str| format!("imports `{name}`, but there is no file {name}");
    assert_eq!(lines(names, include), [&*missing("common.xsd"), "note: 3 more findings have the same cause"]);
    let independent = r#"<xs:element name="e" type="xs:strnig"/>"#;
    assert_eq!(
        lines(&format!("{others}{names}{independent}"), &format!("{include}{import}")),
        [
            &*missing("common.xsd"),
            // `urn:r` may be imported with a location by one of the missing files.
            "note: 4 more findings have the same cause",
            &missing("q.xsd"),
            "note: 1 more finding has the same cause",
            "XML Schema has no type `strnig`",
        ]
    );
}

#[test]
fn consequences_of_a_wrong_namespace_prefix_or_name_are_counted() {
    let elements = |ty: &str| (0..3).map(|n| format!("<xs:element name='e{n}' type='{ty}{n}'/>")).collect::<String>();
    let more = "note: 2 more findings have the same cause";
    let typo = elements("w:A").replace("<xs:element", "<xs:element xmlns:w='urn:typo'");
    assert_eq!(lines(&typo, ""), ["there is no type `{urn:typo}A0`", more]);
    assert_eq!(lines(&elements("nope:A"), ""), ["the prefix of `nope:A0` in `type` isn't declared: `nope`", more]);
    let one = r#"<xs:element name="e" type="t:Missing"/><xs:element name="f" type="t:Missing"/>"#;
    assert_eq!(lines(one, ""), ["there is no type `{urn:t}Missing`", "note: 1 more finding has the same cause"]);
    assert_eq!(lines(&elements("t:A"), "").len(), 3);
    let unread = elements("q:A").replace("<xs:element", "<xs:element xmlns:q='urn:q'");
    assert_eq!(lines(&unread, "<xs:import namespace='urn:q'/>"), ["there is no type `{urn:q}A0`", more]);
}

#[test]
fn unknown_wsdl_names_are_errors_with_suggestions() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let of = |from: &str, to: &str| {
        let message = try_resolve(&[&text.replace(from, to)], Selection::default()).unwrap_err();
        message.split_once("): ").unwrap().1.to_owned()
    };
    assert_eq!(
        of("binding=\"t:B\"", "binding=\"t:C\""),
        "port `Port` is left out: there is no binding `{urn:t}C`\n  help: import the file that declares it, or use one of these: \
         `{urn:t}B`"
    );
    assert_eq!(
        of("type=\"t:P\"", "type=\"t:Q\""),
        "port `Port` is left out: there is no portType `{urn:t}Q`\n  help: import the file that declares it, or use one of these: \
         `{urn:t}P`"
    );
    assert_eq!(
        of(" type=\"t:P\"", ""),
        "port `Port` is left out: `binding` has no `type` attribute, which names its port type"
    );
    assert_eq!(
        of("message=\"t:In\"", "message=\"t:None\""),
        "there is no message `{urn:t}None`\n  help: import the file that declares it, or use one of these: `{urn:t}In`, `{urn:t}Out`"
    );
    assert_eq!(
        of("element=\"t:Get\"", "element=\"t:Got\""),
        "there is no element `{urn:t}Got`\n  help: did you mean `{urn:t}Get`?"
    );
    let header = |part: &str| {
        let schemas = schema(r#"<xs:element name="Get" type="xs:int"/><xs:element name="GetResponse" type="xs:int"/>"#);
        let input =
            format!(r#"<s:body use="literal" parts="body"/><s:header message="t:In" part="{part}" use="literal"/>"#);
        let parts = r#"<part name="body" element="t:Get"/><part name="token" element="t:Get"/>"#;
        try_resolve(&[&wsdl_with(&schemas, parts, &input)], Selection::default()).unwrap_err()
    };
    assert!(header("tokn").ends_with("message `In` has no part `tokn`\n  help: did you mean `token`?"));
    assert!(header("other").ends_with("message `In` has no part `other`\n  help: its parts are: body, token"));
}

#[test]
fn unknown_selected_names_are_errors() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let of = |services: &[&str], operations: &[&str]| {
        let own = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
        let (services, operations) = (own(services), own(operations));
        try_resolve(&[&text], Selection { services: &services, operations: &operations, ..Selection::default() })
            .map(|resolved| resolved.model.services[0].operations.len())
    };
    assert_eq!(of(&["S"], &["Get"]), Ok(1));
    assert_eq!(of(&["P"], &[]), Ok(1));
    assert_eq!(of(&["Service"], &[]).unwrap_err(), "error: there is no service `Service`\n  help: there are `P`, `S`");
    assert_eq!(of(&[], &["get"]).unwrap_err(), "error: there is no operation `get`\n  help: did you mean `Get`?");
}

#[test]
fn skipped_ports_are_warnings() {
    let warnings = |text: &str| -> Vec<String> {
        resolved(&[text]).warnings.iter().map(|warning| warning.message.clone()).collect()
    };
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let jms = text.replace("http://schemas.xmlsoap.org/soap/http", "urn:jms");
    let found = warnings(&jms);
    assert_eq!(found[0], "port `Port` is ignored: its transport is not HTTP but `urn:jms`");
    assert!(found[1].ends_with("no port in it is called by SOAP over HTTP"));
    let http = text.replace("<s:binding ", "<http:binding xmlns:http='http://schemas.xmlsoap.org/wsdl/http/' ");
    assert_eq!(warnings(&http)[0], "port `Port` is ignored: its binding is not SOAP");
    assert!(warnings(&definitions(""))[0].ends_with("no port in it is called by SOAP over HTTP"));
    let output = "<output message=\"t:Out\"/>";
    let fault = text.replace(output, &format!("{output}<fault name='Bad' message='t:Bad'/>"));
    assert_eq!(warnings(&fault), ["there is no message `{urn:t}Bad`"]);
}

#[test]
fn broken_components_leave_out_only_operations_that_reach_them() {
    let operation = |name: &str| {
        format!("<operation name='{name}'><input message='t:{name}'/><output message='t:Get'/></operation>")
    };
    let bound = |name: &str| {
        format!(
            "<operation name='{name}'><s:operation soapAction=''/><input><s:body use='literal'/></input>\
             <output><s:body use='literal'/></output></operation>"
        )
    };
    let message = |name: &str| format!("<message name='{name}'><part name='p' element='t:{name}'/></message>");
    let names = ["Get", "NoType", "NoName", "NoElement"];
    let all = |of: &dyn Fn(&str) -> String| names.iter().map(|name| of(name)).collect::<String>();
    let schema = schema(
        "<xs:import namespace='urn:far' schemaLocation='classpath:far.xsd'/><xs:element name='Get' type='xs:int'/>\
         <xs:element name='NoType' type='f:T' xmlns:f='urn:far'/><xs:element name='NoName'><xs:complexType>\
         <xs:sequence><xs:element/></xs:sequence></xs:complexType></xs:element>",
    );
    let document = definitions(&format!(
        "<types>{schema}</types>{}<portType name='P'>{}</portType><binding name='B' type='t:P'>\
         <s:binding xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/' transport='http://schemas.xmlsoap.org/soap/http'/>{}\
         </binding>",
        all(&message),
        all(&operation),
        all(&bound)
    ));
    let resolved = resolved(&[&document]);
    let service = &resolved.model.services[0];
    assert_eq!(service.operations.len(), 1);
    let reasons: Vec<_> = service
        .left_out
        .iter()
        .map(|left| (left.operation.as_str(), left.obstacle.reason(), left.obstacle.is_broken()))
        .collect();
    assert_eq!(
        reasons,
        [
            ("NoType", "there is no type `{urn:far}T`", true),
            ("NoName", "`element` has no `name` attribute", true),
            ("NoElement", "there is no element `{urn:t}NoElement`", true),
        ]
    );
    assert!(service.left_out[0].obstacle.finding.help.as_ref().unwrap().contains("its namespace is imported at"));
}
