//! Tests of mutated documents of the corpus.

use crate::{assert_none, missing, mutate::complaints};
use corpus::{catalog, index};
use std::{fs, path::Path};

#[test]
fn mutated_documents_are_accepted_or_refused_with_a_place() {
    if missing() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    let failures = index().into_iter().flat_map(|row| {
        let size = fs::metadata(&row.path).map_or(0, |metadata| metadata.len());
        let rounds = usize::try_from(100_000 / size.max(1)).unwrap_or_default().clamp(1, 4);
        complaints(&row.path, rounds, &folder, &[catalog()])
    });
    assert_none(&failures.collect::<Vec<_>>());
}
