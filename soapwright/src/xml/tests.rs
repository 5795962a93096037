//! Tests that the work and the memory of reading grow at most linearly with the size of the message.

use super::{Field, Namespace, ReadXml, Reader, Result, StartValue, WriteXml, Writer, XmlErrorKind, work};
use crate::{
    AnyType, Attributes, Dictionary, Element, List, Operation, QName,
    limits::{Limits, MAX_BINDINGS},
};
use bytes::Bytes;
use http::Response;

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:n" }];

/// Returns an operation whose response is an `O` in an element `r`.
const fn answering<O>() -> Operation<(), O, (), ()> {
    let (request, response) = (Field::new("</n1:q>"), Field::new("</n1:r>"));
    Operation::new("r", &NAMESPACES).soap11("\"\"").request(request).response(response)
}

impl WriteXml for () {
    fn write_xml(&self, _: &Field, _: &mut Writer) {}
}

/// A struct with a list, names as values and as lists of values, any elements and any attributes.
#[derive(Debug, Default)]
struct Everything {
    attributes: Attributes,
    names: Vec<QName>,
    lists: Vec<List<QName>>,
    any: Vec<Element>,
}

static FIELDS: [Field; 3] =
    [Field::new("</n1:name>").repeated(), Field::new("</n1:names>").repeated(), Field::new("</*>").repeated()];

impl StartValue for Everything {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Everything {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let mut at = 0;
        while reader.any_or_attribute(&[], &mut at)? != usize::MAX {
            reader.any_attribute(&mut self.attributes)?;
        }
        let mut cursor = reader.begin(&FIELDS);
        loop {
            match reader.any_or_next(&mut cursor) {
                0 => self.names.read_xml(reader),
                1 => self.lists.read_xml(reader),
                2 => reader.any_element(&mut self.any),
                _ => return reader.end(),
            }?;
        }
    }
}

fn envelope(root: &str, body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:n1='urn:n'><s:Body><n1:r{root}>{body}</n1:r>\
         </s:Body></s:Envelope>"
    )
}

fn declarations(count: usize) -> String {
    (0..count).map(|number| format!(" xmlns:p{number}='urn:{number}'")).collect()
}

/// Wraps the content in nested elements that bring `count` declarations into scope: an element may have at most 256
/// attributes.
fn within(count: usize, content: &str) -> String {
    let numbers: Vec<usize> = (0..count).collect();
    let declared = |numbers: &[usize]| -> String {
        numbers.iter().map(|number| format!(" xmlns:p{number}='urn:{number}'")).collect()
    };
    let levels: Vec<String> = numbers.chunks(200).map(|numbers| format!("<x{}>", declared(numbers))).collect();
    format!("{}{content}{}", levels.concat(), "</x>".repeat(levels.len()))
}

/// A number of declarations just below the limit.
const MANY: usize = MAX_BINDINGS - 10;

fn read<O: ReadXml>(message: &str) -> O {
    let response = Response::new(Bytes::copy_from_slice(message.as_bytes()));
    answering::<O>().decode(response).unwrap_or_else(|error| panic!("{error}")).body
}

/// Returns messages of `count` items, each with a description. They target work that could grow faster than the
/// message.
fn hostile(count: usize) -> Vec<(&'static str, String)> {
    let items = |item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<String>();
    let long = format!("urn:{}", "n".repeat(1_900));
    let attributes = |prefix: &str| (0..250).map(|number| format!(" {prefix}a{number}=''")).collect::<String>();
    vec![
        ("elements of prefixes declared far out", envelope("", &within(MANY, &items(&|n| format!("<p{}:a/>", n % 9))))),
        ("elements without a prefix", envelope("", &within(MANY, &items(&|_| "<a/>".into())))),
        (
            "attributes of prefixes declared far out",
            envelope("", &within(MANY, &items(&|n| format!("<a p{}:b=''/>", n % 9)))),
        ),
        ("declarations that come and go", envelope("", &within(20, &items(&|n| format!("<a xmlns:q{n}='urn:q'/>"))))),
        ("names of many prefixes in text", envelope("", &within(MANY, &items(&|n| format!("p{}:x ", n * 7 % MANY))))),
        (
            "names of many prefixes in texts",
            envelope("", &within(MANY, &items(&|n| format!("p{}:x<a/>", n * 7 % MANY)))),
        ),
        ("elements of a namespace with a long name", envelope(&format!(" xmlns='{long}'"), &items(&|_| "<a/>".into()))),
        (
            "prefixes of a namespace with a long name",
            envelope(&format!(" xmlns:l='{long}'"), &items(&|_| "<n1:a>l:x</n1:a>".into())),
        ),
        (
            "many attributes",
            envelope("", &items(&|n| if n % 250 == 0 { format!("<a{}/>", attributes("")) } else { String::new() })),
        ),
        (
            "many attributes of one namespace",
            envelope(
                " xmlns:l='urn:l'",
                &items(&|n| if n % 250 == 0 { format!("<a{}/>", attributes("l:")) } else { String::new() }),
            ),
        ),
        (
            "attributes of one local name in namespaces with long names",
            envelope(&format!(" xmlns:l='{long}1' xmlns:m='{long}2'"), &items(&|_| "<a l:b='' m:b=''/>".into())),
        ),
        (
            "types without a prefix beside prefixes like those of the library",
            envelope(
                " xmlns='urn:d' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:t1='urn:1' xmlns:t2='urn:2'",
                &items(&|_| "<a b='t1:x t2:x' xsi:type='c'/>".into()),
            ),
        ),
    ]
}

#[test]
fn work_of_reading_grows_linearly_with_the_message() {
    for ((what, once), (_, twice)) in hostile(4_000).into_iter().zip(hostile(8_000)) {
        for (of, work_of) in [
            ("anyType", (|message| work::of(|| drop(read::<AnyType>(message)))) as fn(&str) -> u64),
            ("a struct", |message| work::of(|| drop(read::<Everything>(message)))),
        ] {
            let (one, two) = (work_of(&once), work_of(&twice));
            assert!(two as f64 <= one as f64 * 2.1, "{what} as {of}: {one}, then {two}");
            // The allowance covers the set-up, which doesn't depend on the message.
            assert!(two < twice.len() as u64 * 4 + 20_000, "{what} as {of}: {two} steps for {} bytes", twice.len());
        }
    }
}

#[test]
fn work_of_reading_qnames_grows_linearly_with_the_message() {
    let one = |count: usize| {
        let names: String = (0..count).map(|n| format!("<n1:name>p{}:x</n1:name>", n % 200)).collect();
        let lists: String = (0..count / 20).map(|_| format!("<n1:names>{}</n1:names>", "p7:x ".repeat(20))).collect();
        envelope(&declarations(240), &(names + &lists))
    };
    let work = |count| work::of(|| drop(read::<Everything>(&one(count))));
    let (once, twice) = (work(2_000), work(4_000));
    assert!(twice as f64 <= once as f64 * 2.1, "{once}, then {twice}");
    assert!(twice < one(4_000).len() as u64 * 4, "{twice}");
    let read: Everything = read(&one(100));
    assert_eq!((read.names.len(), read.lists.len()), (100, 5));
    assert!(read.names[3].is("urn:3", "x") && read.lists[0][0].is("urn:7", "x"));
}

#[test]
fn values_in_one_namespace_share_its_name_in_memory() {
    let read: AnyType = read(&envelope(" xmlns='urn:l'", "<a/><b/><c xmlns:q='urn:l'><q:d/></c>"));
    let namespaces: Vec<_> = read.elements().map(|element| element.name.namespace.clone()).collect();
    assert!(namespaces.iter().all(|namespace| std::sync::Arc::ptr_eq(namespace, &namespaces[0])));
    let inner = read.elements().last().and_then(|c| c.value.elements().next()).unwrap();
    assert!(std::sync::Arc::ptr_eq(&inner.name.namespace, &namespaces[0]));
}

/// Returns the error of reading a message with at most `memory` bytes, if there is one.
fn refusal<O: ReadXml>(message: &str, memory: usize) -> Option<String> {
    let response = Response::new(Bytes::copy_from_slice(message.as_bytes()));
    answering::<O>().decode_within(Limits::default().with_memory(memory), response).err().map(|error| error.to_string())
}

/// A list of structs that are much larger than their elements.
#[derive(Debug, Default)]
struct Sparse {
    items: Vec<[Option<String>; 20]>,
}

static ITEMS: [Field; 1] = [Field::new("</n1:i>").repeated()];

impl StartValue for Sparse {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Sparse {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let mut cursor = reader.begin(&ITEMS);
        while reader.next(&mut cursor) == 0 {
            self.items.read_xml(reader)?;
        }
        reader.end()
    }
}

impl<const COUNT: usize> StartValue for [Option<String>; COUNT] {
    fn start() -> Self {
        [const { None }; COUNT]
    }
}

impl<const COUNT: usize> ReadXml for [Option<String>; COUNT] {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        reader.skip()
    }
}

#[test]
fn memory_of_values_is_bounded() {
    let repeated = |item: &str| envelope("", &item.repeat(10_000));
    let kept = |message: &str| refusal::<AnyType>(message, 100_000);
    for refusal in [
        refusal::<Sparse>(&repeated("<n1:i/>"), 100_000),
        kept(&repeated("<a/>")),
        kept(&repeated("<a b=''/>")),
        kept(&repeated("a<b/>")),
        kept(&envelope("", &"a".repeat(200_000))),
    ] {
        let refusal = refusal.unwrap_or_default();
        assert!(refusal.contains("Envelope/Body/r"), "{refusal}");
        assert!(refusal.contains("more memory than the limit allows"), "{refusal}");
    }
    // Comments take no memory.
    assert_eq!(kept(&repeated("<!-- a -->")), None);
    // The items of a list are counted before they are allocated.
    let list = envelope("", &format!("<n1:names>{}</n1:names>", "x ".repeat(10_000)));
    assert!(refusal::<Everything>(&list, 100_000).is_some());
    assert!(refusal::<Everything>(&list, 1_000_000).is_none());
}

#[test]
fn ordinary_open_content_stays_well_below_the_memory_limit() {
    let text = "A text of some words, as texts are.";
    let item = format!("<n1:name>p1:name</n1:name><a b='{text}'>{text}</a>");
    let message = envelope(&declarations(2), &item.repeat(1_000));
    assert_eq!(refusal::<Everything>(&message, Limits::of_bytes(message.len()).memory / 4 * 3), None);
}

#[test]
fn namespace_declarations_are_bounded() {
    let fits = |count| refusal::<AnyType>(&envelope("", &within(count, "")), usize::MAX);
    assert_eq!(fits(MANY), None);
    let refused = fits(MANY + 20).unwrap_or_default();
    assert!(refused.contains("more than 1,000 namespace declarations in scope"), "{refused}");
    let named =
        |length: usize| refusal::<AnyType>(&envelope(&format!(" xmlns='{}'", "n".repeat(length)), ""), usize::MAX);
    assert!(named(2_001).unwrap_or_default().contains("a namespace name of more than 2,000 bytes"));
    // The default namespace doesn't apply to the contract's element, which has a prefix.
    assert!(named(2_000).is_none());
}

#[test]
fn memory_of_dictionaries_is_bounded() {
    static ENTRY: super::Entry = ([Field::new("</n1:e>").repeated()], [Field::new("</n1:k>"), Field::new("</n1:v>")]);
    #[derive(Debug, Default)]
    struct Map(Dictionary<String, [Option<String>; 20]>);
    impl StartValue for Map {
        fn start() -> Self {
            Self::default()
        }
    }

    impl ReadXml for Map {
        fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
            super::read_dictionary(&mut self.0, &ENTRY, reader)
        }
    }
    let message = envelope("", &"<n1:e/>".repeat(1_000));
    let error = refusal::<Map>(&message, 100_000).unwrap_or_default();
    assert!(error.contains("more memory than the limit allows"), "{error}");
    assert!(refusal::<Map>(&message, 2_000_000).is_none());
}

#[test]
fn exceeded_limit_has_its_own_error_kind() {
    let response = Response::new(Bytes::from(envelope("", "text")));
    match answering::<AnyType>().decode_within(Limits::default().with_memory(0), response) {
        Err(crate::Error::Read(error)) => assert!(matches!(error.kind(), XmlErrorKind::Limit(_)), "{error}"),
        other => panic!("{other:?}"),
    }
}
