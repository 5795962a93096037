//! Tests of the examples, and of the example server with other SOAP clients.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use examples::{NetServer, router};
use std::{
    env,
    io::{BufRead, BufReader},
    net::Ipv4Addr,
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
    thread,
};
use tokio::{net::TcpListener, runtime::Runtime};

/// Starts a server with an associate in this process, and returns its base URL.
fn server() -> (Runtime, String) {
    let runtime = Runtime::new().unwrap();
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap();
    let url = format!("http://{}/Remote/Services86", listener.local_addr().unwrap());
    let netserver = NetServer::new().with_associate(5, "ADM0", "old password");
    let router = router(&netserver);
    runtime.spawn(async move { axum::serve(listener, router).await });
    (runtime, url)
}

/// Runs a command without a proxy, asserts that it succeeds, and returns its output.
fn output(command: &mut Command) -> String {
    let output = command.env("no_proxy", "127.0.0.1").env("NO_PROXY", "127.0.0.1").output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.into_owned()
}

/// A shell command that runs a program with a watcher, which kills both when standard input closes. Thus the program
/// ends even if the test is killed.
const LEASH: &str = r#"exec 3<&0; { read -r _ <&3; kill -KILL 0; } & exec "$@" 3<&- </dev/null"#;

/// The output of the client example with a new server.
const OUTPUT: &str =
    "logged in\nset the password: Some(true)\nthe old password is refused\nthe new password is accepted\n";

#[test]
fn client_example_shows_that_the_old_password_is_refused() {
    let (_runtime, url) = server();
    let client = env!("CARGO_BIN_EXE_set_password");
    assert_eq!(output(Command::new(client).arg(&url)), OUTPUT);
    let again = Command::new(client).arg(&url).output().unwrap();
    assert!(!again.status.success());
    let why = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(why.starts_with("can't log in: the server refused it"), "{why}");
}

#[test]
fn server_example_prints_its_url_and_responds() {
    let mut server = Command::new("bash")
        .args(["-c", LEASH, "leash", env!("CARGO_BIN_EXE_netserver"), "0"])
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let told = thread::spawn(move || output(Command::new(env!("CARGO_BIN_EXE_set_password")).arg(url.trim()))).join();
    drop(server.stdin.take());
    server.wait().unwrap();
    assert_eq!(told.unwrap(), OUTPUT);
}

fn run_client(program: &str, client: &str) -> String {
    let (_runtime, url) = server();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let client = root.join("tests/clients").join(client);
    output(Command::new(program).arg(client).arg(&url).arg(root.join("../wsdl")))
}

#[test]
#[ignore = "needs Python with zeep, which .ci/run installs; ZEEP_PYTHON names it"]
fn zeep_calls_the_server_example() {
    let python = env::var("ZEEP_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    assert_eq!(run_client(&python, "zeep_client.py"), "zeep: all checks passed\n");
}

#[test]
#[ignore = "needs PHP with its soap extension, which .ci/run installs"]
fn php_calls_the_server_example() {
    assert_eq!(run_client("php", "php_client.php"), "PHP: all checks passed\n");
}
