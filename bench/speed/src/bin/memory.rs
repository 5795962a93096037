//! Measures the peak memory of reading responses designed to take much, with a limit of 1 MiB per response.

use soapwright::{AnyType, BlockingTransport, Client, Limits, Bytes, http::{Request, Response}, Operation, TransportError};
use soapwright::xml::Field;
use speed::*;
use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
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

static KEEP: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Any", &[]).soap11("").request(Field::new("</r>")).response(Field::new("</r>"));

/// A transport that always returns this response.
struct Canned(String);

impl BlockingTransport for Canned {
    fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        Ok(Response::new(self.0.clone().into()))
    }
}

const SIZE: usize = 1 << 20;

fn envelope(start: &str, item: &str, end: &str) -> String {
    let (head, tail) =
        ("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>", "</s:Body></s:Envelope>");
    let room = SIZE - head.len() - start.len() - end.len() - tail.len();
    format!("{head}{start}{}{end}{tail}", item.repeat(room / item.len()))
}

fn users(user: &str) -> String {
    let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    let start = format!("<a:GetUserInfoListResponse xmlns:a='{namespace}'><a:Response>");
    envelope(&start, user, "</a:Response></a:GetUserInfoListResponse>")
}

/// Prints the peak number of bytes that `run` allocates.
fn peak(what: &str, run: impl FnOnce() -> bool) {
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let read = run();
    println!("{what}\t{}\t{}", PEAK.load(Relaxed) - before, if read { "read" } else { "refused" });
}

fn main() {
    for (what, message) in [
        ("an ordinary list of users", response(1130 * SIZE / 1_100_000)),
        ("empty users", users("<a:UserInfo/>")),
        ("users with an empty structure each", users("<a:UserInfo><a:TableRight/></a:UserInfo>")),
        ("users of one text", users("<a:UserInfo><a:RoleName>a</a:RoleName></a:UserInfo>")),
    ] {
        let headers = ours::user::RequestHeaders::default();
        let client = Client::new(Canned(message), "https://127.0.0.1/").unwrap().with_headers(headers);
        let client = client.with_limits(Limits::of_bytes(SIZE));
        let operation = &ours::user::operations::GET_USER_INFO_LIST;
        peak(what, || client.call(operation, ours::user::GetUserInfoList::default()).send().is_ok());
    }
    for (what, item) in [
        ("empty elements that are kept", "<a/>"),
        ("elements and texts that are kept", "a<a/>"),
        ("elements with attributes that are kept", "<a b='' c=''/>"),
        ("texts that are kept", "<a>b</a>"),
    ] {
        let client = Client::<_, ()>::new(Canned(envelope("<r>", item, "</r>")), "https://127.0.0.1/").unwrap();
        let client = client.with_limits(Limits::of_bytes(SIZE));
        peak(what, || client.call(&KEEP, AnyType::default()).send().is_ok());
    }
}
