//! The choice of a boundary that no part contains (RFC 2046, 5.1.1).

use super::dashes::dashes;

/// The beginning of a boundary. `=_` isn't in any content in base64 or quoted-printable (RFC 2045, 6.7).
const FRONT: &str = "=_soapwright-";

/// Returns a boundary that isn't in any of these contents, neither at the beginning of a line nor elsewhere.
///
/// It has a number: the smallest that the contents don't have after two dashes and the same beginning. All numbers have
/// the same number of digits, so that no boundary is the beginning of another. The contents are searched once, whatever
/// they contain.
pub(super) fn choose<'a>(contents: impl Iterator<Item = &'a [u8]>) -> String {
    let mut taken: Vec<u64> =
        contents.flat_map(|content| dashes(content).filter_map(|at| number(&content[at..]))).collect();
    taken.sort_unstable();
    let free = taken.iter().fold(0, |free, &taken| if taken == free { free + 1 } else { free });
    format!("{FRONT}{free:016x}")
}

/// Returns the number of the boundary after two dashes at the beginning of a text, if there is one.
fn number(text: &[u8]) -> Option<u64> {
    let (digits, _) = text.get(2..)?.strip_prefix(FRONT.as_bytes())?.split_first_chunk::<16>()?;
    // `from_str_radix` accepts a sign and uppercase digits as well, which is harmless.
    u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn boundary_is_the_first_that_no_content_has() {
        let of = |contents: &[&str]| choose(contents.iter().map(|content| content.as_bytes()));
        let with = |number: u64| format!("=_soapwright-{number:016x}");
        assert_eq!(of(&[]), with(0));
        assert_eq!(
            of(&["a", "--=_soapwright-", "--=_soapwright-000000000000000g", "=_soapwright-0000000000000000"]),
            with(0)
        );
        let line = |number| format!("a--{}--\r\n", with(number));
        assert_eq!(of(&[&line(0)]), with(1));
        assert_eq!(of(&[&line(1), &line(0).repeat(3)]), with(2));
        assert_eq!(of(&[&(line(3) + &line(1)), &(line(u64::MAX) + &line(0))]), with(2));
        let many: String = (0..1_000).rev().map(line).collect();
        assert_eq!(of(&[&many]), with(1_000));
    }
}
