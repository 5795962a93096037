//! Tests of the addresses of an installation's services.

use services86::{
    session::{Installation, Session, SessionError},
    user::UserClient,
};

/// Returns the endpoint of a client of the service User.
fn endpoint(base_url: &str) -> String {
    let session = Session::from_ticket((), Installation::new(base_url).unwrap(), "7T:x");
    let client: UserClient<()> = session.client().unwrap();
    let debug = format!("{client:?}");
    let (_, endpoint) = debug.split_once("endpoint: \"").unwrap();
    endpoint.split('"').next().unwrap().to_owned()
}

#[test]
fn trailing_slash_of_the_base_url_is_ignored() {
    for (base_url, expected) in [
        ("https://crm.example.com/Remote/Services86", "https://crm.example.com/Remote/Services86/User.svc"),
        ("https://crm.example.com/Remote/Services86/", "https://crm.example.com/Remote/Services86/User.svc"),
        ("https://crm.example.com/Remote/Services86//", "https://crm.example.com/Remote/Services86/User.svc"),
        ("HTTP://10.0.0.1:8080/a", "http://10.0.0.1:8080/a/User.svc"),
        (
            "https://sod.superoffice.com/Cust12345/Remote/Services86/",
            "https://sod.superoffice.com/Cust12345/Remote/Services86/User.svc",
        ),
        // Unusual, but possibly valid for the server.
        ("https://crm.example.com", "https://crm.example.com/User.svc"),
        ("https://xn--rlig-toa.no/æ", "https://xn--rlig-toa.no/%C3%A6/User.svc"),
    ] {
        assert_eq!(endpoint(base_url), expected);
    }
}

#[test]
fn invalid_base_url_is_refused() {
    for base_url in [
        "",
        "/",
        "https://",
        "https:///Remote",
        "ftp://example.com/x",
        "crm.example.com/Remote/Services86",
        "https://user:7T:s3cretTicket==@example.com/x",
        "https://exam ple.com/x",
        "https://example.com/x\n",
    ] {
        let error = Installation::new(base_url).unwrap_err();
        assert!(matches!(error, SessionError::Endpoint(_)), "{base_url}: {error:?}");
        assert!(error.to_string().starts_with("the base URL can't be called: "), "{base_url}: {error}");
        tests::message::assert_error_hides_secrets(base_url, &error);
    }
}

#[test]
fn service_address_is_refused_as_a_base_url() {
    for base_url in [
        "https://crm.example.com/Remote/Services86/User.svc",
        "https://crm.example.com/Remote/Services86/user.SVC/",
        "https://crm.example.com/Remote/Services86?wsdl",
        "https://crm.example.com/Remote/Services86/#top",
    ] {
        let error = Installation::new(base_url).unwrap_err();
        assert!(matches!(error, SessionError::NotABaseUrl), "{base_url}: {error:?}");
        assert!(error.to_string().contains("the folder of all services"), "{base_url}: {error}");
    }
}
