//! Counts allocations of reading and writing.

use speed::*;
use std::{
    alloc::{GlobalAlloc, Layout, System},
    hint::black_box,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

struct Counting;

static COUNT: AtomicU64 = AtomicU64::new(0);

// SAFETY: all calls are forwarded unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.fetch_add(1, Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count<T>(what: &str, who: &str, run: impl FnOnce() -> T) {
    let before = COUNT.load(Relaxed);
    let result = black_box(run());
    let count = COUNT.load(Relaxed) - before;
    drop(result);
    println!("{what}\t{who}\t{count}");
}

fn main() {
    let (request, head) = (set_password(), headers());
    let (peer_request, peer_head) = (peer_set_password(), peer_headers());
    let operation = &ours::user::operations::SET_PASSWORD;
    let none = ours::user::RequestHeaders::default();
    count("write a small request", "ours", || operation.encode(&request, &head).unwrap());
    count("write a small request", "serde", || serde_write(&peer_head, PeerSetPassword { request: &peer_request }));
    count("write a small request, no headers", "ours", || operation.encode(&request, &none).unwrap());

    let xml = response(9);
    let large = ours_body(body(&xml));
    count("write 9 KB", "ours", || SEND_USERS.encode(&large, &head).unwrap());
    let large = serde_body(body(&xml));
    count("write 9 KB", "serde", || serde_write(&peer_head, PeerUsers { request: &large }));
    let http = http(&xml);
    count("read 9 KB", "ours", || ours(http));
    count("read 9 KB", "serde", || serde(&xml));
}
