//! A ticket that is no longer good.

use crate::{Any, failure, installation, reply, ticket};
use services86::session::exception_info;
use soapwright::Error;
use tests::{Server, Way, http, message};

const EXPIRED: &str = "<n:Message>Authentication failed</n:Message>\
                       <n:ExceptionType>SuperOffice.Exceptions.SoSessionException</n:ExceptionType>";

#[test]
fn an_expired_ticket_is_told_and_nothing_is_sent_again() {
    for way in Way::BOTH {
        let server = Server::start([ticket(), failure(EXPIRED)]);
        let session = Any::log_in(way, installation(&server), crate::password()).unwrap();
        let error = session.set_password().unwrap_err();
        assert!(session.is_expired(&error), "{way:?}: {error:?}");
        assert_eq!(server.requests().len(), 2, "{way:?}: the log in and one call");
        message::assert_error_hides_secrets(&format!("{way:?}"), &error);
        // The session is as it was: it is the caller's to log in again.
        assert!(session.is_expired(&session.set_password().unwrap_err()), "{way:?}");
        let requests = server.requests();
        let paths: Vec<_> = requests.iter().map(|request| request.head.split(' ').nth(1).unwrap()).collect();
        assert_eq!(paths[1..], ["/Remote/Services86/User.svc"; 2], "{way:?}");
    }
}

#[test]
fn the_class_of_the_exception_decides() {
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
        // What a text says is not looked at: it may be in any language.
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
fn other_errors_are_not_taken_for_it() {
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
fn why_a_call_failed_is_there_in_full() {
    let server = Server::start([failure("<n:FriendlyText>No.</n:FriendlyText><n:Source>SoCore</n:Source>")]);
    let session = Any::from_ticket(Way::Blocking, installation(&server), message::TICKET);
    let info = exception_info(&session.set_password().unwrap_err()).unwrap();
    assert_eq!((info.friendly_text.as_deref(), info.source.as_deref()), (Some("No."), Some("SoCore")));
}
