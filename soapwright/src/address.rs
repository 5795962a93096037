//! The parts of addresses that `Debug` and errors may show (RFC 3986).

use std::fmt;

/// Returns an address without user name, password, query and fragment, which may contain credentials.
pub(crate) fn without_credentials(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = address.split_once("//") else { return address.to_owned() };
    let (authority, path) = rest.split_at(rest.find(['/', '\\']).unwrap_or(rest.len()));
    format!("{scheme}//{}{path}", host(authority))
}

/// Returns only the scheme, the host and the port of an address that a server sent, because its path may contain a
/// ticket. The result is empty if the address has no host.
pub(crate) fn origin(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = address.split_once("//").filter(|(scheme, _)| is_scheme(scheme)) else {
        return String::new();
    };
    let authority = rest.split(['/', '\\']).next().unwrap_or_default();
    let host: String = host(authority).chars().filter(|&c| is_host_part(c)).collect();
    if host.is_empty() { String::new() } else { format!("{scheme}//{host}") }
}

/// Shows the origin of a [`Location`](crate::HttpError::location) in `Debug`.
pub(crate) struct Origin<'a>(pub(crate) &'a str);

impl fmt::Debug for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match origin(self.0).as_str() {
            "" => f.write_str("[another path]"),
            origin => write!(f, "{origin:?}"),
        }
    }
}

/// Returns `true` for a scheme with its colon (RFC 3986, 3.1), and for an empty text, as in `//example.com`.
fn is_scheme(text: &str) -> bool {
    text.is_empty()
        || text.strip_suffix(':').is_some_and(|scheme| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_scheme_part)
        })
}

fn is_scheme_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+-.".contains(c)
}

/// Returns `true` if a character may be in a host and port (RFC 3986, 3.2.2), or in an internationalized host name.
fn is_host_part(c: char) -> bool {
    c.is_alphanumeric() || "+-.:[]_~%".contains(c)
}

/// Returns an authority without the user information (RFC 3986, 3.2).
fn host(authority: &str) -> &str {
    authority.rsplit('@').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{origin, without_credentials};

    #[test]
    fn credentials_in_addresses_are_not_shown() {
        for (address, kept, of_it) in [
            (
                "https://u:hunter2@example.com:8443/a/b?t=hunter2#hunter2",
                "https://example.com:8443/a/b",
                "https://example.com:8443",
            ),
            ("https://u:p@hunter2@example.com/a", "https://example.com/a", "https://example.com"),
            ("https://example.com?t=hunter2@x", "https://example.com", "https://example.com"),
            ("//u:hunter2@example.com/a", "//example.com/a", "//example.com"),
            ("/login/hunter2?x", "/login/hunter2", ""),
            ("login;t=a//hunter2", "login;t=a//hunter2", ""),
            ("/a//b@c", "/a//c", ""),
            ("hunter2://example.com", "hunter2://example.com", "hunter2://example.com"),
            ("log in://hunter2", "log in://hunter2", ""),
            ("https://[::1]:80\\hunter2", "https://[::1]:80\\hunter2", "https://[::1]:80"),
            ("javascript:alert(1)", "javascript:alert(1)", ""),
            ("https://exa\u{1b}mple.com/", "https://exa\u{1b}mple.com/", "https://example.com"),
            ("", "", ""),
        ] {
            assert_eq!((without_credentials(address).as_str(), origin(address).as_str()), (kept, of_it), "{address}");
        }
    }
}
