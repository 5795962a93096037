//! Tests of calls that the response headers report as failed.

use super::{decode, envelope, headers};
use services86::{
    types::SoExceptionInfo,
    user::{Error, operations::SET_PASSWORD},
};
use soapwright::http::Response;

const BODY: &str = "<n1:SetPasswordResponse><n1:Response>true</n1:Response></n1:SetPasswordResponse>";

fn error(header: &str, body: &str) -> Error {
    match decode(&SET_PASSWORD, &envelope(header, body)) {
        Err(error) => error,
        Ok(answer) => panic!("expected an error: {answer:?}"),
    }
}

#[test]
fn either_failure_header_fails_the_call() {
    let infos = [
        ("", false),
        ("<n1:ExceptionInfo xsi:nil='true'/>", false),
        ("<n1:ExceptionInfo xsi:nil='1'></n1:ExceptionInfo>", false),
        ("<n1:ExceptionInfo/>", true),
        ("<n1:ExceptionInfo xsi:nil='false'/>", true),
        ("<n1:ExceptionInfo><n1:Message>why</n1:Message></n1:ExceptionInfo>", true),
    ];
    let succeeded = [
        ("", false),
        ("<n1:Succeeded xsi:nil='true'/>", false),
        ("<n1:Succeeded>true</n1:Succeeded>", false),
        ("<n1:Succeeded> 1 </n1:Succeeded>", false),
        ("<n1:Succeeded>false</n1:Succeeded>", true),
        ("<n1:Succeeded>0</n1:Succeeded>", true),
    ];
    for (info, has_info) in infos {
        for (succeeded, not) in succeeded {
            let (failed, headers) = headers(&format!("{info}{succeeded}"));
            assert_eq!(failed, has_info || not, "{info}{succeeded}");
            assert_eq!(headers.exception_info.is_some(), has_info, "{info}{succeeded}");
            assert_eq!(headers.succeeded == Some(false), not, "{info}{succeeded}");
        }
    }
}

#[test]
fn failure_headers_take_precedence_over_the_body() {
    let header = "<n1:Succeeded>false</n1:Succeeded><n1:ExceptionInfo><n1:Message>why</n1:Message></n1:ExceptionInfo>";
    for body in [
        BODY,
        "",
        "<n1:SetPasswordResponse/>",
        "<n1:SetPasswordResponse xsi:nil='true'/>",
        "<n1:SetPasswordResponse><n1:Response/></n1:SetPasswordResponse>",
        "<n1:SetPasswordResponse><n1:Response xsi:nil='true'/></n1:SetPasswordResponse>",
        "<n1:Whatever/>",
    ] {
        let error = error(header, body);
        assert!(matches!(error, Error::Failed(_)), "{body}: {error:?}");
        assert_eq!(error.to_string(), "the call failed: why", "{body}");
    }
    // A fault takes precedence over the headers, and headers that can't be read are an error of their own.
    let fault = error(header, "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>");
    assert!(matches!(fault, Error::Fault(_)), "{fault:?}");
    let header = "<n1:ExceptionInfo><n1:Message>why<n1:Odd/></n1:Message></n1:ExceptionInfo>";
    assert!(matches!(error(header, BODY), Error::Read(_)));
}

#[test]
fn failure_headers_take_precedence_over_the_status() {
    let header = "<n1:ExceptionInfo><n1:Message>why</n1:Message></n1:ExceptionInfo>";
    let decode = |status, header: &str, body: &str| {
        let body = envelope(header, body).into_bytes();
        SET_PASSWORD.decode(Response::builder().status(status).body(body).unwrap())
    };
    for (status, body) in [(500, BODY), (500, ""), (400, "<n1:Whatever/>"), (503, "<n1:SetPasswordResponse>x")] {
        let error = decode(status, header, body).unwrap_err();
        assert!(matches!(error, Error::Failed(_)), "{status} {body}: {error:?}");
        // The status decides if the headers report no failure or can't be read.
        for header in ["", "<n1:Succeeded>true</n1:Succeeded>", "<n1:Succeeded>false</n1:Succeeded><n1:ExceptionInfo>x"]
        {
            let error = decode(status, header, body).unwrap_err();
            assert!(
                matches!(&error, Error::Http(http) if http.status == status),
                "{status} {header} {body}: {error:?}"
            );
        }
    }
}

/// Returns an exception with a stack trace, which must not be shown, parameters, and an inner exception.
fn exception(name: &str, inner: &str) -> String {
    format!(
        "<n1:Message>{name} message</n1:Message><n1:StackTrace>at Secret.{name}()</n1:StackTrace>\
         <n1:ExceptionType>{name}Exception</n1:ExceptionType><n1:Source>{name}.dll</n1:Source>{inner}\
         <n1:Parameters><n1:SoExceptionInfoParametersKeyValuePair><n1:Key>{name} key</n1:Key>\
         <n1:Value>{name} value</n1:Value></n1:SoExceptionInfoParametersKeyValuePair>\
         <n1:SoExceptionInfoParametersKeyValuePair><n1:Key>nil</n1:Key><n1:Value xsi:nil='true'/>\
         </n1:SoExceptionInfoParametersKeyValuePair></n1:Parameters>"
    )
}

fn inner(exception: &str) -> String {
    format!("<n1:InnerException>{exception}</n1:InnerException>")
}

fn nested() -> String {
    let deep = exception("Third", "<n1:InnerException xsi:nil='true'/>");
    exception("Outer", &inner(&exception("First", &inner(&exception("Second", &inner(&deep))))))
}

#[test]
fn nested_exceptions_are_typed() {
    let Error::Failed(headers) = error(&format!("<n1:ExceptionInfo>{}</n1:ExceptionInfo>", nested()), BODY) else {
        panic!("not a failure")
    };
    let mut next: Option<&SoExceptionInfo> = headers.exception_info.as_deref();
    for name in ["Outer", "First", "Second", "Third"] {
        let info = next.unwrap();
        assert_eq!(info.message, Some(format!("{name} message")));
        assert_eq!(info.stack_trace, Some(format!("at Secret.{name}()")));
        assert_eq!(info.friendly_text, None);
        assert_eq!(info.exception_type, Some(format!("{name}Exception")));
        assert_eq!(info.source, Some(format!("{name}.dll")));
        let parameters = info.parameters.as_ref().unwrap();
        assert_eq!(parameters.get(&*format!("{name} key")), Some(&Some(format!("{name} value"))));
        assert_eq!((parameters.get("nil"), parameters.len()), (Some(&None), 2));
        next = info.inner_exception.as_deref();
    }
    assert_eq!(next, None);
}

#[test]
fn failure_displays_the_friendly_text_or_the_message() {
    let none = "the server gave no reason";
    for (texts, says) in [
        ("<n1:Message>technical</n1:Message><n1:FriendlyText>friendly</n1:FriendlyText>", "friendly"),
        ("<n1:FriendlyText>\n friendly </n1:FriendlyText><n1:Message>technical</n1:Message>", "friendly"),
        ("<n1:Message>technical</n1:Message>", "technical"),
        ("<n1:Message>technical</n1:Message><n1:FriendlyText xsi:nil='true'/>", "technical"),
        ("<n1:Message>technical</n1:Message><n1:FriendlyText/>", "technical"),
        ("<n1:Message>technical</n1:Message><n1:FriendlyText> \n\t</n1:FriendlyText>", "technical"),
        ("<n1:FriendlyText>friendly</n1:FriendlyText>", "friendly"),
        ("<n1:Message> </n1:Message><n1:FriendlyText/>", none),
        ("<n1:StackTrace>at Secret()</n1:StackTrace>", none),
        // Inner exceptions are for developers, who find them in the headers.
        ("<n1:InnerException><n1:FriendlyText>inner</n1:FriendlyText></n1:InnerException>", none),
        ("", none),
    ] {
        for succeeded in ["", "<n1:Succeeded>true</n1:Succeeded>", "<n1:Succeeded>false</n1:Succeeded>"] {
            let error = error(&format!("{succeeded}<n1:ExceptionInfo>{texts}</n1:ExceptionInfo>"), BODY);
            assert_eq!(error.to_string(), format!("the call failed: {says}"), "{succeeded}{texts}");
        }
    }
    let without = error("<n1:Succeeded>false</n1:Succeeded>", BODY);
    assert_eq!(without.to_string(), format!("the call failed: {none}"));
}

#[test]
fn stack_traces_are_never_shown() {
    for succeeded in ["", "<n1:Succeeded>true</n1:Succeeded>", "<n1:Succeeded>false</n1:Succeeded>"] {
        for friendly in ["", "<n1:FriendlyText/>", "<n1:FriendlyText>friendly</n1:FriendlyText>"] {
            let info = format!("<n1:ExceptionInfo>{friendly}{}</n1:ExceptionInfo>", nested());
            let error = error(&format!("{info}{succeeded}"), BODY);
            let Error::Failed(headers) = &error else { panic!("not a failure: {error:?}") };
            let source = std::error::Error::source(&error).map(|source| format!("{source} {source:?}"));
            let shown = format!("{error} {error:#} {error:?} {error:#?} {headers:?} {headers:#?} {source:?}");
            assert!(!shown.contains("Secret"), "{shown}");
            // Only stack traces are hidden from `Debug`.
            assert!(format!("{headers:?}").contains("Third message"), "{headers:?}");
        }
    }
    // A trace that can't be read isn't shown either.
    let odd = "<n1:ExceptionInfo><n1:StackTrace>at Secret()<n1:Odd/></n1:StackTrace></n1:ExceptionInfo>";
    let error = error(odd, BODY);
    assert!(!format!("{error} {error:?}").contains("Secret"), "{error:?}");
}
