//! Tests that deeply nested types and values need little stack.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::deep::{
    deep::{Ask, AskFault, Need, Parts, PartsResponse, RequestHeaders, ResponseHeaders, operations},
    types,
};
use soapwright::http::Response;
use soapwright::{check::Check, xml::StartValue};
use std::{fmt::Debug, mem::size_of, thread};

const KIB: usize = 1024;

/// The size of the texts of `Flat`, in bytes.
const FLAT: usize = 180 * 24;

/// Runs `work` on a thread with a stack of `bytes`. An overflow aborts the process.
fn on_a_stack_of(bytes: usize, work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(bytes).spawn_scoped(scope, work).unwrap();
        worker.join().unwrap();
    });
}

/// Returns the value in which reading starts, whose required members are all in place.
fn start<T: StartValue>() -> T {
    T::start()
}

fn envelope(content: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='urn:deep' \
         xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><s:Body><Ask>{content}</Ask></s:Body></s:Envelope>"
    )
}

fn read(content: &str) -> Result<Ask, String> {
    let response = Response::new(Vec::from(envelope(content)));
    operations::ASK.decode(response).map(|answer| answer.body).map_err(|error| error.to_string())
}

/// Clones, compares and formats a value.
fn handle<T: Clone + PartialEq + Debug>(value: &T) {
    let copy = value.clone();
    assert_eq!(*value, copy);
    assert!(!format!("{copy:?}").is_empty());
}

#[test]
fn types_stay_below_the_size_limit() {
    macro_rules! sizes {
        ($($ty:ty),*) => { [$((stringify!($ty), size_of::<$ty>())),*] };
    }
    let small = sizes![
        Ask,
        AskFault,
        Need,
        RequestHeaders,
        ResponseHeaders,
        types::AnyShape,
        types::Beside,
        types::BesideChoice,
        types::BesideGroup,
        types::Frame,
        types::Large,
        types::Mapped,
        types::May0,
        types::May1,
        types::May4,
        types::May5,
        types::Must0,
        types::Must1,
        types::Must2,
        types::Must3,
        types::Must4,
        types::Nil,
        types::Pick,
        types::PickChoice,
        types::Rich,
        types::Tree,
        types::Wide
    ];
    for (name, size) in small {
        assert!(size <= 4 * KIB, "{name} has {size} bytes");
    }
    assert_eq!(size_of::<types::Flat>(), FLAT);
    // A required member is not boxed as long as the struct stays small; a small one never is.
    assert_eq!(size_of::<types::Must4>(), 6 * size_of::<types::Must5>());
    assert_eq!(size_of::<types::Large>(), size_of::<types::Small>() + size_of::<Box<types::Flat>>());
    assert_eq!(size_of::<types::May0>(), 6 * size_of::<usize>());
}

#[test]
fn flat_values_need_little_stack() {
    on_a_stack_of(256 * KIB, || {
        let ask = Ask::new();
        handle(&ask);
        assert_eq!(operations::ASK.decode_request(&encode(&ask), None).unwrap().0, ask);
        let full = Ask::new()
            .may(types::May0::default())
            .must(start())
            .large(start())
            .wide(start())
            .tree(start())
            .pick(start())
            .beside(start())
            .nil(start::<types::Nil>())
            .shape(start::<types::Frame>())
            .rich(start())
            .map([("k", start::<types::Mapped>())]);
        assert_eq!(full.check(), Ok(()));
        handle(&full);
        assert_eq!(operations::ASK.decode_request(&encode(&full), None).unwrap().0, full);
        let need = start::<Need>();
        handle(&need);
        let bytes = operations::NEED.encode(&need, &RequestHeaders::default()).unwrap().body;
        assert_eq!(operations::NEED.decode_request(&bytes, None).unwrap().0, need);
        let parts = start::<Parts>();
        handle(&parts);
        let bytes = operations::PARTS.encode(&parts, &RequestHeaders::default()).unwrap().body;
        assert_eq!(operations::PARTS.decode_request(&bytes, None).unwrap().0, parts);
        handle(&start::<PartsResponse>());
    });
}

fn encode(ask: &Ask) -> Vec<u8> {
    let headers = RequestHeaders { head: Some(start::<types::Must0>().into()) };
    operations::ASK.encode(ask, &headers).unwrap().body
}

/// A recursive value as XML: the outermost element, each level, and the innermost content. `@` marks the place of the
/// next level.
struct Nested(&'static str, &'static str, &'static str);

const NESTED: [Nested; 15] = [
    // Optional and nillable members, single and repeated.
    Nested("<tree>@<name/></tree>", "<left>@<name>x</name></left>", ""),
    Nested("<tree><name/>@</tree>", "<right><name>x</name>@</right>", ""),
    Nested("<tree><name/>@</tree>", "<twig i:nil='true'/><twig><name>x</name>@</twig>", ""),
    // A list in an element.
    Nested("<tree><name/>@</tree>", "<list><item><name>x</name></item><item><name/>@</item></list>", ""),
    // Alternatives, one of them repeated and one a group.
    Nested("<pick>@</pick>", "<one>@</one>", "<end>1</end>"),
    Nested("<pick>@</pick>", "<many><end>2</end></many><many>@</many>", "<end>1</end>"),
    Nested("<pick>@</pick>", "<first>@</first>", "<end>1</end>"),
    Nested("<pick>@</pick>", "<first><end>2</end></first><second>@</second>", "<end>1</end>"),
    // An optional choice, and a repeated group.
    Nested("<beside>@</beside>", "<a>@</a>", ""),
    Nested("<beside>@</beside>", "<key>k</key><value/><key>k</key><value>@</value>", ""),
    // Nil members with attributes, single and repeated.
    Nested("<nil>@</nil>", "<next why='x'>@</next>", "<next i:nil='true' why='that'/>"),
    Nested("<nil>@</nil>", "<next i:nil='true'/><more why='x'>@</more>", "<next i:nil='true'/>"),
    // A derived type, mixed content, a dictionary.
    Nested("<shape i:type='Frame'>@</shape>", "<within i:type='Frame'>@</within>", "<within/>"),
    Nested("<rich>@</rich>", "x<b>y@</b>z", "<i>w</i>"),
    Nested("<map>@</map>", "<Entry><Key>k</Key><Value><map>@</map>FLAT</Value></Entry>", ""),
];

impl Nested {
    fn text(&self, levels: usize) -> String {
        let Nested(around, level, middle) = *self;
        let flat: String = (0..6).map(|index| format!("<f{index}>x</f{index}>")).collect();
        let level = level.replace("FLAT", &format!("<flat>{flat}</flat>"));
        let (before, behind) = level.split_once('@').unwrap();
        around.replace('@', &[&before.repeat(levels), middle, &behind.repeat(levels)].concat())
    }

    /// Returns the value with the deepest nesting that is accepted, and its number of levels.
    fn deepest(&self) -> (Ask, usize) {
        let fits = |levels: &usize| match read(&self.text(*levels)) {
            Ok(_) => true,
            Err(error) if error.contains("nested more than 256 deep") => false,
            Err(error) => panic!("{}: {error}", self.text(*levels)),
        };
        let levels = (1..256).rev().find(fits).unwrap();
        (read(&self.text(levels)).unwrap(), levels)
    }
}

#[test]
fn deepest_values_fit_a_default_thread_stack() {
    for nested in NESTED {
        // The default stack size of a thread.
        on_a_stack_of(2 * KIB * KIB, || {
            let (ask, levels) = nested.deepest();
            assert!(levels > 80, "{levels}: {}", nested.text(1));
            handle(&ask);
            assert_eq!(ask.check(), Ok(()), "{}", nested.text(1));
            let again = operations::ASK.decode_request(&encode(&ask), None).unwrap();
            assert_eq!(again.0, ask, "{}", nested.text(1));
            drop((ask, again));
        });
    }
    // Pretty-printing takes seconds for a value this deep, so only one is formatted.
    on_a_stack_of(2 * KIB * KIB, || assert!(format!("{:#?}", NESTED[0].deepest().0).contains("left: None")));
}
