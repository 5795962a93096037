//! The server's state and its operations.

use crate::{
    so_principal::{
        self, AuthenticateResponse, AuthenticateUsernamePassword, GetSystemInfo, GetSystemInfoResponse,
        server::SoPrincipalService,
    },
    types::{SoCredentials, SoExceptionInfo, SoPrincipalCarrier, SoSystemInfoCarrier},
    user::{self, SetPassword, SetPasswordResponse, server::UserService},
};
use soapwright::{Answer, Fault};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;

/// An in-memory server, whose clones share their state.
#[derive(Clone, Default)]
pub struct NetServer(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    associates: BTreeMap<i32, Associate>,
    /// The associate's id of each ticket. Tickets don't expire.
    tickets: BTreeMap<String, i32>,
}

struct Associate {
    name: String,
    password: String,
}

impl NetServer {
    /// Creates a server without associates.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an associate.
    #[must_use]
    pub fn with_associate(self, id: i32, name: &str, password: &str) -> Self {
        let associate = Associate { name: name.to_owned(), password: password.to_owned() };
        self.state().associates.insert(id, associate);
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SoPrincipalService for NetServer {
    async fn get_system_info(
        &self,
        _: GetSystemInfo,
        _: so_principal::RequestHeaders,
    ) -> so_principal::server::Result<GetSystemInfoResponse> {
        let info = SoSystemInfoCarrier { company_name: Some("Example".into()), ..Default::default() };
        Ok(GetSystemInfoResponse { system_info: Some(Box::new(info)) }.into())
    }

    async fn authenticate_username_password(
        &self,
        request: AuthenticateUsernamePassword,
        _: so_principal::RequestHeaders,
    ) -> so_principal::server::Result<AuthenticateResponse> {
        let name = request.user_name.ok_or_else(|| Fault::client("UserName is missing"))?;
        let mut state = self.state();
        let known = state.associates.iter().find(|(_, associate)| associate.name.eq_ignore_ascii_case(&name));
        let id = match known {
            Some((id, associate)) if request.password.as_ref() == Some(&associate.password) => *id,
            _ => return Ok(AuthenticateResponse { authentication_succeeded: Some(false), ..Default::default() }.into()),
        };
        let ticket = format!("7T:{}", Uuid::new_v4());
        state.tickets.insert(ticket.clone(), id);
        let principal = SoPrincipalCarrier { associate: Some(name), associate_id: Some(id), ..Default::default() };
        Ok(AuthenticateResponse {
            response: Some(Box::new(principal)),
            credentials: Some(Box::new(SoCredentials { ticket: Some(ticket) })),
            authentication_succeeded: Some(true),
        }
        .into())
    }
}

impl UserService for NetServer {
    async fn set_password(
        &self,
        request: SetPassword,
        headers: user::RequestHeaders,
    ) -> user::server::Result<SetPasswordResponse> {
        let mut state = self.state();
        let ticket = headers.credentials.and_then(|credentials| credentials.ticket).unwrap_or_default();
        if !state.tickets.contains_key(&ticket) {
            return Ok(failed("SuperOffice.Exceptions.SoSessionException", "Authentication failed!"));
        }
        let (Some(id), Some(password)) = (request.associate_id, request.password) else {
            return Err(Fault::client("AssociateId or Password is missing"));
        };
        let associate = state.associates.get_mut(&id);
        let found = associate.is_some();
        if let Some(associate) = associate {
            associate.password = password;
        }
        let headers = user::ResponseHeaders { succeeded: Some(true), ..Default::default() };
        Ok(Answer::new(SetPasswordResponse { response: Some(found) }).with_headers(headers))
    }
}

/// Returns a response whose headers report a failure.
fn failed<O: Default>(class: &str, message: &str) -> Answer<O, user::ResponseHeaders> {
    let info = SoExceptionInfo {
        exception_type: Some(class.to_owned()),
        message: Some(message.to_owned()),
        ..Default::default()
    };
    let exception_info = Some(Box::new(info));
    let headers = user::ResponseHeaders { succeeded: Some(false), exception_info, ..Default::default() };
    Answer::new(O::default()).with_headers(headers)
}
