use super::*;

/// Decodes a body with these values of `Content-Encoding`.
fn decoded(codings: &[&str], body: &[u8], limit: usize) -> Result<Option<Vec<u8>>, Undecoded> {
    let mut headers = HeaderMap::new();
    for coding in codings {
        headers.append(CONTENT_ENCODING, HeaderValue::from_str(coding).unwrap_or(HeaderValue::from_static("")));
    }
    decode(&headers, body, limit, None)
}

#[test]
fn body_that_is_plain_is_left_alone() {
    for body in ["", "<a/>", " \r\n<?xml?>", "--b\r\n", "\u{feff}<a/>", "<!-- -->"] {
        for coding in ["gzip", "br", "utf-8", "identity"] {
            assert_eq!(decoded(&[coding], body.as_bytes(), 0), Ok(None), "{coding}: {body}");
        }
    }
    assert_eq!(decoded(&[], b"\x1f\x8b", 0), Ok(None));
    assert_eq!(decoded(&["", "identity, IDENTITY"], b"\x1f\x8b", 0), Ok(None));
}

#[test]
fn coding_that_cannot_be_read_is_named_with_the_feature() {
    for coding in ["br", "zstd", "compress", "x\\y"] {
        let Err(Undecoded::Unsupported(why)) = decoded(&[coding], b"\x00", 9) else { panic!("{coding}") };
        assert!(why.contains(&format!("`{coding}`")) && why.contains("`gzip`"), "{why}");
    }
    let many = ["gzip"; MAX_CODINGS + 1].join(",");
    assert!(matches!(decoded(&[&many], b"\x00", 9), Err(Undecoded::Unsupported(_))));
    if cfg!(not(feature = "gzip")) {
        let Err(Undecoded::Unsupported(why)) = decoded(&["GZIP"], b"\x1f\x8b", 9) else { panic!() };
        assert!(why.contains("feature `gzip`"), "{why}");
    }
}

#[cfg(feature = "gzip")]
mod with_the_feature {
    use super::*;
    use flate2::{
        Compression,
        read::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };
    use std::io::Read;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        all(GzEncoder::new(plain, Compression::best()))
    }

    fn zlib(plain: &[u8]) -> Vec<u8> {
        all(ZlibEncoder::new(plain, Compression::fast()))
    }

    fn raw(plain: &[u8]) -> Vec<u8> {
        all(DeflateEncoder::new(plain, Compression::default()))
    }

    fn all(mut encoder: impl Read) -> Vec<u8> {
        let mut coded = Vec::new();
        encoder.read_to_end(&mut coded).unwrap();
        coded
    }

    #[test]
    fn gzip_and_deflate_are_decoded_however_often_they_were_applied() {
        let plain = b"<a>text</a>".repeat(999);
        for (codings, body) in [
            (&["gzip"][..], gzip(&plain)),
            (&["X-GZip"], gzip(&plain)),
            (&["deflate"], zlib(&plain)),
            (&["Deflate"], raw(&plain)),
            (&["deflate, gzip"], gzip(&zlib(&plain))),
            (&["identity", "gzip", "deflate"], raw(&gzip(&plain))),
            (&["gzip"], [gzip(&plain[..99]), gzip(b""), gzip(&plain[99..])].concat()),
        ] {
            assert_eq!(decoded(codings, &body, plain.len()), Ok(Some(plain.clone())), "{codings:?}");
            assert_eq!(decoded(codings, &body, plain.len() - 1), Err(Undecoded::TooLarge), "{codings:?}");
            assert_eq!(decoded(codings, &body, usize::MAX), Ok(Some(plain.clone())), "{codings:?}");
        }
    }

    #[test]
    fn damaged_body_is_an_error() {
        let coded = gzip(b"<a>text</a>");
        for end in [3, 12, coded.len() - 1] {
            let result = decoded(&["gzip"], &coded[..end], 99);
            assert!(matches!(result, Err(Undecoded::Invalid(_))), "{end}: {result:?}");
        }
        let mut wrong = coded.clone();
        // The checksum (RFC 1952, 2.3.1).
        wrong[coded.len() - 8] ^= 1;
        assert!(matches!(decoded(&["gzip"], &wrong, 99), Err(Undecoded::Invalid(_))));
        assert!(matches!(decoded(&["gzip"], b"\x00text", 99), Err(Undecoded::Invalid(_))));
    }

    #[test]
    fn bomb_is_given_up_at_the_limit_and_at_the_deadline() {
        let bomb = gzip(&gzip(&vec![0; 64 << 20]));
        assert!(bomb.len() < 4096, "{}", bomb.len());
        assert_eq!(decoded(&["gzip, gzip"], &bomb, 1 << 20), Err(Undecoded::TooLarge));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        let late = Deadline::new(|| true);
        assert_eq!(decode(&headers, &bomb, usize::MAX, Some(&late)), Err(Undecoded::Late));
    }
}
