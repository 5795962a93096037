//! Answers: the responses that calls return, and that the operations of a server return.

use crate::{headers::HeaderBlocks, http_exchange::HttpExchange, parts::Attachment};

/// A response to a request: the body, the header blocks, and further attachments. Calls return it, and so do the
/// operations that a server implements.
///
/// ```
/// use soapwright::{Answer, Attachment};
///
/// // A body alone becomes an answer without header blocks.
/// let answer: Answer<&str, ()> = "done".into();
/// assert_eq!(answer.body, "done");
///
/// let answer: Answer<&str, ()> = Answer::new("done").with_attachments([Attachment::new("text/plain", "log")]);
/// assert_eq!(answer.attachments.len(), 1);
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Answer<O, A> {
    /// The value of the body's element.
    pub body: O,
    /// The header blocks.
    pub headers: A,
    /// The attachments that the contract doesn't declare as parts of the message. The body can refer to them by
    /// `xs:anyURI` values, which [`Attachment::is_at`] compares with an attachment.
    pub attachments: Vec<Attachment>,
    /// The HTTP exchange, with the status and the HTTP headers of the response. A server leaves it empty.
    pub http: HttpExchange,
}

impl<O, A: Default> Answer<O, A> {
    /// Creates an answer with this body, and without header blocks and attachments.
    pub fn new(body: O) -> Self {
        Answer { body, headers: A::default(), attachments: Vec::new(), http: HttpExchange::default() }
    }
}

impl<A> Answer<(), A> {
    /// Sets the body.
    pub(crate) fn with_body<O>(self, body: O) -> Answer<O, A> {
        let Answer { headers, attachments, http, .. } = self;
        Answer { body, headers, attachments, http }
    }
}

impl<O, A> Answer<O, A> {
    /// Returns the header blocks that the contract doesn't declare, such as those of routing, tracing or security.
    pub fn other_headers(&self) -> &HeaderBlocks {
        self.http.other_headers()
    }

    /// Sets the header blocks.
    #[must_use]
    pub fn with_headers(self, headers: A) -> Self {
        Answer { headers, ..self }
    }

    /// Sets the attachments that the contract doesn't declare as parts of the message.
    #[must_use]
    pub fn with_attachments(self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        Answer { attachments: attachments.into_iter().collect(), ..self }
    }
}

/// Creates an answer with this body, and without header blocks and attachments.
impl<O, A: Default> From<O> for Answer<O, A> {
    fn from(body: O) -> Self {
        Answer::new(body)
    }
}

/// Compares the messages. How they were sent makes no difference.
impl<O: PartialEq, A: PartialEq> PartialEq for Answer<O, A> {
    fn eq(&self, other: &Self) -> bool {
        (&self.body, &self.headers, &self.attachments) == (&other.body, &other.headers, &other.attachments)
    }
}
