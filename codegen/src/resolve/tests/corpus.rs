//! Real documents, where they are at hand beside the repository.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    load::load,
    resolve::{Resolved, Selection, resolve},
};

/// A folder beside the repository; `None` where it isn't there, which continuous integration doesn't accept.
fn shared(path: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    if folder.is_dir() {
        return Some(folder);
    }
    assert_ne!(env::var("CI").as_deref(), Ok("true"), "{} is missing", folder.display());
    println!("skipped: {} is missing", folder.display());
    None
}

fn run(documents: &[PathBuf], catalogs: &[PathBuf]) -> Result<Resolved, String> {
    let loaded = load(documents, catalogs).map_err(|error| error.to_string())?;
    resolve(&loaded, &Selection::default()).map_err(|error| error.to_string())
}

/// How many operations are generated, and why the others aren't.
fn operations(resolved: &Resolved) -> (usize, Vec<&str>) {
    let services = &resolved.model.services;
    let left_out = services.iter().flat_map(|service| &service.left_out);
    let generated = services.iter().map(|service| service.operations.len()).sum();
    (generated, left_out.map(|left_out| left_out.reason.as_str()).collect())
}

#[test]
fn superoffice() {
    let Some(folder) = shared("corpus/superoffice/services86") else { return };
    let mut documents: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.sort();
    assert_eq!(documents.len(), 56);
    let alone: Vec<Resolved> = documents.iter().map(|path| run(std::slice::from_ref(path), &[]).unwrap()).collect();
    let together = run(&documents, &[]).unwrap();
    assert_eq!(together.warnings, []);
    let (generated, left_out) = operations(&together);
    assert_eq!(generated + left_out.len(), 1_461);
    assert!(left_out.iter().all(|reason| *reason == "xs:anyType"), "{left_out:?}");
    assert_eq!(alone.iter().map(|one| operations(one).0).sum::<usize>(), generated);
    let loaded = load(&documents, &[]).unwrap();
    let schemas = loaded.roots.iter().flat_map(|root| &root.schemas);
    let named: BTreeSet<_> = schemas.flat_map(|schema| &schema.types).map(|ty| &ty.name).collect();
    assert_eq!(named.len(), 612);
    println!("{generated} operations, {} types in the model", together.model.types.len());
}

#[test]
fn open() {
    let Some(folder) = shared("corpus/open") else { return };
    let catalogs = [folder.join("_catalog/catalog.tsv")];
    let index = fs::read_to_string(folder.join("INDEX.tsv")).unwrap();
    let (mut good, mut bad, mut generated, mut left_out) = (0, Vec::new(), 0, 0);
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let start = Instant::now();
        let outcome = run(&[folder.join(columns[1])], &catalogs);
        assert!(start.elapsed().as_secs() < 20, "{} takes {:?}", columns[0], start.elapsed());
        match outcome {
            Ok(resolved) => {
                good += 1;
                let (some, none) = operations(&resolved);
                generated += some;
                left_out += none.len();
            }
            Err(message) if columns[11] != "X" => bad.push(message),
            Err(_) => {}
        }
    }
    println!("{good} documents, {generated} operations, {left_out} left out; errors:\n{}", bad.join("\n"));
    // These contradict themselves: a part, binding or type that isn't there, a location on a Java class path.
    assert!(bad.len() <= 7, "{}", bad.join("\n"));
}
