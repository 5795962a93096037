//! The imports between the files of one crate, read from their tokens.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The path of a module below the root of its crate: `["xml", "read"]`.
pub type Module = Vec<String>;

/// For each module of a crate, the modules of the same crate that it names in a `use` or in any other path.
pub type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// Reads the imports of the crate whose sources are below `root`. Modules for tests are left out.
pub fn of_crate(root: &Path) -> Imports {
    let mut sources = BTreeMap::new();
    collect(root, &mut Vec::new(), &mut sources);
    of_sources(&sources)
}

/// Reads the imports between `sources`: the text of each module.
pub fn of_sources(sources: &BTreeMap<Module, String>) -> Imports {
    let parse = |module: &Module, text: &String| -> TokenStream {
        text.parse().unwrap_or_else(|error| panic!("{module:?}: {error}"))
    };
    let tokens: BTreeMap<&Module, Vec<TokenTree>> =
        sources.iter().map(|(module, text)| (module, without_tests(parse(module, text)))).collect();
    let mut macros = BTreeMap::new();
    for (module, tokens) in &tokens {
        macros.extend(defined_macros(tokens).map(|name| (name, (*module).clone())));
    }
    let read = |(module, tokens): (&&Module, &Vec<TokenTree>)| {
        let mut paths = Vec::new();
        scan(tokens, &mut paths);
        let targets = paths.iter().filter_map(|path| resolve(path, module, sources, &macros));
        ((*module).clone(), targets.filter(|target| target != *module && sources.contains_key(target)).collect())
    };
    tokens.iter().map(read).collect()
}

/// Returns the names of the macros that a file defines; an exported one belongs to the root of its crate.
fn defined_macros(tokens: &[TokenTree]) -> impl Iterator<Item = String> {
    let defines = |tokens: &&[TokenTree]| tokens[0].to_string() == "macro_rules" && tokens[1].to_string() == "!";
    tokens.windows(3).filter(defines).map(|tokens| tokens[2].to_string())
}

fn collect(folder: &Path, above: &mut Module, sources: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        // A folder with a `main.rs` is a crate of its own.
        if name == "tests" || name == "fixture" || path.join("main.rs").exists() {
            continue;
        }
        let is_root = ["mod", "lib", "main"].contains(&&*name);
        if !is_root {
            above.push(name.clone());
        }
        if path.is_dir() {
            collect(&path, above, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.insert(above.clone(), fs::read_to_string(&path).unwrap());
        }
        if !is_root {
            above.pop();
        }
    }
}

/// Leaves out every item behind `#[cfg(test)]`.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_test = |group: &TokenTree| group.to_string().replace(' ', "") == "[cfg(test)]";
        if token.to_string() != "#" || !tokens.peek().is_some_and(is_test) {
            kept.push(token);
            continue;
        }
        // An item ends with its first semicolon or its first pair of braces.
        let ends = |token: &TokenTree| match token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        tokens.by_ref().find(ends);
    }
    kept
}

/// Adds every path in `tokens` to `paths`; a `use` with braces gives one for each of its leaves.
fn scan(tokens: &[TokenTree], paths: &mut Vec<Vec<String>>) {
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(_) => {
                let begins_elsewhere = at > 0
                    && matches!(&tokens[at - 1], TokenTree::Punct(p) if p.as_char() == ':')
                    && at > 1
                    && matches!(&tokens[at - 2], TokenTree::Punct(p) if p.as_char() == ':');
                let before = if at > 0 && tokens[at - 1].to_string() == "$" { "$" } else { "" };
                let end = path(before, tokens, at, &mut Vec::new(), if begins_elsewhere { None } else { Some(paths) });
                at = end;
            }
            // `pub(crate)` says who may import, not what is imported.
            TokenTree::Group(_) if at > 0 && tokens[at - 1].to_string() == "pub" => at += 1,
            TokenTree::Group(group) => {
                scan(&group.stream().into_iter().collect::<Vec<_>>(), paths);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows a path from the name at `at`, after the segments in `before`, and returns where it ends. The `sigil` is the
/// `$` of `$crate`, if it is there.
fn path(
    sigil: &str,
    tokens: &[TokenTree],
    mut at: usize,
    before: &mut Vec<String>,
    mut paths: Option<&mut Vec<Vec<String>>>,
) -> usize {
    let outside = before.len();
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        before.push(if before.is_empty() { format!("{sigil}{name}") } else { name.to_string() });
        at += 1;
        let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        if !(is_colon(at) && is_colon(at + 1)) {
            break;
        }
        at += 2;
        if let Some(TokenTree::Group(group)) = tokens.get(at).filter(|token| matches!(token, TokenTree::Group(_))) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            for leaf in inner.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ',')) {
                path("", leaf, 0, before, paths.as_deref_mut());
            }
            before.truncate(outside);
            return at + 1;
        }
    }
    // A trailing comma within braces leaves an empty path.
    if let Some(paths) = paths.filter(|_| before.len() > outside) {
        paths.push(before.clone());
    }
    before.truncate(outside);
    at
}

/// Finds the module of this crate that a path in `module` leads into.
fn resolve(
    path: &[String],
    module: &Module,
    sources: &BTreeMap<Module, String>,
    macros: &BTreeMap<String, Module>,
) -> Option<Module> {
    let mut target = module.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" if path.len() == 2 && macros.contains_key(&path[1]) => return macros.get(&path[1]).cloned(),
        // A name at the root that a macro reaches by `$crate` is resolved where the macro is used, mostly in other crates.
        "$crate" if !path.get(1).is_some_and(|name| sources.contains_key(std::slice::from_ref(name))) => return None,
        "crate" | "$crate" => {
            target.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|segment| segment == "super") {
                target.pop();
                rest = &rest[1..];
            }
        }
        child if !sources.contains_key(&[module.as_slice(), &[child.to_owned()]].concat()) => return None,
        _ => {}
    }
    for segment in rest {
        target.push(segment.clone());
        if !sources.contains_key(&target) {
            target.pop();
            break;
        }
    }
    Some(target)
}
