//! Reads and writes each message once, for `bench/instructions`, which counts the instructions of `measured`.

use ours::user::operations::SET_PASSWORD;
use speed::{
    content::{user, users_of_bytes},
    *,
};
use std::hint::black_box;

/// Runs what is counted. The counter recognizes this function by its name.
#[inline(never)]
fn measured(run: &mut dyn FnMut()) {
    run();
}

fn count<T>(what: &str, mut run: impl FnMut() -> T) {
    // Tables and symbols that are looked up once aren't part of the count.
    black_box(run());
    let mut result = None;
    measured(&mut || result = Some(black_box(run())));
    drop(result);
    println!("{what}");
}

fn main() {
    for (name, style) in Style::ALL {
        let answer = http(&user(style));
        count(&format!("read GetUser, {name}"), || read_user(answer.clone()));
    }
    for (name, style) in Style::ALL {
        let answer = http(&users_of_bytes(style, 100_000));
        count(&format!("read 100 KB, {name}"), || read_users(answer.clone()));
    }
    let (request, head) = (set_password(), headers());
    count("write SetPassword", || SET_PASSWORD.encode(&request, &head).unwrap());
    let users = read_users(http(&users_of_bytes(Style::Prefixes, 100_000))).body;
    count("write 100 KB", || SEND_USERS.encode(&users, &head).unwrap());
}
