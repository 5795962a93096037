//! Tests that secrets are only sent in messages, over HTTPS, and never shown.

use services86::user::{Error, RequestHeaders, SetPassword, UserClient, operations};
use soapwright::{Client, ReqwestTransport, UreqTransport};
use tests::{Caller, Reply, Server, Way, http, message};

fn server() -> Server {
    Server::start([Reply::Close(http(200, crate::XML, message::response("true")))])
}

#[test]
fn secret_is_not_sent_over_plain_http() {
    let headers = message::secret_headers();
    let token = RequestHeaders { credentials: None, ..headers.clone() };
    let ticket = RequestHeaders { application_token: None, ..headers };
    let plain = || SetPassword::new().associate_id(5);
    for way in Way::BOTH {
        for (what, headers, request) in [
            ("a password", RequestHeaders::default(), message::set_password()),
            ("an empty password", RequestHeaders::default(), plain().password("")),
            ("a ticket", ticket.clone(), plain()),
            ("a token", token.clone(), plain()),
        ] {
            let server = server();
            let error = crate::error(way, Caller::strict(way, &server.url(), headers, 1 << 20).call(request));
            assert!(matches!(error, Error::Insecure(_)), "{way:?}: {what}: {error:?}");
            assert!(error.to_string().contains("allow_secrets_over_http"), "{way:?}: {what}: {error}");
            assert_eq!(server.connections(), 0, "{way:?}: {what}: something was sent");
        }
    }
}

#[test]
fn request_without_a_secret_is_sent_over_plain_http() {
    for way in Way::BOTH {
        let server = server();
        let caller = Caller::strict(way, &server.url(), RequestHeaders::default(), 1 << 20);
        let answer = caller.call(SetPassword::new().associate_id(5)).unwrap();
        assert_eq!((answer.body.response, server.requests().len()), (Some(true), 1), "{way:?}");
    }
}

#[test]
fn debug_of_requests_and_clients_hides_secrets() {
    let (request, headers) = (message::set_password(), message::secret_headers());
    let encoded = operations::SET_PASSWORD.encode(&request, &headers).unwrap();
    let client = Client::new(ReqwestTransport::new().unwrap(), "https://example.com/User.svc").unwrap();
    let client = UserClient::from(client.with_headers(headers.clone()));
    for (what, text) in [
        ("the request", format!("{request:?} {request:#?}")),
        ("the headers", format!("{headers:?} {headers:#?}")),
        ("the message", format!("{encoded:?} {encoded:#?}")),
        ("the client", format!("{client:?} {client:#?}")),
    ] {
        message::assert_hides_secrets(what, &text);
    }
    // Everything else is still shown.
    assert!(format!("{request:?}").contains("associate_id: Some(5), password: Some([redacted])"), "{request:?}");
    assert!(format!("{client:?}").contains("https://example.com/User.svc"), "{client:?}");
}

#[test]
fn unrepresentable_password_is_neither_sent_nor_shown() {
    for way in Way::BOTH {
        let server = server();
        let request = SetPassword::new().associate_id(5).password("correct horse\u{0}");
        let error = crate::error(way, Caller::new(way, &server.url()).call(request));
        assert!(matches!(error, Error::Write(_)), "{way:?}: {error:?}");
        assert!(error.to_string().contains("U+0000") && error.to_string().contains("Password"), "{way:?}: {error}");
        message::assert_error_hides_secrets(&format!("{way:?}"), &error);
        assert_eq!(server.connections(), 0, "{way:?}");
    }
}

#[test]
fn errors_of_endpoints_do_not_show_the_address() {
    for endpoint in ["https://user:@example.com/User.svc", "http://[::1/?ticket="] {
        let endpoint = endpoint.replace('@', &format!("{}@", message::TICKET)) + message::TICKET;
        let error = UserClient::new(ReqwestTransport::new().unwrap(), endpoint).unwrap_err();
        message::assert_error_hides_secrets("the endpoint", &error);
    }
}

#[test]
fn transport_errors_do_not_show_the_address() {
    // A closed port, an unknown host, and a server that doesn't speak HTTP.
    let nonsense = Server::start([Reply::Close(b"nonsense".to_vec())]).url();
    for endpoint in ["http://127.0.0.1:1", "http://no.such.host.invalid", nonsense.trim_end_matches('/')] {
        let endpoint = format!("{endpoint}/User.svc?ticket={}", message::TICKET);
        let asynchronous = UserClient::new(ReqwestTransport::new().unwrap(), &*endpoint).unwrap();
        let blocking = services86::user::UserClient::new(UreqTransport::new(), &*endpoint).unwrap();
        let request = || SetPassword::new().associate_id(5);
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let one = runtime.block_on(async { asynchronous.set_password(request()).await }).unwrap_err();
        let other = blocking.set_password(request()).send().unwrap_err();
        for error in [one, other] {
            assert!(matches!(error, Error::Transport(_)), "{error:?}");
            message::assert_error_hides_secrets(&endpoint, &error);
            let Error::Transport(error) = error else { continue };
            message::assert_error_hides_secrets(&endpoint, &error);
        }
        message::assert_hides_secrets("the clients", &format!("{asynchronous:?} {blocking:?}"));
    }
}

#[test]
fn debug_of_transports_hides_credentials() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", format!("Bearer {}", message::TICKET).parse().unwrap());
    let proxy = format!("http://user:{}@127.0.0.1:1", message::TICKET);
    let builder = reqwest::Client::builder().default_headers(headers);
    let builder = builder.proxy(reqwest::Proxy::all(&proxy).unwrap());
    let asynchronous = ReqwestTransport::from_builder(builder).unwrap();
    let builder = ureq::Agent::config_builder().proxy(Some(ureq::Proxy::new(&proxy).unwrap()));
    let blocking = UreqTransport::from_builder(builder);
    message::assert_hides_secrets(
        "transports",
        &format!("{asynchronous:?} {asynchronous:#?} {blocking:?} {blocking:#?}"),
    );
}
