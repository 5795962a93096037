//! Layers: a room, which is a folder or a file of the crate's root, imports only rooms on lines above its own.

use crate::imports::{self, Imports, Module};
use crate::{name, sources, workspace};

/// The rooms of a crate, from the lowest to the highest. Rooms on one line don't import each other.
type Layers<'a> = &'a [&'a [&'a str]];

const GENERATOR: Layers<'static> = &[
    &["guide", "limits", "text", "qname", "depth"],
    &["error", "names/case"],
    &["nearest", "obstacle", "setting"],
    &["options"],
    &["xml"],
    &["xsd"],
    &["wsdl"],
    &["load"],
    &["model"],
    &["pattern"],
    &["resolve/chain", "resolve/selection"],
    &["resolve/components"],
    &["resolve/operations"],
    &["resolve/types"],
    &["resolve/check"],
    &["resolve/lower"],
    &["resolve"],
    &["names"],
    &["analysis"],
    &["unmatched"],
    &["output"],
    &["emit"],
    &["report"],
    &["generate"],
    &["config"],
    &["builder"],
];

const RUNTIME: Layers<'static> = &[
    &["guide", "limits"],
    &["address", "binding", "deadline", "dictionary", "fit", "media_type", "parts", "raw", "secret", "shown"],
    &["content_coding"],
    &["transport", "xml"],
    &["headers", "xop"],
    &["http_exchange"],
    &["answer", "fault"],
    &["envelope", "error", "multipart", "value"],
    &["check", "form", "message", "recorder"],
    &["operation"],
    &["client", "server"],
    &["generated"],
];

/// Returns a line for each file without a room, and for each import that doesn't lead down.
fn breaches(imports: &Imports, layers: Layers<'_>) -> Vec<String> {
    let mut breaches = Vec::new();
    for (module, targets) in imports.iter().filter(|(module, _)| !module.is_empty()) {
        let Some((room, layer)) = place(module, layers) else {
            breaches.push(format!("{} has no room: add it to the layers", name(module)));
            continue;
        };
        for target in targets {
            match place(target, layers) {
                Some((other, below)) if other == room || below < layer => {}
                _ => breaches.push(format!("{} imports {}", name(module), name(target))),
            }
        }
    }
    breaches
}

/// Finds the room of a module, and the number of its line. The innermost of several rooms counts.
fn place<'a>(module: &Module, layers: Layers<'a>) -> Option<(&'a str, usize)> {
    (1..=module.len()).rev().find_map(|depth| {
        let path = module[..depth].join("/");
        let line = layers.iter().position(|rooms| rooms.contains(&&*path))?;
        Some((layers[line].iter().copied().find(|room| *room == path)?, line))
    })
}

#[test]
fn rooms_of_the_generator_import_downwards_only() {
    let found = breaches(&imports::of_crate(&workspace().join("codegen/build/src")), GENERATOR);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn rooms_of_the_runtime_import_downwards_only() {
    let found = breaches(&imports::of_crate(&workspace().join("soapwright/src")), RUNTIME);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn import_upwards_or_sideways_and_file_without_a_room_are_found() {
    let imports = sources(&[
        ("", "use top::X;"),
        ("ground", "use crate::top::X;"),
        ("ground/leaf", "use super::X;"),
        ("left", "use crate::{ground::X, right::Y};"),
        ("right", ""),
        ("top", "use crate::left::X;"),
        ("new", ""),
    ]);
    let found = breaches(&imports, &[&["ground"], &["left", "right"], &["top"]]);
    assert_eq!(found, ["ground imports top", "left imports right", "new has no room: add it to the layers"]);
}

#[test]
fn folder_within_a_room_may_be_a_room_of_its_own() {
    let imports =
        sources(&[("", ""), ("a", ""), ("a/low", "use crate::a::high::X;"), ("a/high", "use crate::a::low::X;")]);
    assert_eq!(breaches(&imports, &[&["a/low"], &["a/high"], &["a"]]), ["a/low imports a/high"]);
}
