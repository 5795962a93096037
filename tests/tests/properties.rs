//! Tests of the traits of public types: errors can be boxed, and values can be sent to other threads.

use services86::{so_principal, user};
use soapwright::{
    EndpointError, Fault, HttpError, ReqwestTransport, TransportError, UreqTransport, XmlError, http::Response,
};
use std::{error::Error, fmt::Debug};

fn error<T: Error + Send + Sync + 'static>() {}

fn value<T: Debug + Clone + Send + Sync + 'static>() {}

#[test]
fn public_types_implement_error_send_and_sync() {
    error::<user::Error>();
    error::<so_principal::Error>();
    error::<soapwright::Error>();
    error::<Fault>();
    error::<HttpError>();
    error::<XmlError>();
    error::<TransportError>();
    error::<EndpointError>();
    value::<user::RequestHeaders>();
    value::<user::ResponseHeaders>();
    value::<so_principal::RequestHeaders>();
    value::<so_principal::ResponseHeaders>();
    value::<user::SetPassword>();
    value::<so_principal::AuthenticateResponse>();
    value::<soapwright::Answer<user::SetPasswordResponse, user::ResponseHeaders>>();
    value::<user::UserClient<ReqwestTransport>>();
    value::<user::UserClient<UreqTransport>>();
}

#[test]
fn errors_convert_with_the_question_mark_operator() {
    fn decode(status: u16) -> Result<Option<bool>, Box<dyn Error + Send + Sync>> {
        let response = Response::builder().status(status).body("").unwrap();
        Ok(user::operations::SET_PASSWORD.decode(response)?.body.response)
    }

    let error = decode(503).unwrap_err();
    assert!(error.to_string().contains("HTTP 503"), "{error}");
    assert!(matches!(error.downcast_ref(), Some(user::Error::Http(HttpError { status: 503, .. }))));
}

#[test]
fn source_of_an_error_is_available() {
    let response = Response::new(b"<a>".to_vec());
    let error = user::operations::SET_PASSWORD.decode(response).unwrap_err();
    let source = error.source().and_then(|source| source.downcast_ref::<XmlError>());
    assert!(source.is_some(), "{error:?}");
}
