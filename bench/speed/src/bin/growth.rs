//! Measures the peak memory of reading lists of users, in addition to the message: `growth LARGEST`.

use speed::{
    allocator::{Counting, peak},
    content::{SIZES, users_of_bytes},
    *,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let largest = std::env::args().nth(1).and_then(|largest| largest.parse().ok()).expect("bytes");
    for bytes in SIZES.into_iter().filter(|&bytes| bytes <= largest) {
        let xml = users_of_bytes(Style::DefaultNamespace, bytes);
        let answer = http(&xml);
        println!("{bytes}\tours\t{}", peak(|| read_users(answer)).0);
        println!("{bytes}\tserde\t{}", peak(|| with_serde::read::<with_serde::Users>(&xml)).0);
    }
}
