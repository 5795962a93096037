//! Tests of https with real handshakes: a private certificate authority, and clients with certificates.

use network::{Authority, Identity, Server, Tls, Way, call};
use services86::user::Error;
use soapwright::{ReqwestTransport, TransportErrorKind, UreqTransport};

/// Returns both transports as a user configures them for a private authority, with or without a client certificate.
fn trusting(authority: &Authority, client: Option<&Identity>) -> [Way; 2] {
    [Way::Reqwest(reqwest_trusting(authority, client)), Way::Ureq(ureq_trusting(authority, client))]
}

fn reqwest_trusting(authority: &Authority, client: Option<&Identity>) -> ReqwestTransport {
    let root = reqwest::Certificate::from_pem(authority.pem().as_bytes()).unwrap();
    let mut builder = reqwest::Client::builder().tls_certs_only([root]);
    if let Some(client) = client {
        let pem = format!("{}{}", client.certificate, client.key);
        builder = builder.identity(reqwest::Identity::from_pem(pem.as_bytes()).unwrap());
    }
    ReqwestTransport::from_builder(builder).unwrap()
}

fn ureq_trusting(authority: &Authority, client: Option<&Identity>) -> UreqTransport {
    use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};

    let root = Certificate::from_pem(authority.pem().as_bytes()).unwrap();
    let client = client.map(|client| {
        let certificate = Certificate::from_pem(client.certificate.as_bytes()).unwrap();
        ClientCert::new_with_certs(&[certificate], PrivateKey::from_pem(client.key.as_bytes()).unwrap())
    });
    let tls = TlsConfig::builder().root_certs(RootCerts::from([root])).client_cert(client).build();
    UreqTransport::from_builder(ureq::Agent::config_builder().tls_config(tls))
}

/// Returns the kind and the text of a transport error.
fn refusal(way: &Way, url: &str) -> (TransportErrorKind, String) {
    match call(way, url) {
        Err(Error::Transport(error)) => (error.kind(), chain(&error)),
        other => panic!("{}: {other:?}", way.name()),
    }
}

fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        text += &format!(": {error}");
        next = error.source();
    }
    text
}

#[test]
fn server_of_a_private_authority_is_called_by_who_trusts_it() {
    let authority = Authority::new("Private");
    let identity = authority.server("localhost");
    let server = Server::tls(&Tls { identity: &identity, clients: None });
    for way in trusting(&authority, None) {
        assert!(call(&way, &server.url_at("localhost")).unwrap(), "{}", way.name());
    }
    assert_eq!(server.received().len(), 2);
    assert!(server.received().iter().all(|received| received.body.contains("s3cretPassword")));
}

#[test]
fn server_of_an_unknown_authority_is_refused_before_anything_is_sent() {
    let authority = Authority::new("Private");
    let identity = authority.server("localhost");
    let server = Server::tls(&Tls { identity: &identity, clients: None });
    let strangers = trusting(&Authority::new("Another"), None);
    for way in Way::defaults().iter().chain(&strangers) {
        let (kind, text) = refusal(way, &server.url_at("localhost"));
        assert_eq!(kind, TransportErrorKind::Connect, "{}: {text}", way.name());
        assert!(text.contains("certificate"), "{}: {text}", way.name());
    }
    assert!(server.received().is_empty());
}

#[test]
fn certificate_of_another_host_or_of_another_time_is_refused() {
    let authority = Authority::new("Private");
    for (identity, reason) in [
        (authority.server("another.example"), "not valid for name"),
        (authority.expired_server("localhost"), "expired"),
    ] {
        let server = Server::tls(&Tls { identity: &identity, clients: None });
        for way in trusting(&authority, None) {
            let (kind, text) = refusal(&way, &server.url_at("localhost"));
            assert_eq!(kind, TransportErrorKind::Connect, "{}: {text}", way.name());
            assert!(text.contains(reason), "{}: {text}", way.name());
        }
        assert!(server.received().is_empty());
    }
}

#[test]
fn certificate_of_an_address_is_accepted() {
    let authority = Authority::new("Private");
    let identity = authority.server("127.0.0.1");
    let server = Server::tls(&Tls { identity: &identity, clients: None });
    for way in trusting(&authority, None) {
        assert!(call(&way, &server.url()).unwrap(), "{}", way.name());
    }
}

#[test]
fn client_certificate_reaches_the_server() {
    let authority = Authority::new("Private");
    let (identity, client) = (authority.server("localhost"), authority.client("clerk"));
    let server = Server::tls(&Tls { identity: &identity, clients: Some(&authority) });
    for way in trusting(&authority, Some(&client)) {
        assert!(call(&way, &server.url_at("localhost")).unwrap(), "{}", way.name());
    }
    for received in server.received() {
        let seen = ureq::tls::Certificate::from_der(received.client.as_deref().unwrap()).to_owned();
        let sent = ureq::tls::Certificate::from_pem(client.certificate.as_bytes()).unwrap();
        assert_eq!(seen.der(), sent.der());
    }
}

#[test]
fn call_without_the_client_certificate_that_the_server_wants_is_refused() {
    let authority = Authority::new("Private");
    let identity = authority.server("localhost");
    let stranger = Authority::new("Another").client("clerk");
    let server = Server::tls(&Tls { identity: &identity, clients: Some(&authority) });
    for way in trusting(&authority, None).iter().chain(&trusting(&authority, Some(&stranger))) {
        // In TLS 1.3 the server refuses after the handshake. Whether the client reads why, or sees only that the
        // connection was closed, depends on timing.
        refusal(way, &server.url_at("localhost"));
    }
    assert!(server.received().is_empty());
}
