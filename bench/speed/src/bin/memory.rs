//! Measures the peak memory of reading responses designed to take much, with a limit of 1 MiB per response.

use soapwright::{
    AnyType, BlockingTransport, Bytes, Client, Limits, Operation, TransportError,
    http::{Request, Response},
    xml::Field,
};
use speed::{
    allocator::{self, Counting},
    content::users_of_bytes,
    *,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static KEEP: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Any", &[]).soap11("\"\"").request(Field::new("</r>")).response(Field::new("</r>"));

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

fn list(user: &str) -> String {
    let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    let start = format!("<a:GetUserInfoListResponse xmlns:a='{namespace}'><a:Response>");
    envelope(&start, user, "</a:Response></a:GetUserInfoListResponse>")
}

/// Prints the peak number of bytes that `run` allocates.
fn peak(what: &str, run: impl FnOnce() -> bool) {
    let (bytes, read) = allocator::peak(run);
    println!("{what}\t{bytes}\t{}", if read { "read" } else { "refused" });
}

fn main() {
    for (what, message) in [
        ("an ordinary list of users", users_of_bytes(Style::Prefixes, 1_000_000)),
        ("empty users", list("<a:UserInfo/>")),
        ("users with an empty structure each", list("<a:UserInfo><a:TableRight/></a:UserInfo>")),
        ("users of one text", list("<a:UserInfo><a:RoleName>a</a:RoleName></a:UserInfo>")),
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
