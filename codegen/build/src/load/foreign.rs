//! Recognizing what a user gave or a document imports instead of a WSDL or schema document, from its path or its
//! content.

use std::path::Path;

/// The kind of a file that is neither a WSDL nor a schema document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// The kind of the file, such as `a ZIP archive`.
    pub(super) what: String,
    /// The advice to the user.
    pub(super) help: String,
}

/// The advice for a user who has the address of a service, and needs a file.
pub(super) const DOWNLOAD: &str = "download the WSDL itself: `curl -o service.wsdl 'ADDRESS?singleWsdl'`, or with `?wsdl` where the \
                        service doesn't know `?singleWsdl`";

/// The advice for a user who has the description of a service that isn't one of SOAP.
pub(super) const SOAP_ONLY: &str =
    "soapwright generates clients for SOAP services only; ask whether the service has a WSDL too";

/// The first bytes of files in other formats, and their names with what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\x1F\x8B", "a gzip file", "unpack it with `gunzip`; a download is unpacked by `curl --compressed`"),
    (b"PK\x03\x04", "a ZIP archive", "unpack it, and give the WSDL in it"),
    (b"PK\x05\x06", "an empty ZIP archive", "give a WSDL document"),
    (b"BZh", "a bzip2 file", "unpack it with `bunzip2`"),
    (b"\xFD7zXZ\0", "an xz file", "unpack it with `unxz`"),
    (b"\x28\xB5\x2F\xFD", "a zstd file", "unpack it with `unzstd`"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", "unpack it, and give the WSDL in it"),
    (b"Rar!", "a RAR archive", "unpack it, and give the WSDL in it"),
    (b"%PDF", "a PDF document", "ask for the WSDL that it describes"),
    (b"HTTP/", "a whole HTTP response", "save only its body: `curl` without `-i`"),
    (
        b"version https://git-lfs.github.com/",
        "a pointer of Git LFS instead of the file",
        "fetch the file with `git lfs pull`",
    ),
];

/// Recognizes the path of something that is no file: a URL or standard input.
pub(super) fn path(path: &Path) -> Option<Foreign> {
    let text = path.to_str()?;
    if text == "-" {
        let what = "the sign for standard input, which isn't read because imports are relative to a file".to_owned();
        return Some(Foreign { what, help: "save the document as a file, and give its path".to_owned() });
    }
    let (scheme, rest) = text.split_once(":/")?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "ftp" => Some(Foreign {
            what: "a URL, but nothing is fetched from the network".to_owned(),
            help: format!("download it: `curl -o {} '{}'`", file_name(rest), text.replace('\'', "%27")),
        }),
        "file" => {
            Some(Foreign { what: "a URL, but a path is expected".to_owned(), help: format!("leave out `{scheme}://`") })
        }
        _ => None,
    }
}

/// Returns the name for the file of a URL: its last segment with the extension `.wsdl`.
fn file_name(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = url.rsplit('/').next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    let is_plain = stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let is_host = !url.trim_start_matches('/').contains('/');
    if stem.is_empty() || !is_plain || is_host { "service.wsdl".to_owned() } else { format!("{stem}.wsdl") }
}

/// Recognizes a format by its first bytes.
pub(super) fn bytes(bytes: &[u8]) -> Option<Foreign> {
    let foreign = |what: &str, help: &str| Some(Foreign { what: what.to_owned(), help: help.to_owned() });
    if let Some((_, what, help)) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature)) {
        return foreign(what, help);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return foreign("a tar archive", "unpack it with `tar -x`, and give the WSDL in it");
    }
    None
}

/// Recognizes a text that isn't XML, or that is a web page.
pub(super) fn text(text: &str) -> Option<Foreign> {
    let foreign = |what: &str, help: &str| Some(Foreign { what: what.to_owned(), help: help.to_owned() });
    let start = after_prolog(text);
    let head: String = start.chars().take(14).collect::<String>().to_ascii_lowercase();
    if text.trim().is_empty() {
        return foreign("an empty file", DOWNLOAD);
    }
    if head.starts_with("<html") || head == "<!doctype html" {
        return Some(page(text));
    }
    if head.starts_with('<') {
        return None;
    }
    if head.starts_with(['{', '[']) {
        let is_open_api = ["\"openapi\"", "\"swagger\""].iter().any(|key| text.contains(key));
        return if is_open_api {
            foreign("an OpenAPI document of a REST service", SOAP_ONLY)
        } else {
            foreign("a JSON document", SOAP_ONLY)
        };
    }
    if head.starts_with("openapi:") || head.starts_with("swagger:") {
        return foreign("an OpenAPI document of a REST service", SOAP_ONLY);
    }
    foreign("not XML", DOWNLOAD)
}

/// Returns the text without white space, comments and processing instructions at its beginning.
fn after_prolog(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            return rest;
        };
        let Some((_, after)) = rest.split_once(end) else { return rest };
        rest = after.trim_start();
    }
}

/// Describes a web page. The page of a service often has a link to its WSDL.
fn page(text: &str) -> Foreign {
    let lower = text.to_ascii_lowercase();
    let asks = ["type=\"password\"", "type='password'", "type=password"].iter().any(|field| lower.contains(field));
    if asks {
        return Foreign {
            what: "an HTML page that asks for a password".to_owned(),
            help:
                "sign in to download the WSDL: `curl -u NAME -o service.wsdl 'ADDRESS?singleWsdl'`, or save it from a \
                   browser"
                    .to_owned(),
        };
    }
    let link = ["?singlewsdl", "?wsdl"].iter().find_map(|query| link(text, &lower, query));
    Foreign {
        what: "an HTML page".to_owned(),
        help: match link {
            Some(url) => format!("download the WSDL that it links to: `curl -o service.wsdl '{url}'`"),
            None => DOWNLOAD.to_owned(),
        },
    }
}

/// Returns the URL in a page that ends in this query.
fn link<'t>(text: &'t str, lower: &str, query: &str) -> Option<&'t str> {
    let end = lower.find(query)? + query.len();
    let before = text.get(..end)?;
    let start = before.rfind(['"', '\'', '>', ' ', '\n', '=']).map_or(0, |at| at + 1);
    before.get(start..).filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

#[cfg(test)]
mod tests {
    use super::{Foreign, bytes, path, text};
    use std::path::Path;

    fn words(foreign: Option<Foreign>) -> String {
        foreign.map(|Foreign { what, help }| format!("{what}: {help}")).unwrap_or_default()
    }

    #[test]
    fn urls_and_standard_input_are_recognized() {
        let of = |text: &str| words(path(Path::new(text)));
        assert!(of("-").starts_with("the sign for standard input"));
        assert_eq!(
            of("https://host.example/Remote/User.svc?singleWsdl&a='b'"),
            "a URL, but nothing is fetched from the network: download it: `curl -o User.wsdl \
             'https://host.example/Remote/User.svc?singleWsdl&a=%27b%27'`"
        );
        assert!(of("HTTP://host.example/?wsdl").contains("-o service.wsdl "), "{}", of("HTTP://host.example/?wsdl"));
        assert!(of("https://host.example/a/$(x)").contains("-o service.wsdl "));
        assert_eq!(of("file:///a.wsdl"), "a URL, but a path is expected: leave out `file://`");
        for file in ["a.wsdl", "C:/a.wsdl", "./-", "http/a.wsdl"] {
            assert_eq!(of(file), "", "{file}");
        }
    }

    #[test]
    fn formats_are_recognized_by_their_first_bytes() {
        for (start, what) in [
            (&b"\x1F\x8B\x08\0"[..], "a gzip file"),
            (b"PK\x03\x04\x14", "a ZIP archive"),
            (b"BZh9", "a bzip2 file"),
            (b"%PDF-1.7", "a PDF document"),
            (b"HTTP/1.1 200 OK\r\n", "a whole HTTP response"),
            (b"version https://git-lfs.github.com/spec/v1", "a pointer of Git LFS"),
        ] {
            assert!(words(bytes(start)).starts_with(what), "{what}");
        }
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        assert!(words(bytes(&tar)).starts_with("a tar archive"));
        assert_eq!(bytes(b"<definitions/>"), None);
    }

    #[test]
    fn texts_are_recognized() {
        for (start, what) in [
            (" \n", "an empty file"),
            ("{\"openapi\": \"3.0.0\"}", "an OpenAPI document"),
            ("openapi: 3.0.0", "an OpenAPI document"),
            ("{\"a\": 1}", "a JSON document"),
            ("[1]", "a JSON document"),
            ("Not found", "not XML"),
            ("<!DOCTYPE html><p>", "an HTML page: download the WSDL itself"),
            ("<?xml version='1.0'?>\n<!-- x --><HTML>", "an HTML page"),
            ("<html><form><input type=\"password\"></form>", "an HTML page that asks for a password"),
            (
                "<html>svcutil.exe <a href=\"https://h.example/U.svc?wsdl\">",
                "an HTML page: download the WSDL that it links to: `curl -o service.wsdl 'https://h.example/U.svc?wsdl'`",
            ),
        ] {
            assert!(words(text(start)).starts_with(what), "{start}: {:?}", text(start));
        }
        assert_eq!(text("<?xml version='1.0'?><definitions/>"), None);
    }
}
