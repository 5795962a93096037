//! The structure of the generator and of the runtime: which file may import which. ARCHITECTURE.md says what each room
//! is for.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod circles;
mod imports;
mod layers;
mod programs;

use imports::{Imports, Module};
use std::collections::BTreeMap;
use tests::workspace;

fn name(module: &Module) -> String {
    if module.is_empty() { "lib".to_owned() } else { module.join("/") }
}

fn sources(files: &[(&str, &str)]) -> Imports {
    let module = |name: &str| name.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    imports::of_sources(&files.iter().map(|&(name, text)| (module(name), text.to_owned())).collect::<BTreeMap<_, _>>())
}
