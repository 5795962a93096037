//! Tests of the boundaries and the names of parts that are sent.

use super::{ADD, Photo, photo};
use soapwright::Attachment;

#[test]
fn content_that_looks_like_a_boundary_is_sent_unchanged() {
    let boundary =
        |content_type: &str| content_type.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let first = boundary(&ADD.encode(&photo(), &()).unwrap().content_type);
    // Each message is an attachment of the next, and has all boundaries that could be tried first.
    let mut request = photo();
    let mut boundaries = vec![first.clone()];
    for _ in 0..3 {
        let inner = ADD.encode(&request, &()).unwrap();
        let hostile = [b"--", first.as_bytes(), b"--\r\n--", first.as_bytes(), b"\n", &inner.body, b"\r\n"].concat();
        request = Photo {
            photo: Attachment::new("image/png", hostile.clone()),
            title: Some(format!("--{first}")),
            ..photo()
        };
        let outer = ADD.encode(&request, &()).unwrap();
        boundaries.push(boundary(&outer.content_type));
        let (read, ()) = ADD.decode_request(&outer.body, Some(&outer.content_type)).unwrap();
        assert_eq!((read.photo.bytes, read.title), (hostile.into(), request.title.clone()));
    }
    boundaries.sort_unstable();
    boundaries.dedup();
    assert_eq!(boundaries.len(), 4, "{boundaries:?}");
    // The name of a header can begin like a delimiter, too.
    let headers = [(format!("--{first}"), "x".to_owned())].into();
    let request = Photo { photo: Attachment { headers, ..Attachment::new("image/png", "p") }, ..photo() };
    let sent = ADD.encode(&request, &()).unwrap();
    let (read, ()) = ADD.decode_request(&sent.body, Some(&sent.content_type)).unwrap();
    assert_eq!(read.photo.headers, request.photo.headers);
}

#[test]
fn attachments_with_equal_content_have_different_ids() {
    let equal = [Attachment::new("a/b", "x"), Attachment::new("a/b", "x"), Attachment::new("c/d", "x")];
    let sent = ADD.encode_with(&equal, &photo(), &()).unwrap();
    let text = String::from_utf8_lossy(&sent.body);
    let mut ids: Vec<&str> =
        text.split("Content-ID: <attachment=").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{text}");
}
