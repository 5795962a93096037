//! Tests of what answers and errors tell about HTTP: status, headers, operation, endpoint, and what became of a request.

use crate::{both, error};
use services86::user::Error;
use std::net::TcpListener;
use tests::{Caller, Reply, Server, Way, message};

/// Returns a response with this status, two cookies and further headers.
fn response(status: u16, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status} Status\r\nContent-Type: text/xml\r\nSet-Cookie: a=hunter2\r\nSet-Cookie: b=hunter2\r\n\
         {headers}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn assert_cookies(way: Way, http: &soapwright::HttpExchange) {
    let cookies: Vec<_> = http.headers().get_all("Set-Cookie").iter().collect();
    assert_eq!(cookies, ["a=hunter2", "b=hunter2"], "{way:?}");
    assert_eq!(http.operation(), Some("SetPassword"), "{way:?}");
    assert!(!format!("{http:?}").contains("hunter2"), "{way:?}: {http:?}");
}

#[test]
fn answer_has_the_status_and_headers_of_its_response() {
    both(&response(202, "X-Request-Id: 7\r\n", &message::response("true")), |way, result| {
        let answer = result.unwrap();
        assert_eq!(answer.http.status().map(|status| status.as_u16()), Some(202), "{way:?}");
        assert_eq!(answer.http.headers()["X-Request-Id"], "7", "{way:?}");
        assert_cookies(way, &answer.http);
    });
}

#[test]
fn every_error_with_a_response_has_its_status_and_headers() {
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>busy</faultstring></s:Fault>";
    for (status, body) in [
        (503, "<html>busy</html>".to_owned()),
        (500, message::envelope("", fault)),
        (200, message::envelope("<n:Succeeded>false</n:Succeeded>", "")),
        (200, message::response("maybe")),
    ] {
        both(&response(status, "Retry-After: 120\r\nWWW-Authenticate: Basic realm=x\r\n", &body), |way, result| {
            let error = error(way, result);
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{way:?}: {error:?}");
            assert_eq!(error.headers()["Retry-After"], "120", "{way:?}");
            assert_eq!(error.headers()["WWW-Authenticate"], "Basic realm=x", "{way:?}");
            assert_cookies(way, error.http());
            assert_eq!(error.fault().is_some(), matches!(error, Error::Fault(_)), "{way:?}");
            assert!(error.may_have_been_acted_on() && !error.is_timeout() && !error.is_connect(), "{way:?}");
            let shown = error.to_string();
            assert!(shown.starts_with("SetPassword at http://127.0.0.1:"), "{way:?}: {shown}");
            assert!(!format!("{shown} {error:?}").contains("hunter2"), "{way:?}: {shown} {error:?}");
        });
    }
}

#[test]
fn error_without_a_response_says_whether_the_request_may_have_been_acted_on() {
    let nowhere = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let silent = Server::start([Reply::Close(Vec::new())]);
    for way in Way::BOTH {
        let call = |url: &str| error(way, Caller::new(way, url).call(message::set_password()));
        let unreachable = call(&format!("http://{nowhere}/a/b.svc?ticket=hunter2"));
        assert!(unreachable.is_connect() && !unreachable.may_have_been_acted_on(), "{way:?}: {unreachable:?}");
        let expected = format!("SetPassword at http://{nowhere}/a/b.svc: no connection to the server: ");
        assert!(unreachable.to_string().starts_with(&expected), "{way:?}: {unreachable}");
        assert!(!format!("{unreachable} {unreachable:?}").contains("hunter2"), "{way:?}: {unreachable:?}");
        assert_eq!((unreachable.status(), unreachable.headers().len()), (None, 0), "{way:?}");
        let broken = call(&silent.url());
        assert!(!broken.is_connect() && broken.may_have_been_acted_on(), "{way:?}: {broken:?}");
        let strict = Caller::strict(way, "http://example.com/a?ticket=hunter2", message::secret_headers(), 1 << 20);
        let insecure = error(way, strict.call(message::set_password()));
        assert!(!insecure.may_have_been_acted_on(), "{way:?}: {insecure:?}");
        assert!(insecure.to_string().starts_with("SetPassword at http://example.com/a: the request contains"));
    }
}
