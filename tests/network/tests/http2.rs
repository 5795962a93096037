//! Tests of HTTP/2, which reqwest speaks if its feature `http2` is enabled.

use network::{Authority, Server, Tls, Way, call};
use soapwright::{ReqwestTransport, http::Version};

#[test]
fn reqwest_agrees_with_the_server_on_http2_in_the_tls_handshake() {
    let authority = Authority::new("Private");
    let identity = authority.server("localhost");
    let server = Server::tls(&Tls { identity: &identity, clients: None });
    let root = reqwest::Certificate::from_pem(authority.pem().as_bytes()).unwrap();
    let transport = ReqwestTransport::from_builder(reqwest::Client::builder().tls_certs_only([root])).unwrap();
    assert!(call(&Way::Reqwest(transport), &server.url_at("localhost")).unwrap());
    assert_eq!(server.received()[0].version, Version::HTTP_2);
}

#[test]
fn reqwest_speaks_http2_without_tls_if_the_builder_says_so() {
    let server = Server::plain("127.0.0.1:0").unwrap();
    let builder = reqwest::Client::builder().http2_prior_knowledge();
    let transport = ReqwestTransport::from_builder(builder).unwrap();
    assert!(call(&Way::Reqwest(transport), &server.url()).unwrap());
    assert_eq!(server.received()[0].version, Version::HTTP_2);
}

#[test]
fn both_transports_speak_http1_without_tls() {
    let server = Server::plain("127.0.0.1:0").unwrap();
    for way in Way::defaults() {
        assert!(call(&way, &server.url()).unwrap(), "{}", way.name());
    }
    assert!(server.received().iter().all(|received| received.version == Version::HTTP_11));
}
