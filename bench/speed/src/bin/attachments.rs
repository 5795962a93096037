//! Measures reading and writing a message with 10 MiB of binary data: in line, with MTOM, and as an attachment. Prints
//! a line for each: what, milliseconds, and the memory beyond the input in times of the data.

use soapwright::{Attachment, Base64Binary, Bytes, Encoded, Operation, http::Response, xml::Field};
use std::{
    alloc::{GlobalAlloc, Layout, System},
    hint::black_box,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Instant,
};

struct Peak;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn more(bytes: usize) {
    PEAK.fetch_max(NOW.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

// SAFETY: all calls are forwarded unchanged to the system's allocator.
unsafe impl GlobalAlloc for Peak {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // The old and the new block may exist at the same time.
        more(size);
        let moved = unsafe { System.realloc(pointer, layout, size) };
        NOW.fetch_sub(layout.size(), Relaxed);
        moved
    }
}

#[global_allocator]
static ALLOCATOR: Peak = Peak;

static PUT: Operation<Base64Binary, Base64Binary, (), ()> =
    Operation::new("Put", &[]).soap11("").request(Field::new("</File>")).response(Field::new("</File>"));

const SIZE: usize = 10 << 20;

/// Prints the least time of several runs, and the peak number of bytes that a run allocates.
fn measure<T>(what: &str, mut run: impl FnMut() -> T) {
    let (mut time, mut peak) = (f64::MAX, usize::MAX);
    for _ in 0..12 {
        let before = NOW.load(Relaxed);
        PEAK.store(before, Relaxed);
        let began = Instant::now();
        let result = black_box(run());
        time = time.min(began.elapsed().as_secs_f64() * 1e3);
        peak = peak.min(PEAK.load(Relaxed) - before);
        drop(result);
    }
    println!("{what}\t{time:.2}\t{:.2}", peak as f64 / SIZE as f64);
}

fn main() {
    // The data has each byte and no pattern.
    let mut state = 1_u64;
    let data: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 56) as u8
    })
    .take(SIZE)
    .collect();
    let (value, none) = (Base64Binary::from(data.clone()), Base64Binary::default());
    let attachments = [Attachment::new("image/png", data.clone())];
    let mtom = PUT.with_mtom();
    measure("copy the data", || data.clone());
    measure("write in line", || PUT.encode(&value, &()).unwrap());
    measure("write MTOM", || mtom.encode(&value, &()).unwrap());
    measure("write an attachment", || PUT.encode_with(&attachments, &none, &()).unwrap());
    let read = |what: &str, message: Encoded| {
        let body = Bytes::from(message.body);
        measure(what, || {
            let response = Response::builder().header("Content-Type", &*message.content_type).body(body.clone());
            let answer = PUT.decode(response.unwrap()).unwrap();
            assert_eq!(answer.body.len() + answer.attachments.iter().map(|part| part.bytes.len()).sum::<usize>(), SIZE);
            answer
        });
    };
    read("read in line", PUT.encode(&value, &()).unwrap());
    read("read MTOM", mtom.encode(&value, &()).unwrap());
    read("read an attachment", PUT.encode_with(&attachments, &none, &()).unwrap());
}
