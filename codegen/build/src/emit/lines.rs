//! Lines of code that are laid out here, as rustfmt does by default, and not by the formatter of syntax trees.

use super::docs;
use proc_macro2::{TokenStream, TokenTree};

/// The maximum number of characters of a line.
const WIDTH: usize = 100;

/// Returns tokens as they are written on one line, for types, paths, literals and calls.
pub(super) fn inline(tokens: TokenStream) -> String {
    let mut text = String::new();
    put(tokens, &mut text);
    text
}

fn put(tokens: TokenStream, text: &mut String) {
    let mut is_word = false;
    for token in tokens {
        let was_word = std::mem::replace(&mut is_word, matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_)));
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                    proc_macro2::Delimiter::Brace => ("{ ", " }"),
                    proc_macro2::Delimiter::Bracket => ("[", "]"),
                    proc_macro2::Delimiter::None => ("", ""),
                };
                text.push_str(open);
                put(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => text.push_str(", "),
            token => {
                if was_word && is_word {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
            }
        }
    }
}

/// Returns documentation as lines of comments with this indentation.
pub(super) fn doc(indent: &str, paragraphs: &[String]) -> String {
    let mut text = String::new();
    for line in docs::lines(paragraphs) {
        [indent, "///", line.trim_end_matches(' '), "\n"].iter().for_each(|piece| text.push_str(piece));
    }
    text
}

/// Joins the parts of a line by spaces, or breaks it between them if it would be too long.
pub(super) fn fit(indent: &str, parts: [&str; 2]) -> String {
    let [first, second] = parts;
    if indent.len() + first.chars().count() + 1 + second.chars().count() <= WIDTH {
        format!("{indent}{first} {second}\n")
    } else {
        format!("{indent}{first}\n{indent}    {second}\n")
    }
}

/// Returns the first line of a method that takes a request, or its lines if it is too long for one.
pub(super) fn signature(indent: &str, name: &str, request: &str, result: &str) -> String {
    let line = format!("{indent}pub fn {name}(&self, request: {request}) -> {result} {{\n");
    match line.chars().count() <= WIDTH + 1 {
        true => line,
        false => format!(
            "{indent}pub fn {name}(\n{indent}    &self,\n{indent}    request: {request},\n{indent}) -> {result} {{\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{fit, inline, signature};
    use quote::quote;

    #[test]
    fn tokens_are_spaced_as_by_rustfmt() {
        for (tokens, text) in [
            (quote!(Operation<types::A, Vec<B>, ()>), "Operation<types::A, Vec<B>, ()>"),
            (quote!(field(N1, "</n1:A>").secret()), "field(N1, \"</n1:A>\").secret()"),
            (quote!(.headers(&[0, 2])), ".headers(&[0, 2])"),
            (quote!(Box<dyn A>), "Box<dyn A>"),
        ] {
            assert_eq!(inline(tokens), text);
        }
    }

    #[test]
    fn long_lines_are_broken() {
        let (short, long) = ("a".repeat(40), "b".repeat(60));
        assert_eq!(fit("", [&short, &short]).lines().count(), 1);
        assert_eq!(fit("", [&short, &long]), format!("{short}\n    {long}\n"));
        assert_eq!(signature("    ", "a", "A", "B"), "    pub fn a(&self, request: A) -> B {\n");
        assert_eq!(signature("    ", "a", &long, &short).lines().count(), 4);
    }
}
