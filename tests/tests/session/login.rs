//! Tests of logging in, and of the headers of the following calls.

use super::{Any, authenticated, credentials, installation, password, position, reply, ticket};
use services86::{
    session::{Installation, Session, SessionError},
    so_principal::{AuthenticateImplicit, AuthenticateWithAccessToken, GetSystemInfo, SoPrincipalClient},
    types::SoTimeZone,
    user::{RequestHeaders, UserClient},
};
use soapwright::{Error, HeadersError, Limits, UreqTransport};
use tests::{Server, Way, message};

#[test]
fn ticket_is_sent_with_the_next_call() {
    for way in Way::BOTH {
        let server = Server::start([ticket(), reply(&message::response("true"))]);
        let time_zone = SoTimeZone { so_time_zone_id: Some(57), ..SoTimeZone::default() };
        let session = Any::log_in(way, installation(&server), password()).unwrap().with_time_zone(time_zone);
        assert_eq!(session.ticket(), message::TICKET, "{way:?}");
        assert_eq!(session.set_password().unwrap().body.response, Some(true), "{way:?}");

        let [login, call] = &server.requests()[..] else { panic!("{way:?}: {:?}", server.requests()) };
        assert!(login.head.starts_with("POST /Remote/Services86/SoPrincipal.svc HTTP/1.1"), "{way:?}: {}", login.head);
        let body = String::from_utf8_lossy(&login.body);
        assert!(body.contains("Password>correct horse &lt;&amp;&gt;</") && body.contains(message::TOKEN), "{body}");
        assert!(position(&body, "Credentials").is_none() && position(&body, "TimeZone").is_none(), "{body}");

        assert!(call.head.starts_with("POST /Remote/Services86/User.svc HTTP/1.1"), "{way:?}: {}", call.head);
        let body = String::from_utf8_lossy(&call.body);
        let order = ["ApplicationToken", "Credentials", "Ticket", "TimeZone", "SoTimeZoneId", "Body"];
        let places = order.map(|name| position(&body, name).unwrap_or_else(|| panic!("no {name}: {body}")));
        assert!(places.is_sorted(), "{order:?} are at {places:?}: {body}");
        assert!(body.contains(&format!("Ticket>{}</", message::TICKET)), "{body}");
    }
}

#[test]
fn each_login_request_calls_its_own_operation() {
    for way in Way::BOTH {
        let server = Server::start([ticket()]);
        Any::log_in(way, installation(&server), AuthenticateWithAccessToken::new().access_token("8A:x")).unwrap();
        Any::log_in(way, installation(&server), AuthenticateImplicit::new()).unwrap();
        let requests = server.requests();
        let actions: Vec<_> = requests.iter().flat_map(|request| request.header("soapaction")).collect();
        assert!(actions[0].ends_with("/AuthenticateWithAccessToken\""), "{way:?}: {actions:?}");
        assert!(actions[1].ends_with("/AuthenticateImplicit\""), "{way:?}: {actions:?}");
        assert_eq!(actions.len(), 2, "{way:?}: {actions:?}");
    }
}

#[test]
fn principal_of_the_login_is_available() {
    let server = Server::start([ticket()]);
    let session = Session::log_in_blocking(UreqTransport::new(), installation(&server), password()).unwrap();
    assert_eq!(session.principal().unwrap().associate_id, Some(1));
}

#[test]
fn session_from_a_ticket_sends_no_request() {
    for way in Way::BOTH {
        let server = Server::start([reply(&message::response("true"))]);
        let session = Any::from_ticket(way, installation(&server), message::TICKET);
        assert_eq!(server.connections(), 0, "{way:?}");
        session.set_password().unwrap();
        let [call] = &server.requests()[..] else { panic!("{way:?}: {:?}", server.requests()) };
        assert!(String::from_utf8_lossy(&call.body).contains(message::TICKET), "{way:?}");
    }
}

#[test]
fn refused_login_is_an_error_with_its_reason() {
    let info = "<n:ExceptionInfo><n:Message>Authentication failed</n:Message></n:ExceptionInfo>";
    let failed = message::envelope(info, "<n:AuthenticateResponse/>");
    let fault = "<s:Fault><faultcode>s:Client</faultcode><faultstring>no such tenant</faultstring></s:Fault>";
    let refused = "<n:AuthenticationSucceeded>false</n:AuthenticationSucceeded>";
    // A ticket in a refusal must not be used.
    let refused_with_ticket = format!("<n:Credentials><n:Ticket>7T:x</n:Ticket></n:Credentials>{refused}");
    for (envelope, is, says) in [
        (failed, "LogIn(Failed", "Authentication failed"),
        (message::envelope("", fault), "LogIn(Fault", "no such tenant"),
        (authenticated(refused), "Refused", "refused"),
        (authenticated(&refused_with_ticket), "Refused", "refused"),
        (authenticated("<n:AuthenticationSucceeded>true</n:AuthenticationSucceeded>"), "NoTicket", "no ticket"),
        (authenticated("<n:Credentials><n:Ticket/></n:Credentials>"), "NoTicket", "no ticket"),
        (authenticated("<n:Credentials/>"), "NoTicket", "no ticket"),
        (authenticated(""), "NoTicket", "no ticket"),
    ] {
        for way in Way::BOTH {
            let server = Server::start([reply(&envelope)]);
            let Err(error) = Any::log_in(way, installation(&server), password()) else { panic!("{way:?}: {envelope}") };
            assert!(format!("{error:?}").starts_with(is), "{way:?}: {error:?}");
            assert!(error.to_string().contains(says) && error.to_string().contains("log in"), "{way:?}: {error}");
            assert_eq!(server.requests().len(), 1, "{way:?}: {error}");
            message::assert_error_hides_secrets(&format!("{way:?}"), &error);
        }
    }
}

#[test]
fn session_refuses_plain_http_by_default() {
    for way in Way::BOTH {
        let server = Server::start([ticket()]);
        let strict = || Installation::new(server.base_url()).unwrap();
        let Err(error) = Any::log_in(way, strict(), password()) else { panic!("{way:?}: it logged in") };
        assert!(matches!(error, SessionError::LogIn(Error::Insecure(_))), "{way:?}: {error:?}");
        let error = Any::from_ticket(way, strict(), message::TICKET).set_password().unwrap_err();
        assert!(matches!(error, Error::Insecure(_)), "{way:?}: {error:?}");
        assert_eq!(server.connections(), 0, "{way:?}");
    }
}

#[test]
fn response_limit_of_the_installation_applies() {
    for way in Way::BOTH {
        let server = Server::start([ticket()]);
        let small = installation(&server).with_limits(Limits::of_bytes(100));
        let Err(error) = Any::log_in(way, small, password()) else { panic!("{way:?}: it logged in") };
        assert!(error.to_string().contains("larger than 100 bytes"), "{way:?}: {error}");
    }
}

#[test]
fn debug_of_a_session_hides_secrets() {
    for way in Way::BOTH {
        let server = Server::start([ticket()]);
        let installation = installation(&server);
        message::assert_hides_secrets("the installation", &format!("{installation:?} {installation:#?}"));
        let session = Any::log_in(way, installation, password()).unwrap();
        message::assert_hides_secrets("the session", &session.debug());
        assert!(session.debug().contains("ticket: [redacted]"), "{}", session.debug());
        assert!(session.debug().contains(&server.base_url()), "{}", session.debug());
    }
}

#[test]
fn session_provides_headers_for_other_clients() {
    let installation = Installation::new("https://example.com/x").unwrap();
    let session = Session::from_ticket((), installation, message::TICKET);
    let headers: RequestHeaders = session.headers().unwrap();
    assert_eq!((headers.credentials, headers.application_token, headers.time_zone), (credentials(), None, None));
    let _: UserClient<()> = session.client().unwrap();
}

#[test]
fn so_principal_client_needs_no_session() {
    let server = Server::start([reply(&message::envelope("", "<n:GetSystemInfoResponse/>"))]);
    let session = Session::from_ticket((), installation(&server), message::TICKET);
    let error = session.client::<SoPrincipalClient<()>>().unwrap_err();
    assert!(matches!(error, SessionError::Headers(HeadersError::Unknown("Credentials"))), "{error:?}");
    assert!(error.to_string().contains("no header `Credentials`"), "{error}");

    let client: SoPrincipalClient<_> = installation(&server).client(UreqTransport::new()).unwrap();
    client.get_system_info(GetSystemInfo::new()).send().unwrap();
    assert!(String::from_utf8_lossy(&server.requests()[0].body).contains(message::TOKEN));
}
