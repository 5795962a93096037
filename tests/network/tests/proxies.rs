//! Tests of proxies that the environment names. Each test starts a process of its own with that environment.

use network::{Proxy, Server};
use std::process::Command;

/// The variables that a transport may read.
const VARIABLES: [&str; 8] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];

/// Calls SetPassword in a new process with these variables. Returns whether that succeeded, and the output.
fn call(transport: &str, url: &str, variables: &[(&str, &str)]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_call"));
    VARIABLES.iter().for_each(|name| _ = command.env_remove(name));
    let output = command.args([transport, url]).envs(variables.iter().copied()).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn call_goes_through_the_proxy_of_the_environment() {
    for transport in ["reqwest", "ureq"] {
        for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY"] {
            let (server, proxy) = (Server::plain("127.0.0.1:0").unwrap(), Proxy::open());
            let (ok, output) = call(transport, &server.url(), &[(variable, &proxy.url())]);
            let heads = proxy.heads();
            assert!(
                ok && heads.len() == 1 && server.received().len() == 1,
                "{transport}, {variable}: {output} {heads:?}"
            );
            // `clerk:s3cretProxy` in Base64.
            let authorization = heads[0].to_ascii_lowercase().contains("proxy-authorization: basic y2xlcms6cznjcmv0");
            assert!(authorization, "{transport}, {variable}: {heads:?}");
        }
    }
}

#[test]
fn no_proxy_takes_hosts_out() {
    for transport in ["reqwest", "ureq"] {
        let (server, proxy) = (Server::plain("127.0.0.1:0").unwrap(), Proxy::open());
        let variables = [("ALL_PROXY", &*proxy.url()), ("NO_PROXY", "127.0.0.1")];
        let (ok, output) = call(transport, &server.url(), &variables);
        assert!(ok && proxy.heads().is_empty() && server.received().len() == 1, "{transport}: {output}");
    }
}

#[test]
fn proxy_that_refuses_is_an_error_that_does_not_show_its_password() {
    for transport in ["reqwest", "ureq"] {
        let (server, proxy) = (Server::plain("127.0.0.1:0").unwrap(), Proxy::closed());
        let (ok, output) = call(transport, &server.url(), &[("ALL_PROXY", &proxy.url())]);
        assert!(!ok && output.contains("407"), "{transport}: {output}");
        assert!(!output.contains("s3cretP"), "{transport}: {output}");
        assert!(server.received().is_empty());
    }
}

#[test]
fn https_goes_through_a_tunnel() {
    for transport in ["reqwest", "ureq"] {
        let proxy = Proxy::closed();
        let (ok, output) = call(transport, "https://server.example/User.svc", &[("HTTPS_PROXY", &proxy.url())]);
        let heads = proxy.heads();
        assert!(!ok && heads.len() == 1, "{transport}: {output} {heads:?}");
        assert!(heads[0].starts_with("CONNECT server.example:443 HTTP/1.1\r\n"), "{transport}: {heads:?}");
        assert!(!output.contains("s3cretP"), "{transport}: {output}");
    }
}
