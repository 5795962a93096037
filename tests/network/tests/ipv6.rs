//! Tests of addresses whose host is an IPv6 literal.

use network::{Server, Way, call};

#[test]
fn ipv6_literal_is_called() {
    let Ok(server) = Server::plain("[::1]:0") else {
        println!("skipped: this machine has no IPv6");
        return;
    };
    assert!(server.url().starts_with("http://[::1]:"), "{}", server.url());
    for way in Way::defaults() {
        assert!(call(&way, &server.url()).unwrap(), "{}", way.name());
    }
    assert_eq!(server.received().len(), 2);
}
