//! Both clients against each server; see the crate's documentation for how to run it.

mod case;
mod cases;
mod readme;
mod report;
mod table;

use interop::{Server, judge};
use report::Report;
use std::path::{Path, PathBuf};

#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn every_server_understands_us_and_we_understand_it() {
    let mut report = Report::new(&cases::TABLES);
    for name in interop::names() {
        let folder = folder(&name);
        let server = Server::start(&name, &folder, &[]).unwrap_or_else(|why| panic!("{why}"));
        report.run(&server, &folder).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
    readme::compare(report.close()).unwrap_or_else(|why| panic!("{why}"));
}

/// A reader of WSDL that isn't ours finds the same service in our documents as in the vendor's.
#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn a_server_can_be_built_on_our_own_contract() {
    let mut report = Report::new(&cases::TABLES[..1]);
    let folder = folder("own-wsdl");
    let server = Server::start("php", &folder, &[("WSDL", &interop::own_wsdl())]).unwrap_or_else(|why| panic!("{why}"));
    report.run(&server, &folder).unwrap();
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
