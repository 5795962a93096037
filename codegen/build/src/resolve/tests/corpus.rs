//! Tests with third-party documents, which are skipped where the documents aren't present beside the repository.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    load::load,
    model::{Home, Model, Type, Value},
    resolve::{Resolved, Selection, resolve},
};

/// Returns a folder beside the repository, or `None` where it is missing and `NO_SKIP` isn't set.
fn shared(path: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(env::var_os("NO_SKIP").is_none(), "{} is missing, and NO_SKIP is set", folder.display());
    println!("skipped: {} is missing", folder.display());
    None
}

fn run(documents: &[PathBuf], catalogs: &[PathBuf]) -> Result<Resolved, String> {
    let loaded = load(documents, catalogs).map_err(|error| error.to_string())?;
    resolve(&loaded, &Selection::default()).map_err(|error| error.to_string())
}

/// Returns the number of generated operations and the reasons why the others are left out.
fn operations(resolved: &Resolved) -> (usize, Vec<&str>) {
    let services = &resolved.model.services;
    let left_out = services.iter().flat_map(|service| &service.left_out);
    let generated = services.iter().map(|service| service.operations.len()).sum();
    (generated, left_out.map(|left_out| left_out.obstacle.reason()).collect())
}

#[test]
fn superoffice_services_are_resolved_completely() {
    let Some(folder) = shared("corpus/superoffice/services86") else { return };
    let mut documents: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.sort();
    assert_eq!(documents.len(), 56);
    let alone: Vec<Resolved> = documents.iter().map(|path| run(std::slice::from_ref(path), &[]).unwrap()).collect();
    let together = run(&documents, &[]).unwrap();
    assert_eq!(together.warnings, []);
    let (generated, left_out) = operations(&together);
    assert_eq!((generated, left_out), (1_461, Vec::new()));
    assert_eq!(alone.iter().map(|one| operations(one).0).sum::<usize>(), generated);
    let loaded = load(&documents, &[]).unwrap();
    let schemas = loaded.roots.iter().flat_map(|root| &root.schemas);
    let named: BTreeSet<_> = schemas.flat_map(|schema| &schema.types).map(|ty| &ty.name).collect();
    assert_eq!(named.len(), 612);
    assert_named_types_are_unique(
        &together.model,
        &named.iter().map(|name| (name.namespace.as_str(), name.local.as_str())).collect(),
    );
    assert_eq!(differing_wrappers(&together.model), 25);
}

fn name(ty: &Type) -> (&str, &str) {
    (&ty.namespace, &ty.name.xml)
}

/// Asserts that each named type is in the model at most once, as a type or as the list or map of a field, and that the
/// model has no other named types. Types that no operation reaches are absent.
fn assert_named_types_are_unique(model: &Model, named: &BTreeSet<(&str, &str)>) {
    let is_named = |ty: &&Type| ty.home == Home::Types && named.contains(&name(ty));
    let types: Vec<(&str, &str)> = model.types.iter().filter(is_named).map(name).collect();
    let once: BTreeSet<(&str, &str)> = types.iter().copied().collect();
    let twice: Vec<_> = once.iter().filter(|name| types.iter().filter(|other| other == name).count() > 1).collect();
    assert_eq!(twice, Vec::<&(&str, &str)>::new());
    let fields = model.types.iter().flat_map(|ty| ty.kind.fields());
    let wrappers: BTreeSet<&str> = fields.filter_map(|field| wrapper(&field.element.value)).collect();
    assert!(wrappers.iter().all(|wrapper| named.iter().any(|(_, local)| local == wrapper)));
    println!("of {} named types {} are types, {} lists and maps", named.len(), once.len(), wrappers.len());
    let others = model.types.iter().filter(|ty| ty.home == Home::Types && !is_named(ty));
    assert_eq!(others.map(|ty| ty.name.xml.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

fn wrapper(value: &Value) -> Option<&str> {
    match value {
        Value::Wrapper(item) => Some(&item.wrapper),
        Value::Dictionary(dictionary) => Some(&dictionary.wrapper),
        _ => None,
    }
}

/// Returns the number of element names whose content differs between services, so that each service has its own type.
fn differing_wrappers(model: &Model) -> usize {
    let mut contents: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for ty in model.types.iter().filter(|ty| matches!(ty.home, Home::Service(_))) {
        let fields: Vec<_> = ty
            .kind
            .fields()
            .iter()
            .map(|field| (&field.element.name, &field.element.value, field.occurs, field.element.nillable.is_allowed()))
            .collect();
        contents.entry(&ty.name.xml).or_default().insert(format!("{fields:?}"));
    }
    contents.values().filter(|contents| contents.len() > 1).count()
}

#[test]
#[ignore = "takes long"]
fn open_documents_are_resolved_within_limits() {
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
    // The failing documents are invalid: they refer to missing parts, bindings or types, or to a Java class path.
    assert!(bad.len() <= 7, "{}", bad.join("\n"));
}
