//! A WSDL with every difficult name in every place that can have one.

use std::fmt::Write;

/// Names that, perhaps after a change of case, collide with keywords or with names of the standard library, the runtime
/// or generated code; names that differ only in punctuation, accents or case; and names with unusual characters.
pub(crate) const NAMES: &[&str] = &[
    "_",
    "__",
    "_1",
    "a.b",
    "a-b",
    "a_b",
    "aB",
    "AB",
    "A-B",
    "a..b",
    "a.",
    "_a",
    "x1",
    "x-1",
    "x.1",
    "n1",
    "N1",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "macro_rules",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "raw",
    "ref",
    "return",
    "safe",
    "self",
    "Self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "union",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "r",
    "Option",
    "Result",
    "String",
    "Vec",
    "Box",
    "Default",
    "Some",
    "None",
    "Ok",
    "Err",
    "Debug",
    "Clone",
    "PartialEq",
    "Eq",
    "Hash",
    "Send",
    "Sync",
    "From",
    "Into",
    "Iterator",
    "Future",
    "Drop",
    "Copy",
    "Fn",
    "ToString",
    "Error",
    "u8",
    "i32",
    "u64",
    "usize",
    "f64",
    "str",
    "bool",
    "char",
    "string",
    "soap",
    "soapwright",
    "std",
    "core",
    "alloc",
    "types",
    "operations",
    "blocking",
    "server",
    "samples",
    "test",
    "main",
    "new",
    "default",
    "clone",
    "check",
    "into",
    "from",
    "fmt",
    "eq",
    "hash",
    "with",
    "with_new",
    "builder",
    "value",
    "name",
    "read_xml",
    "write_xml",
    "fill",
    "put",
    "reader",
    "writer",
    "at",
    "index",
    "text",
    "fields",
    "attributes",
    "checker",
    "check_parts",
    "client",
    "transport",
    "endpoint",
    "request",
    "response",
    "headers",
    "with_headers",
    "with_limits",
    "with_timeout",
    "call",
    "send",
    "handle",
    "service",
    "answer",
    "body",
    "fault",
    "detail",
    "item",
    "entry",
    "key",
    "list",
    "parts",
    "scope",
    "Other",
    "Text",
    "Value",
    "Type",
    "Element",
    "Empty",
    "Group",
    "Choice",
    "Known",
    "Check",
    "Checker",
    "Field",
    "Reader",
    "Writer",
    "ReadXml",
    "WriteXml",
    "Namespace",
    "NAMESPACES",
    "Operation",
    "OPERATION",
    "Answer",
    "Client",
    "Server",
    "Service",
    "Transport",
    "Fault",
    "FaultDetail",
    "Headers",
    "RequestHeaders",
    "ResponseHeaders",
    "REQUEST_HEADERS",
    "SoapVersion",
    "XmlError",
    "SimpleType",
    "List",
    "Dictionary",
    "Date",
    "Time",
    "DateTime",
    "Duration",
    "Decimal",
    "Integer",
    "QName",
    "Base64Binary",
    "HexBinary",
    "AnyElement",
    "PORTS",
    "Port",
    "foo",
    "add",
    "sub",
    "not",
    "cmp",
    "next",
    "from_str",
    "from_date",
    "to_date",
    "as_of",
    "is_active",
    "into_account",
    "len",
    "is_empty",
    "ß",
    "İ",
    "ı",
    "ſ",
    "名前",
    "имя",
    "Имя",
    "ο",
    "o",
    "ﬁ",
    "é",
    "e\u{301}",
    "ʰ",
    "ǅ",
    "α",
    "Α",
    "a·b",
    "ॐ",
    "ก",
    "가",
    "ا",
];

/// The names that are used for modules, services and namespaces.
#[allow(dead_code, reason = "the tests use only the names")]
const FEW: &[&str] = &[
    "_",
    "a.b",
    "a-b",
    "async",
    "crate",
    "self",
    "Self",
    "super",
    "gen",
    "Option",
    "Result",
    "String",
    "u8",
    "str",
    "soap",
    "soapwright",
    "std",
    "core",
    "types",
    "operations",
    "blocking",
    "server",
    "new",
    "Client",
    "RequestHeaders",
    "Error",
    "n1",
    "Service",
    "名前",
];

/// Returns the WSDL.
#[allow(dead_code, reason = "the tests use only the names")]
pub(crate) fn wsdl() -> String {
    let each = |names: &[&str], make: &dyn Fn(&str) -> String| names.iter().map(|name| make(name)).collect::<String>();
    let elements = |of: &str| each(NAMES, &|name| format!("<xs:element name='{name}' type='{of}' minOccurs='0'/>"));
    let attributes = each(NAMES, &|name| format!("<xs:attribute name='{name}' type='t:values'/>"));
    let values = each(NAMES, &|name| format!("<xs:enumeration value='{name}'/>"));
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write!(
        text,
        "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' \
         xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:every' targetNamespace='urn:every'><types>"
    );
    for (number, name) in FEW.iter().enumerate() {
        let _ = write!(
            text,
            "<xs:schema targetNamespace='urn:x:{name}' xmlns:o='urn:x:{name}'>\
             <xs:complexType name='Option'><xs:sequence><xs:element name='{name}' type='xs:{}' minOccurs='0'/>\
             <xs:element name='Vec' type='o:{name}.t' minOccurs='0'/></xs:sequence></xs:complexType>\
             <xs:complexType name='{name}.t'><xs:sequence><xs:element name='{name}' type='xs:NCName' maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:schema>",
            if number % 2 == 0 { "int" } else { "string" }
        );
    }
    let types = each(NAMES, &|name| {
        format!(
            "<xs:complexType name='{name}'><xs:sequence><xs:element name='{name}' type='t:short' minOccurs='0'/>\
             <xs:element name='more' type='t:{name}' minOccurs='0'/></xs:sequence>\
             <xs:attribute name='{name}' type='xs:int'/></xs:complexType>\
             <xs:element name='{name}'><xs:complexType><xs:sequence><xs:element name='{name}' type='t:{name}'/></xs:sequence></xs:complexType></xs:element>"
        )
    });
    let foreign = FEW.iter().enumerate().map(|(number, name)| {
        format!("<xs:element name='f{number}' type='o{number}:Option' minOccurs='0' xmlns:o{number}='urn:x:{name}'/>")
    });
    let foreign: String = foreign.collect();
    let _ = write!(
        text,
        "<xs:schema targetNamespace='urn:every' elementFormDefault='qualified'>\
         <xs:simpleType name='short'><xs:restriction base='xs:string'><xs:maxLength value='9'/></xs:restriction></xs:simpleType>\
         <xs:simpleType name='values'><xs:restriction base='xs:string'>{values}</xs:restriction></xs:simpleType>{types}\
         <xs:element name='Everything.all'><xs:complexType><xs:sequence>{}</xs:sequence>{attributes}</xs:complexType></xs:element>\
         <xs:element name='Everything.choice'><xs:complexType><xs:choice maxOccurs='unbounded'>{}</xs:choice></xs:complexType></xs:element>\
         <xs:element name='Everything.foreign'><xs:complexType><xs:sequence>{foreign}</xs:sequence></xs:complexType></xs:element>\
         </xs:schema></types>",
        elements("t:short"),
        elements("t:short"),
    );
    let parts = each(NAMES, &|name| format!("<part name='{name}' type='xs:int'/>"));
    let _ = write!(
        text,
        "<message name='all'><part name='p' element='t:Everything.all'/></message>\
         <message name='choice'><part name='p' element='t:Everything.choice'/></message>\
         <message name='foreign'><part name='p' element='t:Everything.foreign'/></message>\
         <message name='parts'>{parts}</message>"
    );
    text +=
        &each(NAMES, &|name| format!("<message name='m.{name}'><part name='{name}' element='t:{name}'/></message>"));
    let operations = each(NAMES, &|name| {
        format!(
            "<operation name='{name}'><input message='t:m.{name}'/><output message='t:all'/>\
             <fault name='{name}' message='t:m.{name}'/><fault name='f2' message='t:m.Option'/></operation>"
        )
    });
    let operations = operations.replace(
        "<fault name='Option' message='t:m.Option'/><fault name='f2' message='t:m.Option'/>",
        "<fault name='Option' message='t:m.Option'/>",
    );
    let faults = each(NAMES, &|name| format!("<fault name='{name}' message='t:m.{name}'/>"));
    let _ = write!(
        text,
        "<portType name='Every'>{operations}\
         <operation name='Everything'><input message='t:choice'/><output message='t:foreign'/>{faults}</operation></portType>\
         <portType name='Parts'><operation name='parts'><input message='t:parts'/><output message='t:parts'/></operation></portType>"
    );
    let headers = each(NAMES, &|name| format!("<soap:header message='t:m.{name}' part='{name}' use='literal'/>"));
    let body = "<soap:body use='literal'/>";
    let fault = |name: &str| format!("<fault name='{name}'><soap:fault name='{name}' use='literal'/></fault>");
    let bound = each(NAMES, &|name| {
        format!(
            "<operation name='{name}'><soap:operation soapAction=''/><input>{body}</input><output>{body}</output>{}{}</operation>",
            fault(name),
            if name == "Option" { String::new() } else { fault("f2") },
        )
    });
    let _ = write!(
        text,
        "<binding name='Every' type='t:Every'><soap:binding transport='http://schemas.xmlsoap.org/soap/http'/>{bound}\
         <operation name='Everything'><soap:operation soapAction='all'/><input>{body}{headers}</input><output>{body}{headers}</output>{}</operation></binding>\
         <binding name='Parts' type='t:Parts'><soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/>\
         <operation name='parts'><soap:operation soapAction='parts'/><input><soap:body use='literal' namespace='urn:every'/></input>\
         <output><soap:body use='literal' namespace='urn:every'/></output></operation></binding>",
        each(NAMES, &fault),
    );
    text += &each(FEW, &|name| {
        format!(
            "<portType name='{name}'><operation name='{name}'><input message='t:m.{name}'/><output message='t:m.{name}'/></operation></portType>\
             <binding name='b.{name}' type='t:{name}'><soap:binding transport='http://schemas.xmlsoap.org/soap/http'/>\
             <operation name='{name}'><soap:operation soapAction=''/><input>{body}</input><output>{body}</output></operation></binding>\
             <service name='{name}'><port name='{name}' binding='t:b.{name}'><soap:address location='http://example.com/{name}'/></port></service>"
        )
    });
    text += "<service name='Every'><port name='p' binding='t:Every'/></service>\
             <service name='Parts'><port name='p' binding='t:Parts'/></service></definitions>";
    text
}
