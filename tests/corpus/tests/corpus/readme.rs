//! Tests that the table of the corpus in `tests/README.md` is up to date.

use crate::missing;
use corpus::table;
use std::{env, fs, path::Path};

const BEGIN: &str = "<!-- corpus -->\n";
const END: &str = "<!-- /corpus -->";

#[test]
fn readme_table_of_the_corpus_is_up_to_date() {
    if missing() {
        return;
    }
    let table = table();
    println!("{table}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap_or_else(|| panic!("tests/README.md has no {BEGIN}"));
    let (says, after) = rest.split_once(END).unwrap_or_else(|| panic!("tests/README.md has no {END}"));
    if env::var_os("UPDATE_README").is_some() {
        return fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
    }
    assert!(
        says == table,
        "tests/README.md is out of date: run this with UPDATE_README=1, or paste\n\n{BEGIN}{table}{END}\n"
    );
}
