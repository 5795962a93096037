//! Tests that names are compared by namespace and local part, whatever the prefixes.

use super::{decode, envelope, user};
use services86::user::{GetUserResponse, ResponseHeaders, operations::GET_USER};
use soapwright::{Answer, XmlErrorKind};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SERVICE: &str = "http://www.superoffice.net/ws/crm/NetServer/Services86";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Returns the value that each message of these tests must be read as.
fn expected() -> Answer<GetUserResponse, ResponseHeaders> {
    let content = "<n1:GetUserResponse><n1:Response><n1:AssociateId>5</n1:AssociateId><n1:OtherGroups><n1:UserGroup>\
                   <n1:Id>7</n1:Id></n1:UserGroup></n1:OtherGroups></n1:Response></n1:GetUserResponse>";
    decode(&GET_USER, &envelope("<n1:Succeeded>true</n1:Succeeded>", content)).unwrap()
}

fn assert_read_as_expected(message: &str) {
    match decode(&GET_USER, message) {
        Ok(answer) => assert_eq!(answer, expected(), "{message}"),
        Err(error) => panic!("{message}: {error}"),
    }
}

/// Returns the message with these prefixes for SOAP, the service and the instance namespace, all declared at the root.
fn prefixed([soap, service, instance]: [&str; 3]) -> String {
    let tag = |prefix: &str| if prefix.is_empty() { String::new() } else { format!("{prefix}:") };
    let declare = |prefix: &str, uri: &str| {
        let colon = if prefix.is_empty() { "" } else { ":" };
        format!(" xmlns{colon}{prefix}=\"{uri}\"")
    };
    let declarations = [declare(soap, SOAP), declare(service, SERVICE), declare(instance, INSTANCE)].concat();
    let (s, n, i) = (tag(soap), tag(service), tag(instance));
    format!(
        "<{s}Envelope{declarations}><{s}Header><{n}ExceptionInfo {i}nil=\"true\"/><{n}Succeeded>true</{n}Succeeded>\
         </{s}Header><{s}Body><{n}GetUserResponse><{n}Response><{n}AssociateId>5</{n}AssociateId>\
         <{n}Name {i}nil=\"true\"/><{n}OtherGroups><{n}UserGroup><{n}Id>7</{n}Id></{n}UserGroup></{n}OtherGroups>\
         </{n}Response></{n}GetUserResponse></{s}Body></{s}Envelope>"
    )
}

#[test]
fn any_prefix_is_accepted() {
    for prefixes in [
        ["soap", "n1", "xsi"],
        ["SOAP-ENV", "ns0.a-b_c", "i"],
        ["n1", "soap", "n2"],
        ["", "n", "i"],
        ["s", "", "i"],
        ["\u{e9}t\u{e9}", "\u{4e2d}\u{6587}", "\u{3b1}1"],
        ["_", "__", "___"],
        ["a", "aa", "aaa"],
        ["xsi", "xsd", "X"],
        ["Response", "AssociateId", "nil"],
    ] {
        assert_read_as_expected(&prefixed(prefixes));
    }
}

#[test]
fn namespace_declarations_may_be_nested_and_overridden() {
    let header = format!("<Succeeded xmlns='{SERVICE}'>true</Succeeded>");
    for (header, response) in [
        // A default namespace on an inner element, and an undeclared one.
        (
            header.clone(),
            format!(
                "<GetUserResponse xmlns='{SERVICE}'><Response><AssociateId>5</AssociateId><Nick xmlns=''>no</Nick>\
                 <OtherGroups><UserGroup><Id xmlns='urn:other'>99</Id><Id>7</Id></UserGroup></OtherGroups>\
                 </Response></GetUserResponse>"
            ),
        ),
        // The prefix of SOAP is redeclared for the service, and each element declares its own prefix.
        (
            format!("<s:Succeeded xmlns:s='{SERVICE}'>true</s:Succeeded>"),
            format!(
                "<s:GetUserResponse xmlns:s='{SERVICE}'><a:Response xmlns:a='{SERVICE}'>\
                 <b:AssociateId xmlns:b=\"{SERVICE}\" >5</b:AssociateId><a:OtherGroups><s:UserGroup>\
                 <c:Id\nxmlns:c = '{SERVICE}'>7</c:Id></s:UserGroup></a:OtherGroups></a:Response></s:GetUserResponse>"
            ),
        ),
        // One prefix changes between two namespaces, on siblings and nested elements.
        (
            format!("<p:Succeeded xmlns:p='urn:other'>false</p:Succeeded>{header}"),
            format!(
                "<p:GetUserResponse xmlns:p='{SERVICE}'><p:Response><p:AssociateId xmlns:p='urn:other'>99\
                 </p:AssociateId><p:AssociateId>5</p:AssociateId><p:OtherGroups><p:Odd xmlns:p='urn:other'>\
                 <p:UserGroup/><p:UserGroup xmlns:p='{SERVICE}'/></p:Odd><p:UserGroup><p:Id>7</p:Id></p:UserGroup>\
                 </p:OtherGroups></p:Response></p:GetUserResponse>"
            ),
        ),
        // A namespace name may be written with references.
        (
            header.replace("/ws/", "&#47;ws&#x2F;"),
            format!(
                "<p:GetUserResponse xmlns:p='{}'><p:Response><p:AssociateId>5</p:AssociateId><p:OtherGroups>\
                 <p:UserGroup><p:Id>7</p:Id></p:UserGroup></p:OtherGroups></p:Response></p:GetUserResponse>",
                SERVICE.replace('S', "&#83;")
            ),
        ),
    ] {
        assert_read_as_expected(&envelope(&header, &response));
    }
}

#[test]
fn usual_prefix_with_another_namespace_is_an_error() {
    let right = envelope("", &format!("<n1:GetUserResponse>{}</n1:GetUserResponse>", user::response("")));
    for other in [SERVICE.to_lowercase(), format!("{SERVICE}/"), format!("{SERVICE} "), String::from("urn:other")] {
        let message = right.replace(SERVICE, &other);
        let Err(soapwright::Error::Read(error)) = decode(&GET_USER, &message) else { panic!("{other}: read") };
        assert!(matches!(error.kind(), XmlErrorKind::Envelope(_)), "{other}: {error}");
    }
}

#[test]
fn undeclared_prefix_is_an_error() {
    for body in [
        "<odd:GetUserResponse/>",
        "<n1:GetUserResponse><odd:Unknown/></n1:GetUserResponse>",
        "<n1:GetUserResponse><x:Unknown><odd:Nested/></x:Unknown></n1:GetUserResponse>",
        "<n1:GetUserResponse odd:nil='true'/>",
        // The declaration is out of scope.
        "<n1:GetUserResponse><x:a xmlns:odd='urn:odd'/><odd:b/></n1:GetUserResponse>",
        "<n1:GetUserResponse><x:a><odd:b xmlns:odd='urn:odd'/></x:a><odd:b/></n1:GetUserResponse>",
    ] {
        let Err(soapwright::Error::Read(error)) = decode(&GET_USER, &envelope("", body)) else {
            panic!("{body}: read")
        };
        assert_eq!(*error.kind(), XmlErrorKind::UndeclaredPrefix("odd".to_owned()), "{body}");
    }
}
