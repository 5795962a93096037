//! Both clients against each server; see the crate's documentation for how to run it.

mod cases;

use cases::{CASES, Case, SET_PASSWORD};
use interop::{Asynchronous, Blocking, Caller, Recorder, Server, judge};
use std::{
    error::Error,
    fmt::Write,
    path::{Path, PathBuf},
};

/// The results as a table of one row for each server and client, and what went wrong in words.
#[derive(Default)]
struct Report {
    table: String,
    failures: String,
}

impl Report {
    fn new(cases: &[(&str, Case)]) -> Self {
        let mut report = Report::default();
        let names = cases.iter().map(|(name, _)| *name).chain(["requests"]);
        report.row("server", "client", names);
        report
    }

    fn row<'a>(&mut self, server: &str, client: &str, cells: impl Iterator<Item = &'a str>) {
        let _ = write!(self.table, "{server:<16} {client:<9}");
        for cell in cells {
            let _ = write!(self.table, " {cell:<8}");
        }
        self.table.push('\n');
    }

    /// Runs the cases with one client, then shows the judge what was on the wire.
    fn run(
        &mut self,
        cases: &[(&str, Case)],
        server: &Server,
        client: &str,
        folder: &Path,
    ) -> Result<(), Box<dyn Error>> {
        let recorder = Recorder::start(server.port())?;
        let caller: Box<dyn Caller> = match client {
            "reqwest" => Box::new(Asynchronous::new(&recorder.endpoint())?),
            _ => Box::new(Blocking::new(&recorder.endpoint())?),
        };
        let mut results: Vec<_> =
            cases.iter().map(|(name, case)| (*name, case(caller.as_ref(), server.family()))).collect();
        let requests = recorder.requests()?;
        if requests.len() < cases.len() {
            return Err(format!("{} requests recorded for {} cases", requests.len(), cases.len()).into());
        }
        results.push(("requests", judge(&requests, &folder.join(client))));
        self.row(server.name(), client, results.iter().map(|(_, result)| if result.is_ok() { "ok" } else { "FAILED" }));
        for (name, result) in results {
            if let Err(why) = result {
                let _ = writeln!(self.failures, "{}, {client}, {name}: {why}", server.name());
            }
        }
        Ok(())
    }

    fn close(self) {
        println!("{}", self.table);
        assert!(self.failures.is_empty(), "\n{}", self.failures);
    }
}

#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn every_server_understands_us_and_we_understand_it() {
    let mut report = Report::new(&CASES);
    for name in interop::names() {
        let folder = folder(&name);
        let server = Server::start(&name, &folder, None).unwrap();
        for client in ["reqwest", "ureq"] {
            report.run(&CASES, &server, client, &folder).unwrap();
        }
    }
    report.close();
}

/// A reader of WSDL that isn't ours finds the same service in our documents as in the vendor's.
#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn a_server_can_be_built_on_our_own_contract() {
    let cases = &CASES[..SET_PASSWORD];
    let mut report = Report::new(cases);
    let folder = folder("own-wsdl");
    let server = Server::start("php", &folder, Some(&interop::own_wsdl())).unwrap();
    for client in ["reqwest", "ureq"] {
        report.run(cases, &server, client, &folder).unwrap();
    }
    report.close();
}

/// The judge's yes means something only if it can say no.
#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn the_judge_refuses_members_in_the_wrong_order() {
    let message = |members: &str| {
        let uri = "http://www.superoffice.net/ws/crm/NetServer/Services86";
        let soap = "http://schemas.xmlsoap.org/soap/envelope/";
        let call = format!(r#"<SetPassword xmlns="{uri}">{members}</SetPassword>"#);
        let head = format!("POST /User.svc HTTP/1.1\r\nSOAPAction: \"{uri}/User/SetPassword\"\r\n\r\n");
        format!(r#"{head}<s:Envelope xmlns:s="{soap}"><s:Body>{call}</s:Body></s:Envelope>"#).into_bytes()
    };
    let (id, password) = ("<AssociateId>5</AssociateId>", "<Password>x</Password>");
    let folder = folder("judge");
    assert_eq!(judge(&[message(&[id, password].concat())], &folder), Ok(()));
    let refusal = judge(&[message(&[password, id].concat())], &folder).unwrap_err();
    assert!(refusal.contains("AssociateId"), "{refusal}");
}

/// Where the captures and logs of a run stay until the next.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(name)
}
