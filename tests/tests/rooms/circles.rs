//! Import circles: files that can only be read together.

use crate::imports::{self, Imports, Module};
use crate::{name, sources, workspace};
use std::collections::{BTreeMap, BTreeSet};

/// Returns each set of files that import one another, directly or through others of the set.
///
/// A file may use what the module that it is in defines: a folder and its `mod.rs` are one place to read.
fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        imports.keys().map(|module| (module, reached(module, imports))).collect();
    let mut circles = BTreeSet::new();
    for (&module, targets) in &reached {
        let circle: Vec<String> =
            targets.iter().filter(|&&target| reached[target].contains(module)).map(|target| name(target)).collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn reached<'a>(from: &'a Module, imports: &'a Imports) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut left = vec![from];
    while let Some(module) = left.pop() {
        let targets = imports[module].iter().filter(|target| !module.starts_with(target));
        left.extend(targets.filter(|&target| reached.insert(target)));
    }
    reached
}

#[test]
fn no_file_of_the_generator_is_in_an_import_circle() {
    for root in ["codegen/build/src", "codegen/cli/src"] {
        let found = circles(&imports::of_crate(&workspace().join(root)));
        assert!(found.is_empty(), "{root}: {found:#?}");
    }
}

#[test]
fn no_file_of_the_runtime_is_in_an_import_circle() {
    let found = circles(&imports::of_crate(&workspace().join("soapwright/src")));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn circle_through_three_files_is_found() {
    let found = circles(&sources(&[
        ("", "mod a; mod b; mod c; mod d;"),
        ("a", "use crate::{b::{X, Y}, d::Z};"),
        ("b", "fn f() -> super::c::Z { panic!() }"),
        ("c", "mod inner { fn g() { let x = quote!(crate::a::X); } }"),
        ("d", "// crate::a::X\nconst TEXT: &str = \"crate::a::X\";"),
    ]));
    assert_eq!(found, [["a", "b", "c"]]);
}

#[test]
fn tests_and_parents_make_no_circle() {
    let found = circles(&sources(&[
        ("", "pub mod a; use a::X;"),
        ("a", "mod b; use b::Y; pub struct X;"),
        ("a/b", "use super::X; #[cfg(test)] mod tests { use crate::c::Z; }"),
        ("c", "use crate::a::b::Y;"),
    ]));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn exported_macro_is_imported_from_the_file_that_defines_it() {
    let found = circles(&sources(&[
        ("", "mod a; mod b; pub use b::Type;"),
        ("a", "#[macro_export] macro_rules! made { () => { $crate::Type } } use crate::b::Type;"),
        ("b", "crate::made!(); pub struct Type;"),
    ]));
    assert_eq!(found, [["a", "b"]]);
}
