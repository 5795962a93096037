//! Tests of both clients against each server. The crate's documentation says how to run them.

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
fn every_server_and_both_clients_understand_each_other() {
    let mut report = Report::new(&cases::TABLES);
    for name in interop::names() {
        let folder = folder(&name);
        let server = Server::start(&name, &folder, &[]).unwrap_or_else(|why| panic!("{why}"));
        report.run(&server, &folder).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
    readme::compare(report.close()).unwrap_or_else(|why| panic!("{why}"));
}

/// PHP's WSDL parser must find the same service in our contract as in the vendor's.
#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn php_server_works_with_our_contract() {
    let mut report = Report::new(&cases::TABLES[..1]);
    let folder = folder("own-wsdl");
    let server = Server::start("php", &folder, &[("WSDL", &interop::own_wsdl())]).unwrap_or_else(|why| panic!("{why}"));
    report.run(&server, &folder).unwrap();
    report.close();
}

/// Guards against a validator that accepts everything.
#[test]
#[ignore = "needs SOAP servers, which .ci/run installs"]
fn validator_refuses_members_in_the_wrong_order() {
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

/// Returns the folder in which the captures and logs of a run are kept.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(name)
}
