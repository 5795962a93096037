//! Tests of the compiler's messages for a call whose transport is of the other kind.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A client of each kind, and an operation.
const COMMON: &str = r#"
    use soapwright::{BlockingTransport, Bytes, Client, Operation, Transport, TransportError, TransportErrorKind::Broken};
    use soapwright::{http::{Request, Response}, xml::Field};

    pub struct Asking;
    impl Transport for Asking {
        async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            Err(TransportError::new(Broken))
        }
    }

    pub struct Waiting;
    impl BlockingTransport for Waiting {
        fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            Err(TransportError::new(Broken))
        }
    }

    static ASK: Operation<String, String, (), ()> = Operation::new("Ask", &[]).request(Field::new("</Ask>"));
"#;

/// Returns the library of the runtime that was built last, for these tests.
fn runtime() -> PathBuf {
    let deps = env::current_exe().unwrap().parent().unwrap().to_owned();
    let files = fs::read_dir(&deps).unwrap().map(|entry| entry.unwrap().path());
    let is_runtime = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("libsoapwright-") && name.ends_with(".rlib")
    };
    files.filter(is_runtime).max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).unwrap()
}

/// Compiles these items, and returns what the compiler says.
fn compile(name: &str, items: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (source, runtime) = (folder.join("lib.rs"), runtime());
    fs::write(&source, format!("{COMMON}{items}")).unwrap();
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--error-format=human", "-L"])
        .arg(format!("dependency={}", runtime.parent().unwrap().display()))
        .arg("--extern")
        .arg(format!("soapwright={}", runtime.display()))
        .arg("--out-dir")
        .args([&folder, &source])
        .output()
        .unwrap();
    fs::remove_dir_all(&folder).unwrap();
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn assert_says(said: &str, expected: &[&str]) {
    for text in expected {
        assert!(said.contains(text), "no `{text}` in:\n{said}");
    }
}

#[test]
fn each_kind_of_transport_has_its_own_way_to_call() {
    let items = "
        pub async fn ask(client: Client<Asking, ()>) { _ = client.call(&ASK, String::new()).await; }
        pub fn wait(client: Client<Waiting, ()>) { _ = client.call(&ASK, String::new()).send(); }
    ";
    let said = compile("pairing", items);
    assert!(!said.contains("error"), "{said}");
}

#[test]
fn awaiting_a_call_over_a_blocking_transport_is_explained() {
    let items = "pub async fn ask(client: Client<Waiting, ()>) { _ = client.call(&ASK, String::new()).await; }";
    let expected = ["`Waiting` is not an asynchronous transport", "end the call with `.send()` instead of `.await`"];
    assert_says(&compile("pairing-await", items), &expected);
}

#[test]
fn sending_a_call_over_an_asynchronous_transport_is_explained() {
    let items = "pub fn wait(client: Client<Asking, ()>) { _ = client.call(&ASK, String::new()).send(); }";
    let expected = ["`Asking` is not a blocking transport", "end the call with `.await` instead of `.send()`"];
    assert_says(&compile("pairing-send", items), &expected);
}

#[test]
fn call_that_is_dropped_at_once_is_a_warning() {
    let items = "pub fn forget(client: Client<Asking, ()>) { client.call(&ASK, String::new()); }";
    assert_says(&compile("pairing-unused", items), &["nothing is sent before the call is awaited"]);
}
