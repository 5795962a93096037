//! The places in which a case is read.

use super::{
    case::{Case, Place},
    values::SERVICE,
};

/// The content of a place.
#[derive(Clone, Copy, PartialEq)]
pub enum Kept {
    /// Nothing of the case is in the values.
    Nothing,
    /// The text of the case is the text of `Name`.
    Name,
    /// The case is the content, or among the attributes, of `Any` itself.
    Any,
    /// The case is the content, or among the attributes, of the element `x` in `Any`.
    Within,
}

/// A document with a case in one of its places.
pub struct Document {
    pub place: &'static str,
    pub kept: Kept,
    pub text: String,
}

fn envelope(prologue: &str, attribute: &str, header: &str, body: &str, epilogue: &str) -> String {
    format!(
        "{prologue}<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'{attribute}><s:Header>{header}</s:Header>\
         <s:Body>{body}</s:Body></s:Envelope>{epilogue}"
    )
}

fn response(content: &str) -> String {
    format!("<n:GetUserResponse xmlns:n='{SERVICE}'>{content}</n:GetUserResponse>")
}

fn body(body: &str) -> String {
    envelope("", "", "", body, "")
}

/// Returns a message with this content of the element that describes the user.
fn user(content: &str) -> String {
    body(&response(&format!("<n:Response>{content}</n:Response>")))
}

fn header(block: &str) -> String {
    envelope("", "", block, &response(""), "")
}

/// Returns the documents with the case in each of its places.
pub fn documents(case: &Case) -> Vec<Document> {
    let text = &*case.text;
    let documents = match case.place {
        Place::Prologue => vec![
            ("prologue", Kept::Nothing, envelope(text, "", "", &response(""), "")),
            ("prologue of what is kept", Kept::Nothing, envelope(text, "", "", "<Any/>", "")),
        ],
        Place::Epilogue => vec![
            ("epilogue", Kept::Nothing, envelope("", "", "", &response(""), text)),
            ("epilogue of what is kept", Kept::Nothing, envelope("", "", "", "<Any/>", text)),
        ],
        Place::Attribute => attributes(text),
        Place::Content => vec![
            ("content that is skipped", Kept::Nothing, body(&response(&format!("<x>{text}</x>")))),
            ("content before a known element", Kept::Nothing, user(&format!("{text}<n:Name>a</n:Name>"))),
            ("content after a known element", Kept::Nothing, user(&format!("<n:Name>a</n:Name>{text}"))),
            ("content of a header block", Kept::Nothing, header(&format!("<x>{text}</x>"))),
            ("content that is kept", Kept::Any, body(&format!("<Any>{text}</Any>"))),
            ("content within what is kept", Kept::Within, body(&format!("<Any><x>{text}</x></Any>"))),
        ],
        Place::Text => texts(text),
    };
    documents.into_iter().map(|(place, kept, text)| Document { place, kept, text }).collect()
}

fn attributes(text: &str) -> Vec<(&'static str, Kept, String)> {
    let skipped = ("attribute that is skipped", Kept::Nothing, body(&response(&format!("<x{text}/>"))));
    let within = ("attribute within what is kept", Kept::Within, body(&format!("<Any><x{text}/></Any>")));
    // A default namespace on the other elements would change the names of the contract's elements.
    if text.contains("xmlns=") {
        return vec![skipped, within];
    }
    let nil = format!("<n:Tooltip xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'{text}/>");
    vec![
        skipped,
        within,
        ("attribute of the root", Kept::Nothing, envelope("", text, "", &response(""), "")),
        ("attribute of a header block", Kept::Nothing, header(&format!("<x{text}/>"))),
        ("attribute of a known struct", Kept::Nothing, body(&response(&format!("<n:Response{text}/>")))),
        ("attribute of a known text", Kept::Nothing, user(&format!("<n:Name{text}>a</n:Name>"))),
        ("attribute of a known number", Kept::Nothing, user(&format!("<n:Rank{text}\n>1</n:Rank>"))),
        ("attribute of an empty text", Kept::Nothing, user(&format!("<n:Name{text}/>"))),
        ("attribute of a nil element", Kept::Nothing, body(&response(&format!("<n:Response>{nil}</n:Response>")))),
        ("attribute that is kept", Kept::Any, body(&format!("<Any{text}/>"))),
    ]
}

fn texts(text: &str) -> Vec<(&'static str, Kept, String)> {
    let name = |open: &str, close: &str| user(&format!("{open}{text}{close}"));
    let typed = "<n:Name xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:d='http://www.w3.org/2001/XMLSchema' \
                 i:type='d:string'>";
    let plain = format!(
        "<GetUserResponse xmlns='{SERVICE}'>\n <Response>\n  <Name>{text}</Name>\n </Response>\n</GetUserResponse>"
    );
    vec![
        ("text that is skipped", Kept::Nothing, body(&response(&format!("<x>{text}</x>")))),
        ("text of a header block", Kept::Nothing, header(&format!("<n:Name xmlns:n='urn:x'>{text}</n:Name>"))),
        ("text of a known element", Kept::Name, name("<n:Name>", "</n:Name>")),
        ("text of a known element without prefix", Kept::Name, body(&plain)),
        ("text of a known element out of order", Kept::Name, name("<n:Tooltip/><n:Name>", "</n:Name>")),
        ("text of a known element after an unknown one", Kept::Name, name("<n:x/><n:Name>", "</n:Name>")),
        ("text of a known element with an attribute", Kept::Name, name("<n:Name n:a='1' b=\"\">", "</n:Name>")),
        ("text of a known element with a type", Kept::Name, name(typed, "</n:Name>")),
        ("text of a known element with spaces in tags", Kept::Name, name("\n\t<n:Name\r\n>", "</n:Name \t>\n")),
        ("text beside a comment", Kept::Name, name("<n:Name><!-- -->", "<?a?></n:Name>")),
        ("text that is kept", Kept::Any, body(&format!("<Any>{text}</Any>"))),
        ("text within what is kept", Kept::Within, body(&format!("<Any><x>{text}</x></Any>"))),
    ]
}
