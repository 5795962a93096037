//! Tests of content in which the position of an element decides its field.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use downstream::order::orders::{LogChoice, LogGroupChoice, Pick, PickChoice, PickChoice2, Trip, operations};
use soapwright::{Element, QName};

fn any(local: &str) -> Element {
    Element::new(QName::new("urn:o", local), local)
}

#[test]
fn element_declared_twice_is_two_fields() {
    let trip = Trip {
        place: "a".to_owned(),
        via: vec!["b".to_owned(), "c".to_owned()],
        km: 7,
        place_element: "d".to_owned(),
        any: vec![any("x"), any("y")],
        via_element: 5,
        any_wildcard: vec![any("z")],
    };
    let bytes = operations::TRIP.encode(&trip, &()).unwrap().body;
    let text = String::from_utf8(bytes.clone()).unwrap();
    let names: Vec<&str> = text.split('<').filter_map(|tag| tag.split([' ', '>']).next()).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.starts_with(['/', '?'])).collect();
    assert_eq!(
        names[names.len() - 10..],
        ["n1:Trip", "n1:place", "n1:via", "n1:via", "n1:km", "n1:place", "x", "y", "n1:via", "z"]
    );
    assert_eq!(operations::TRIP.decode_request(&bytes, None).unwrap().0, trip);
}

#[test]
fn wildcard_may_be_an_alternative() {
    for choice in [PickChoice::One(1), PickChoice::Any(vec![any("x"), any("y")])] {
        for choices in
            [Vec::new(), vec![PickChoice2::Any(vec![any("p")]), PickChoice2::Two(2), PickChoice2::Any(vec![any("q")])]]
        {
            let pick = Pick { choice: choice.clone(), between: 3, choices };
            let bytes = operations::PICK.encode(&pick, &()).unwrap().body;
            assert_eq!(operations::PICK.decode_request(&bytes, None).unwrap().0, pick);
        }
    }
}

#[test]
fn choice_requires_exactly_one_alternative() {
    let read = |content: &str| {
        let body = format!(
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Pick xmlns='urn:order' \
             xmlns:o='urn:o'>{content}</Pick></s:Body></s:Envelope>"
        );
        operations::PICK.decode_request(body.as_bytes(), None)
    };
    let error = |content: &str| read(content).unwrap_err().to_string();
    assert!(
        error("<between>1</between>").contains("`one`, or another element of its choice or group, is missing"),
        "{}",
        error("<between>1</between>")
    );
    // An element that the first choice has no place for belongs to the second one.
    let (pick, ()) = read("<one>1</one><o:x>x</o:x><between>1</between>").unwrap();
    assert_eq!((pick.choice, pick.choices), (PickChoice::One(1), vec![PickChoice2::Any(vec![any("x")])]));
    let both = error("<o:x/><one>1</one><between>1</between>");
    assert!(both.contains("`one`"), "{both}");
}

#[test]
fn alternatives_may_share_elements() {
    for content in ["a b", "x b c", "b c", "c x", "c c x"] {
        let content: String = content.split(' ').map(|name| format!("<{name}>1</{name}>")).collect();
        let body = format!(
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Fork xmlns='urn:order'>{content}\
             </Fork></s:Body></s:Envelope>"
        );
        let fork = operations::FORK.decode_request(body.as_bytes(), None).unwrap().0;
        let again = String::from_utf8(operations::FORK.encode(&fork, &()).unwrap().body).unwrap();
        assert!(again.replace("n1:", "").contains(&content), "{content}: {again}");
    }
}

#[test]
fn element_that_cannot_start_a_group_is_a_separate_field() {
    let read = |content: &str| {
        let body = format!(
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Table xmlns='urn:order'>{content}\
             </Table></s:Body></s:Envelope>"
        );
        let (table, ()) = operations::TABLE.decode_request(body.as_bytes(), None).unwrap();
        let bytes = operations::TABLE.encode(&table, &()).unwrap().body;
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(operations::TABLE.decode_request(text.as_bytes(), None).unwrap().0, table);
        assert!(text.replace("n1:", "").contains(&content.replace(' ', "")), "{text}");
        table
    };
    let rows = read("<rows> <a>1</a><b>2</b> <a>3</a><b>4</b> <b>5</b> <c>6</c><d>7</d> <d>8</d></rows>").rows.unwrap();
    assert_eq!((rows.groups.len(), rows.groups[1].b, rows.b, rows.d), (2, 4, 5, Some(8)));
    let rows = read("<rows><b>1</b><e>2</e><d>3</d></rows>").rows.unwrap();
    assert_eq!((rows.groups.len(), rows.b, rows.d), (0, 1, Some(3)));
    let table = read("<head>1</head><x>2</x><y>3</y><y>4</y> <head>5</head><y>6</y>");
    assert_eq!((table.groups.len(), table.groups[0].groups.len(), table.groups[0].y), (2, 1, 4));
    assert_eq!((table.groups[1].groups.len(), table.groups[1].y), (0, 6));
}

#[test]
fn content_of_repeated_groups_stays_with_its_group() {
    let content = "<at>1</at><up>2</up><down>3</down><up>4</up><at>5</at><down>6</down>\
                   <by>1</by><with>2</with><from>3</from><by>4</by>\
                   <key>1</key><part>2</part><key>3</key><part>4</part><other>5</other><key>6</key>\
                   <n>1</n><m>2</m><error>1</error><error>2</error><warning>3</warning><error>4</error>";
    let body = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Log xmlns='urn:order'>{content}</Log>\
         </s:Body></s:Envelope>"
    );
    let (log, ()) = operations::LOG.decode_request(body.as_bytes(), None).unwrap();
    let choices = |index: usize| log.groups[index].choices.as_slice();
    assert_eq!(choices(0), [LogGroupChoice::Up(2), LogGroupChoice::Down(3), LogGroupChoice::Up(4)]);
    assert_eq!(choices(1), [LogGroupChoice::Down(6)]);
    assert_eq!(log.groups2.len(), 3);
    assert_eq!(log.groups2[2].from, Some(3));
    // A part is followed by any element, even `key`.
    let details: Vec<usize> = log.groups3.iter().map(|group| group.detail.len()).collect();
    assert_eq!(details, [2, 0]);
    assert_eq!(log.empty.len(), 2);
    use LogChoice::{Error, Warning};
    assert_eq!(log.choices, [Error(1), Error(2), Warning(3), Error(4)]);
    let text = String::from_utf8(operations::LOG.encode(&log, &()).unwrap().body).unwrap();
    assert_eq!(operations::LOG.decode_request(text.as_bytes(), None).unwrap().0, log);
}

#[test]
fn group_that_may_be_empty_may_be_absent() {
    let body = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Log xmlns='urn:order'>\
                <warning>1</warning></Log></s:Body></s:Envelope>";
    let (log, ()) = operations::LOG.decode_request(body.as_bytes(), None).unwrap();
    assert_eq!((log.empty.len(), log.choices.len()), (0, 1));
}

#[test]
fn group_is_one_type_whether_repeated_or_not() {
    let content =
        "<stamp>1</stamp><mark>2</mark><mark>3</mark><stamp>4</stamp><fold>5</fold><mark>6</mark><mark>7</mark>";
    let body = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Sheet xmlns='urn:order'>{content}\
         </Sheet></s:Body></s:Envelope>"
    );
    let (sheet, ()) = operations::SHEET.decode_request(body.as_bytes(), None).unwrap();
    let text = String::from_utf8(operations::SHEET.encode(&sheet, &()).unwrap().body).unwrap();
    assert!(text.replace("n1:", "").contains(content), "{text}");
}
