//! Tests of how parts are looked up, and of the number of comparisons that a lookup takes.

use super::Parts;
use crate::{Attachment, Bytes};
use std::cell::Cell;

thread_local! {
    pub(super) static COMPARED: Cell<usize> = const { Cell::new(0) };
}

/// Returns the number of comparisons made by `work`.
fn cost(work: impl FnOnce()) -> usize {
    let before = COMPARED.get();
    work();
    COMPARED.get() - before
}

fn part(id: &str, bytes: &'static str) -> Attachment {
    Attachment { content_id: Some(id.into()), ..Attachment::new("a/b", bytes) }
}

fn numbered(count: usize) -> Parts {
    Parts::new((0..count).map(|n| part(&format!("{n}@x"), "")).collect())
}

#[test]
fn find_returns_the_first_part_with_the_uri() {
    let ids = ["a b", "a%20b", "%61", "a", "a%2Fb", "A", "", "a=b", "a%3Db", "\u{e4}", "%C3%A4", "%FF", "%", "a"];
    let parts: Vec<Attachment> = ids.iter().map(|id| part(id, "")).chain([Attachment::default()]).collect();
    let index = Parts::new(parts.clone());
    let uris =
        ids.iter().flat_map(|id| [format!("cid:{id}"), format!("CID:{}", id.replace('a', "%61")), (*id).to_owned()]);
    for uri in uris.chain(["cid:a%2fb", "cid:%c3%a4", "mid:a", "cid", "", "cid:none"].map(str::to_owned)) {
        assert_eq!(index.find(&uri), parts.iter().position(|part| part.is_at(&uri)), "{uri}");
    }
}

#[test]
fn referenced_part_is_not_left_over() {
    let mut parts = Parts::new(vec![part("a", "1"), part("a", "2"), part("b", "3")]);
    for _ in 0..3 {
        assert_eq!(parts.refer("cid:a").unwrap().bytes, "1");
    }
    assert_eq!(parts.take_members(&[("x", &["*/*"])])[0].as_ref().unwrap().bytes, "2");
    assert_eq!(parts.into_free(), [part("b", "3")]);
}

#[test]
fn part_taken_as_a_member_cannot_be_referenced() {
    let mut parts = Parts::new(vec![part("x=1@y", "1")]);
    assert!(parts.take_members(&[("x", &[])])[0].is_some());
    assert_eq!(parts.refer("cid:x=1@y"), None);
    assert_eq!(parts.take_members(&[("x", &[])]), [None]);
    assert_eq!(parts.into_free(), []);
}

#[test]
fn reference_shares_the_memory_of_its_part() {
    let bytes = Bytes::from(vec![7; 1 << 20]);
    let header = ("X".to_owned(), "x".repeat(16_000));
    let whole = Attachment { headers: [header].into(), bytes: bytes.clone(), ..part("a", "") };
    let mut parts = Parts::new(vec![whole]);
    let (first, second) = (parts.refer("cid:a").unwrap(), parts.refer("cid:a").unwrap());
    assert_eq!((first.bytes.as_ptr(), second.bytes.as_ptr()), (bytes.as_ptr(), bytes.as_ptr()));
    assert_eq!(first.headers.as_ptr(), second.headers.as_ptr());
    assert_eq!(first.content_type.as_ptr(), second.content_type.as_ptr());
    assert!(size_of::<Attachment>() <= 96, "{}", size_of::<Attachment>());
}

#[test]
fn cost_of_references_grows_linearly() {
    let refer = |parts: usize, references: usize| {
        let mut index = numbered(parts);
        cost(|| (0..references).for_each(|n| assert!(index.refer(&format!("cid:{}@x", n % parts)).is_some())))
    };
    let base = refer(500, 10_000);
    assert!(refer(500, 20_000) <= 2 * base, "twice the references");
    // Each of the three binary searches takes one more step.
    assert!(refer(1_000, 10_000) <= base + 3 * 10_000 + base / 10, "twice the parts: {base}");
    // References to missing parts cost no more than others.
    let miss = |parts| {
        let mut index = numbered(parts);
        cost(|| (0..1_000).for_each(|_| assert!(index.refer("cid:500%40y").is_none())))
    };
    assert!(miss(1_000) <= miss(500) + 3 * 1_000 + miss(500) / 10);
}

#[test]
fn cost_of_members_grows_linearly_with_the_parts() {
    static MEMBERS: [(&str, &[&str]); 4] =
        [("a", &["image/*"]), ("b", &["text/xml"]), ("c", &["x/y"]), ("d", &["*/*", "a/b"])];
    let take = |count| cost(|| drop(numbered(count).take_members(&MEMBERS)));
    assert!(take(1_000) <= 2 * take(500), "{} {}", take(1_000), take(500));
    assert!(take(1_000) <= 6 * 1_000, "{}", take(1_000));
}
