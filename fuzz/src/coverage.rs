//! Counts the constructs in the documents that were accepted.

const CONSTRUCTS: [(&str, &[&str]); 22] = [
    ("declaration", &["<?xml "]),
    ("byte order mark", &["\u{feff}<"]),
    ("comment", &["<!--"]),
    ("instruction", &["<?a", "<?b", "<?xm "]),
    ("CDATA section", &["<![CDATA["]),
    ("decimal reference", &["&#1", "&#3", "&#6", "&#9"]),
    ("hexadecimal reference", &["&#x"]),
    ("entity", &["&amp;", "&lt;", "&quot;"]),
    ("return", &["\r"]),
    ("return and reference", &["\r&", "&#13;"]),
    ("default namespace", &["xmlns="]),
    ("undeclared default", &["xmlns=''", "xmlns=\"\""]),
    ("prefix", &["xmlns:a", "xmlns:p"]),
    ("prefix xml", &["xml:"]),
    ("nil", &[":nil="]),
    ("empty element", &["/>"]),
    ("space in an end tag", &[" ></", "\n></", "\t>", "\r\n>"]),
    ("name beyond ASCII", &["<\u{e4}", ":\u{e4}", "\u{f6}x"]),
    ("character beyond the BMP", &["\u{1f600}", "\u{10ffff}"]),
    ("brackets", &["]]&gt;", "]]<"]),
    ("typed answer", &["GetUserResponse"]),
    ("header block", &["Header>"]),
];

#[derive(Default)]
pub struct Coverage {
    counts: [u64; CONSTRUCTS.len()],
}

impl Coverage {
    pub fn note(&mut self, text: &str) {
        for (count, (_, signs)) in self.counts.iter_mut().zip(&CONSTRUCTS) {
            *count += u64::from(signs.iter().any(|sign| text.contains(sign)));
        }
    }

    pub fn print(&self) {
        for (count, (name, _)) in self.counts.iter().zip(&CONSTRUCTS) {
            println!("{count:>10}  {name}");
        }
    }
}
