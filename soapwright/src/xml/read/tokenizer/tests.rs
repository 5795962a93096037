//! Tests that the functions for frequent content read nothing else than [`Tokenizer::next`].

use super::{Token, Tokenizer};

/// Returns texts that differ from this one in a byte.
fn mutations(text: &str) -> Vec<String> {
    let bytes = b"<>&;/!?]-:='\" \r\n\tae1\x7f";
    let mut mutations = vec![text.to_owned()];
    for at in 0..=text.len() {
        let (before, after) = text.split_at(at);
        for byte in bytes {
            mutations.push(format!("{before}{}{after}", char::from(*byte)));
            mutations.push(format!("{before}{}{}", char::from(*byte), after.get(1..).unwrap_or_default()));
        }
        mutations.push(format!("{before}\u{e4}{after}"));
        mutations.push(format!("{before}{}", after.get(1..).unwrap_or_default()));
    }
    mutations
}

/// Returns the text up to the end tag of an element `open` and the offset after it, token by token, if it is one piece.
fn content(text: &str, open: &str) -> Option<(String, usize)> {
    let mut tokens = Tokenizer::new(text).ok()?;
    let content = match tokens.next(open).ok()?? {
        Token::Text(text) => text.to_owned(),
        Token::End => return Some((String::new(), tokens.offset())),
        _ => return None,
    };
    matches!(tokens.next(open).ok()??, Token::End).then(|| (content, tokens.offset()))
}

#[test]
fn simple_content_is_a_text_and_the_end_tag() {
    let mut found = 0;
    for text in ["</p:name>", "a</p:name>b", "some text</p:name>", "eight or more]] > bytes</p:name><a>"] {
        for text in mutations(text) {
            let mut tokens = Tokenizer::new(&text).unwrap();
            if let Some(simple) = tokens.simple_content("p:name") {
                found += 1;
                assert_eq!(Some((simple.to_owned(), tokens.offset())), content(&text, "p:name"), "{text:?}");
            } else {
                assert_eq!((tokens.offset(), tokens.place()), (0, 0), "{text:?}");
            }
        }
    }
    assert!(found > 1_000, "{found}");
}

/// Returns the name of the next start tag after white space and the offset after it.
fn start(text: &str) -> Option<(String, String, usize)> {
    let mut tokens = Tokenizer::new(text).ok()?;
    loop {
        match tokens.next("x").ok()?? {
            Token::Text(text) if super::is_blank(text) => {}
            Token::Start(name) => return Some((name.prefix().to_owned(), name.local().to_owned(), tokens.offset())),
            _ => return None,
        }
    }
}

#[test]
fn expected_start_is_a_start_tag_with_this_name() {
    let mut found = 0;
    for (prefix, text) in [("", "<name>"), ("", "\n  <name a='b'/>"), ("p", "<p:name/>"), ("pre", " <pre:name >")] {
        for text in mutations(text) {
            let mut tokens = Tokenizer::new(&text).unwrap();
            let expected = tokens.expected_start(prefix, "name");
            let general = start(&text).filter(|(found, local, _)| found == prefix && local == "name");
            found += usize::from(expected.is_some());
            let expected = expected.map(|name| (name.prefix().to_owned(), name.local().to_owned(), tokens.offset()));
            assert_eq!(expected, general, "{text:?}");
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn attribute_like_the_last_one_is_read_like_any_other() {
    for text in mutations("<a xsi:type=\"x\" xsi:type=\"y\" xsi:type=\"&lt;\"/>") {
        let mut tokens = Tokenizer::new(&text).unwrap();
        let Some(read) = attributes(&mut tokens) else { continue };
        // Each attribute is read alone, so that none is like the last one.
        for (name, value) in read {
            let quote = if value.contains('"') { '\'' } else { '"' };
            let alone = format!("<a {name}={quote}{value}{quote}>");
            let mut tokens = Tokenizer::new(&alone).unwrap();
            assert_eq!(attributes(&mut tokens), Some(vec![(name, value)]), "{text:?}");
        }
    }
    let text = "<a b=\"x\" b=\"y>z\" b='&amp;' b=\"\"/>";
    let values: Vec<_> = attributes(&mut Tokenizer::new(text).unwrap()).unwrap();
    assert_eq!(values.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["x", "y>z", "&amp;", ""]);
    for wrong in ["<a b=\"x\" b=\"<\"/>", "<a b=\"x\" b=\"&\"/>", "<a b=\"x\"b=\"y\"/>", "<a b=\"x\" b=\"y/>"] {
        assert_eq!(attributes(&mut Tokenizer::new(wrong).unwrap()), None, "{wrong}");
    }
}

/// Returns the names and values of the attributes of the first start tag.
fn attributes(tokens: &mut Tokenizer<'_>) -> Option<Vec<(String, String)>> {
    let Token::Start(_) = tokens.next("").ok()?? else { return None };
    let mut raw = Vec::new();
    tokens.attributes(&mut raw).ok()?;
    Some(raw.iter().map(|raw| (raw.name.as_str().to_owned(), raw.value.to_owned())).collect())
}
