//! Both clients against each server; see the crate's documentation for how to run it.

mod cases;

use cases::{CASES, Case, SET_PASSWORD, limit};
use interop::{Asynchronous, Blocking, Caller, Recorder, Server, judge};
use std::{
    collections::BTreeSet,
    error::Error,
    fmt::Write,
    path::{Path, PathBuf},
};

/// The results as a table of one row for each server and client, what wasn't asked, and what went wrong in words.
#[derive(Default)]
struct Report {
    table: String,
    limits: BTreeSet<String>,
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
        let mut cells = Vec::new();
        for (name, case) in cases {
            cells.push(match limit(server.family(), name) {
                Some(why) => {
                    self.limits.insert(format!("{}, {name}: not asked, {why}", server.family()));
                    "-"
                }
                None => self.verdict(server, client, name, case(caller.as_ref(), server.family())),
            });
        }
        let requests = recorder.requests()?;
        let asked = cells.iter().filter(|cell| **cell != "-").count();
        if requests.len() < asked {
            return Err(format!("{} requests recorded for {asked} cases", requests.len()).into());
        }
        cells.push(self.verdict(server, client, "requests", judge(&requests, &folder.join(client))));
        self.row(server.name(), client, cells.into_iter());
        Ok(())
    }

    fn verdict(&mut self, server: &Server, client: &str, case: &str, result: Result<(), String>) -> &'static str {
        let Err(why) = result else { return "ok" };
        let _ = writeln!(self.failures, "{}, {client}, {case}: {why}", server.name());
        "FAILED"
    }

    fn close(self) {
        let limits: String = self.limits.iter().map(|limit| format!("{limit}\n")).collect();
        println!("\n{}{limits}", self.table);
        assert!(self.failures.is_empty(), "\n{}", self.failures);
    }
}

#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn every_server_understands_us_and_we_understand_it() {
    let mut report = Report::new(&CASES);
    for name in interop::names() {
        let folder = folder(&name);
        let server = Server::start(&name, &folder, &[]).unwrap_or_else(|why| panic!("{why}"));
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
    let server = Server::start("php", &folder, &[("WSDL", &interop::own_wsdl())]).unwrap_or_else(|why| panic!("{why}"));
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
