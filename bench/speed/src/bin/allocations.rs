//! Counts allocations of reading and writing.

use ours::user::{RequestHeaders, operations::SET_PASSWORD};
use speed::{
    allocator::{self, Counting},
    content::{user, users_of_bytes},
    *,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count<T>(what: &str, who: &str, run: impl FnOnce() -> T) {
    println!("{what}\t{who}\t{}", allocator::count(run).0);
}

fn main() {
    let (request, head) = (set_password(), headers());
    let (peer_request, peer_head) = (with_serde::set_password(), with_serde::headers());
    let none = RequestHeaders::default();
    count("writing SetPassword", "ours", || SET_PASSWORD.encode(&request, &head).unwrap());
    count("writing SetPassword", "serde", || with_serde::write(&peer_head, &peer_request));
    count("writing SetPassword, no headers", "ours", || SET_PASSWORD.encode(&request, &none).unwrap());

    let xml = users_of_bytes(Style::Prefixes, 10_000);
    let (large, peer_large) = (read_users(http(&xml)).body, with_serde::read::<with_serde::Users>(&xml).body);
    count("writing a list of 10 KB", "ours", || SEND_USERS.encode(&large, &head).unwrap());
    count("writing a list of 10 KB", "serde", || with_serde::write(&peer_head, &peer_large));
    let xml = user(Style::DefaultNamespace);
    let answer = http(&xml);
    count("reading GetUser", "ours", || read_user(answer));
    count("reading GetUser", "serde", || with_serde::read::<with_serde::User>(&xml));
}
