//! Tests of the limits of multipart messages, each at its bound.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{Answer, AnyType, Error, Operation, http::Response, xml::Field};

static KEEP: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Any", &[]).soap11("\"\"").request(Field::new("</r>")).response(Field::new("</r>"));

fn envelope(content: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><r>{content}</r></s:Body></s:Envelope>"
    )
}

/// Returns a message of an envelope and these parts, each a pair of headers and content.
fn message(boundary: &str, root_type: &str, content: &str, parts: &[(String, String)]) -> String {
    let mut message = format!("--{boundary}\r\nContent-Type: {root_type}\r\n\r\n{}\r\n", envelope(content));
    for (headers, content) in parts {
        message += &format!("--{boundary}\r\n{headers}\r\n{content}\r\n");
    }
    message + &format!("--{boundary}--\r\n")
}

fn decode(boundary: &str, kind: &str, message: String) -> Result<Answer<AnyType, ()>, Error> {
    let content_type = format!("multipart/related; type=\"{kind}\"; boundary=\"{boundary}\"");
    KEEP.decode(Response::builder().header("Content-Type", content_type).body(message).unwrap())
}

fn read(parts: &[(String, String)]) -> Result<usize, String> {
    let answer = decode("b", "text/xml", message("b", "text/xml", "", parts));
    answer.map(|answer| answer.attachments.len()).map_err(|error| error.to_string())
}

#[test]
fn message_may_have_at_most_1000_parts() {
    let parts = |count: usize| vec![(String::new(), "a".to_owned()); count];
    // The envelope counts as a part.
    assert_eq!(read(&parts(999)), Ok(999));
    let error = read(&parts(1_000)).unwrap_err();
    assert!(error.contains("it has more than 1000 parts"), "{error}");
}

#[test]
fn part_may_have_at_most_16_kib_and_100_headers() {
    let headers = |bytes: usize| {
        let first = "Content-ID: <1>\r\n";
        let name = "X-Long: \r\n";
        vec![(format!("{first}X-Long: {}\r\n", "a".repeat(bytes - first.len() - name.len())), "a".to_owned())]
    };
    assert_eq!(read(&headers(16 << 10)), Ok(1));
    let error = read(&headers((16 << 10) + 1)).unwrap_err();
    assert!(error.contains("part 2 has more than 100 headers, or they don't end within 16384 bytes"), "{error}");
    let many = |count: usize| vec![("A: b\r\n".repeat(count), "a".to_owned())];
    assert_eq!(read(&many(100)), Ok(1));
    assert!(read(&many(101)).is_err());
}

#[test]
fn boundary_may_have_at_most_70_characters() {
    let with = |length: usize| {
        let boundary = "b".repeat(length);
        decode(&boundary, "text/xml", message(&boundary, "text/xml", "", &[])).map(|_| ()).map_err(|e| e.to_string())
    };
    assert_eq!(with(1), Ok(()));
    assert_eq!(with(70), Ok(()));
    assert!(with(71).unwrap_err().contains("has no `boundary` of at most 70 characters"));
    assert!(with(0).is_err());
}

#[test]
fn inclusions_may_expand_a_message_at_most_fourfold() {
    let include = "<a><i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='cid:1'/></a>";
    let part = 100_000;
    let read = |times: usize| {
        let parts = [("Content-ID: <1>\r\n".to_owned(), "a".repeat(part))];
        let xop = "application/xop+xml; type=\"text/xml\"";
        decode("b", "application/xop+xml", message("b", xop, &include.repeat(times), &parts))
    };
    // Each inclusion is four thirds as large as the part, so three of them are as large as four parts.
    let three = read(3).unwrap();
    let lengths: Vec<usize> =
        three.body.elements().filter_map(|element| element.value.text()).map(|t| t.len()).collect();
    assert_eq!(lengths, [part.div_ceil(3) * 4; 3]);
    assert!(three.attachments.is_empty());
    let error = read(4).unwrap_err().to_string();
    assert!(error.contains("parts that are included too many times"), "{error}");
}
