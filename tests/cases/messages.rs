//! Reads the messages of a case with its generated code, writes them again, and compares.

use soapwright::{
    Answer, Encoded, Error, Fault, Faults, Headers, Operation,
    http::Response,
    xml::{ReadXml, WriteXml},
};
use std::{
    cell::RefCell,
    collections::BTreeSet,
    fmt, fs,
    path::{Path, PathBuf},
};
use tests::{assert_file, assert_same_document, files_below};

/// The messages of a case, and which of them nothing has read yet.
pub struct Messages {
    folder: PathBuf,
    unread: RefCell<BTreeSet<PathBuf>>,
}

/// Has the messages of a case read, and fails if there are none or one of them wasn't read.
pub fn check(case: &str, read: impl FnOnce(&Messages)) {
    let folder = Path::new(case).join("messages");
    let unread: BTreeSet<PathBuf> = files_below(&folder).into_iter().collect();
    assert!(!unread.is_empty(), "{} has no messages", folder.display());
    let messages = Messages { folder, unread: RefCell::new(unread) };
    read(&messages);
    let unread = messages.unread.into_inner();
    assert!(unread.is_empty(), "no test reads {unread:?}");
}

/// A message as HTTP carries it.
struct Message {
    content_type: Option<String>,
    body: Vec<u8>,
}

impl Messages {
    /// Reads a request and returns it with its headers. Written again it says what the file says, or what
    /// `*.written.xml` says if there is such a file.
    pub fn request<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>) -> (I, Q)
    where
        I: ReadXml + WriteXml,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        let message = self.read(file);
        let (body, headers) = operation
            .decode_request(&message.body, message.content_type.as_deref())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        self.compare(file, &operation.encode(&body, &headers).unwrap());
        (body, headers)
    }

    /// Writes a request that a test created. It says what the file says, and reading the file gives an equal value.
    pub fn written_request<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>, body: &I)
    where
        I: ReadXml + WriteXml + PartialEq + fmt::Debug,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        self.compare(file, &operation.encode(body, &Q::default()).unwrap());
        assert_eq!(self.request(file, operation).0, *body, "{file}");
    }

    /// Fails unless the request can't be written, with the error in this file.
    pub fn refused_writing<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>, body: &I)
    where
        I: WriteXml,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        match operation.encode(body, &Q::default()) {
            Err(error) => self.assert_text(file, &format!("{error}\n")),
            Ok(_) => panic!("{file}: not refused"),
        }
    }

    /// Reads a response, as [`Messages::request`] reads a request.
    pub fn response<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>) -> Answer<O, A>
    where
        I: WriteXml,
        O: ReadXml + WriteXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        let answer = operation.decode(self.http(file, 200)).unwrap_or_else(|error| panic!("{file}: {error}"));
        self.compare(file, &operation.encode_response(&answer.body, &answer.headers).unwrap());
        answer
    }

    /// Reads a fault, as [`Messages::request`] reads a request.
    pub fn fault<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>) -> Fault<F, A>
    where
        I: WriteXml,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        match operation.decode(self.http(file, 500)) {
            Err(Error::Fault(fault)) => {
                self.compare(file, &operation.encode_fault(&fault).unwrap());
                *fault
            }
            Err(error) => panic!("{file}: {error}"),
            Ok(_) => panic!("{file}: not a fault"),
        }
    }

    /// Fails unless the request is refused with the error in the file beside it, `*.refused.txt`.
    pub fn refused_request<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>)
    where
        I: ReadXml + WriteXml,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        let Message { body, content_type } = self.read(file);
        match operation.decode_request(&body, content_type.as_deref()) {
            Err(error) => self.assert_error(file, &error),
            Ok(_) => panic!("{file}: not refused"),
        }
    }

    /// Fails unless the response is refused with the error in the file beside it, `*.refused.txt`.
    pub fn refused_response<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>)
    where
        O: ReadXml,
        A: Headers,
        F: Faults,
    {
        match operation.decode(self.http(file, 200)) {
            Err(error) => self.assert_error(file, &error),
            Ok(_) => panic!("{file}: not refused"),
        }
    }

    /// Reads a request with attachments from a `.mime` file. Written and read again it is equal.
    pub fn mime_request<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>) -> I
    where
        I: ReadXml + WriteXml + PartialEq + fmt::Debug,
        O: ReadXml,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        let Message { body, content_type } = self.read(file);
        let (body, headers) = operation.decode_request(&body, content_type.as_deref()).unwrap();
        let again = operation.encode(&body, &headers).unwrap();
        assert_eq!(operation.decode_request(&again.body, Some(&again.content_type)).unwrap().0, body, "{file}");
        body
    }

    /// Reads a response, as [`Messages::mime_request`] reads a request.
    pub fn mime_response<I, O, Q, A, F>(&self, file: &str, operation: &Operation<I, O, Q, A, F>) -> O
    where
        I: WriteXml,
        O: ReadXml + WriteXml + PartialEq + fmt::Debug,
        Q: Headers,
        A: Headers,
        F: Faults,
    {
        let answer = operation.decode(self.http(file, 200)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let Encoded { body, content_type, .. } = operation.encode_response(&answer.body, &answer.headers).unwrap();
        let response = Response::builder().header("Content-Type", &*content_type).body(body).unwrap();
        let again = operation.decode(response);
        assert_eq!(again.unwrap_or_else(|error| panic!("{file}: {error}")).body, answer.body, "{file}");
        answer.body
    }

    fn http(&self, file: &str, status: u16) -> Response<Vec<u8>> {
        let Message { body, content_type } = self.read(file);
        let response = Response::builder().status(status);
        let response = content_type.iter().fold(response, |response, value| response.header("Content-Type", value));
        response.body(body).unwrap()
    }

    fn read(&self, file: &str) -> Message {
        let text = self.text(file);
        if !file.ends_with(".mime") {
            return Message { content_type: None, body: text.into_bytes() };
        }
        let (head, body) = text.split_once("\n\n").unwrap();
        let content_type = head.strip_prefix("Content-Type: ").map(str::to_owned);
        assert!(content_type.is_some(), "{file} must begin with its Content-Type");
        // RFC 2046 ends lines with CR and LF (4.1.1).
        Message { content_type, body: body.replace('\n', "\r\n").into_bytes() }
    }

    fn text(&self, file: &str) -> String {
        let path = self.folder.join(file);
        self.unread.borrow_mut().remove(&path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn compare(&self, file: &str, written: &Encoded) {
        let other = file.replace(".xml", ".written.xml");
        let expected = self.text(if self.folder.join(&other).exists() { &other } else { file });
        assert_same_document(file, &expected, std::str::from_utf8(&written.body).unwrap());
    }

    /// Fails unless the file has this text.
    pub fn assert_text(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        self.unread.borrow_mut().remove(&path);
        assert_file(&path, text, "cargo test -p cases");
    }

    fn assert_error(&self, file: &str, error: &dyn fmt::Display) {
        assert!(file.ends_with(".refused.xml"), "{file}: a message that is refused is called `*.refused.xml`");
        self.assert_text(&file.replace(".xml", ".txt"), &format!("{error}\n"));
    }
}
