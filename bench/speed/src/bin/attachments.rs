//! Measures sending and receiving 10 MiB of binary data: inline as base64, with MTOM, and as an attachment (SwA). Prints
//! for each the least CPU time in nanoseconds, and the peak memory in bytes in addition to what is given.

use soapwright::{Attachment, Base64Binary, Bytes, Encoded, Operation, http::Response, xml::Field};
use speed::{
    allocator::{Counting, peak},
    timing::cpu_time,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static PUT: Operation<Base64Binary, Base64Binary, (), ()> =
    Operation::new("Put", &[]).soap11("\"\"").request(Field::new("</File>")).response(Field::new("</File>"));

const SIZE: usize = 10 << 20;

fn measure<T>(what: &str, mut run: impl FnMut() -> T) {
    let (mut least, mut bytes) = (u128::MAX, usize::MAX);
    for _ in 0..12 {
        let start = cpu_time();
        let (allocated, result) = peak(&mut run);
        least = least.min((cpu_time() - start).as_nanos());
        bytes = bytes.min(allocated);
        drop(result);
    }
    println!("{what}\t{least}\t{bytes}");
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
    measure("copy", || data.clone());
    measure("send inline", || PUT.encode(&value, &()).unwrap());
    measure("send MTOM", || mtom.encode(&value, &()).unwrap());
    measure("send SwA", || PUT.encode_with(&attachments, &none, &()).unwrap());
    let receive = |what: &str, message: Encoded| {
        let body = Bytes::from(message.body);
        measure(what, || {
            let response = Response::builder().header("Content-Type", &*message.content_type).body(body.clone());
            let answer = PUT.decode(response.unwrap()).unwrap();
            assert_eq!(answer.body.len() + answer.attachments.iter().map(|part| part.bytes.len()).sum::<usize>(), SIZE);
            answer
        });
    };
    receive("receive inline", PUT.encode(&value, &()).unwrap());
    receive("receive MTOM", mtom.encode(&value, &()).unwrap());
    receive("receive SwA", PUT.encode_with(&attachments, &none, &()).unwrap());
}
