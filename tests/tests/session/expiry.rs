//! Tests of expired tickets.

use super::{Any, failure, installation, reply, ticket};
use services86::session::exception_info;
use soapwright::Error;
use tests::{Server, Way, http, message};

const EXPIRED: &str = "<n:Message>Authentication failed</n:Message>\
                       <n:ExceptionType>SuperOffice.Exceptions.SoSessionException</n:ExceptionType>";

#[test]
fn expired_ticket_is_recognized_and_nothing_is_resent() {
    for way in Way::BOTH {
        let server = Server::start([ticket(), failure(EXPIRED)]);
        let session = Any::log_in(way, installation(&server), super::password()).unwrap();
        let error = session.set_password().unwrap_err();
        assert!(session.is_expired(&error), "{way:?}: {error:?}");
        assert_eq!(server.requests().len(), 2, "{way:?}: the log in and one call");
        message::assert_error_hides_secrets(&format!("{way:?}"), &error);
        // The session is unchanged: logging in again is up to the caller.
        assert!(session.is_expired(&session.set_password().unwrap_err()), "{way:?}");
        let requests = server.requests();
        let paths: Vec<_> = requests.iter().map(|request| request.head.split(' ').nth(1).unwrap()).collect();
        assert_eq!(paths[1..], ["/Remote/Services86/User.svc"; 2], "{way:?}");
    }
}

#[test]
fn expiry_is_recognized_by_the_exception_type() {
    let named = |name: &str| format!("<n:ExceptionType>{name}</n:ExceptionType>");
    let full = "SuperOffice.Exceptions.SoSessionException";
    for (info, expected) in [
        (named(full), true),
        (named("SoSessionException"), true),
        (named(&format!("{full}, SoCore, Version=8.5.0.0")), true),
        (format!("{}<n:InnerException>{}</n:InnerException>", named("System.Exception"), named(full)), true),
        (named("Our.TicketGoneException"), true),
        (named("SuperOffice.Exceptions.SoSentryException"), false),
        (named("SuperOffice.SoSessionException.Other"), false),
        (named("NotSoSessionException"), false),
        (named(""), false),
        // The message may be in any language, so it isn't examined.
        ("<n:Message>SoSessionException: the ticket has expired</n:Message>".to_owned(), false),
        (String::new(), false),
    ] {
        for way in Way::BOTH {
            let server = Server::start([failure(&info)]);
            let installation = installation(&server).with_expired("TicketGoneException");
            let session = Any::from_ticket(way, installation, message::TICKET);
            let error = session.set_password().unwrap_err();
            assert!(matches!(error, Error::Failed(_)), "{way:?}: {error:?}");
            assert_eq!(session.is_expired(&error), expected, "{way:?}: {info}");
        }
    }
}

#[test]
fn other_errors_are_not_taken_for_expiry() {
    let fault = "<s:Fault><faultcode>s:Client</faultcode><faultstring>SoSessionException</faultstring></s:Fault>";
    for answer in [
        reply(&message::envelope("", fault)),
        reply(&message::envelope("<n:Succeeded>false</n:Succeeded>", "<n:SetPasswordResponse/>")),
        tests::Reply::Close(http(401, Some("text/html"), "<html>SoSessionException</html>")),
    ] {
        for way in Way::BOTH {
            let server = Server::start([answer.clone()]);
            let session = Any::from_ticket(way, installation(&server), message::TICKET);
            let error = session.set_password().unwrap_err();
            assert!(!session.is_expired(&error) && exception_info(&error).is_none(), "{way:?}: {error:?}");
        }
    }
}

#[test]
fn exception_info_of_a_failed_call_is_available() {
    let server = Server::start([failure("<n:FriendlyText>No.</n:FriendlyText><n:Source>SoCore</n:Source>")]);
    let session = Any::from_ticket(Way::Blocking, installation(&server), message::TICKET);
    let info = exception_info(&session.set_password().unwrap_err()).unwrap();
    assert_eq!((info.friendly_text.as_deref(), info.source.as_deref()), (Some("No."), Some("SoCore")));
}
