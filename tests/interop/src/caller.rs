//! A common interface of both clients, so that every case is written once.

use services86::user::{
    Error, GetUserInfoList, GetUserInfoListResponse, RequestHeaders, ResponseHeaders, SaveUser, SaveUserResponse,
    SetPassword, SetPasswordResponse, UserClient,
};
use soapwright::{Answer, ReqwestTransport, UreqTransport};
use std::error;
use tokio::runtime::{Builder, Runtime};

/// The result of a call.
pub type Called<O> = Result<Answer<O, ResponseHeaders>, Error>;

/// A client of the operations that the servers implement.
pub trait Caller {
    /// Calls `SetPassword`.
    fn set_password(&self, headers: &RequestHeaders, request: SetPassword) -> Called<SetPasswordResponse>;

    /// Calls `GetUserInfoList`.
    fn get_user_info_list(&self, headers: &RequestHeaders, request: GetUserInfoList)
    -> Called<GetUserInfoListResponse>;

    /// Calls `SaveUser`.
    fn save_user(&self, headers: &RequestHeaders, request: SaveUser) -> Called<SaveUserResponse>;
}

/// The asynchronous client.
pub struct Asynchronous {
    client: UserClient<ReqwestTransport>,
    runtime: Runtime,
}

impl Asynchronous {
    /// Creates a client that sends to this address.
    pub fn new(endpoint: &str) -> Result<Self, Box<dyn error::Error>> {
        let client = UserClient::new(ReqwestTransport::new()?, endpoint)?.allow_secrets_over_http();
        // A separate thread lets the transport notice between two calls that the server has closed a connection.
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Asynchronous { client, runtime })
    }
}

impl Caller for Asynchronous {
    fn set_password(&self, headers: &RequestHeaders, request: SetPassword) -> Called<SetPasswordResponse> {
        self.runtime.block_on(self.client.set_password(request).headers(headers.clone()))
    }

    fn get_user_info_list(
        &self,
        headers: &RequestHeaders,
        request: GetUserInfoList,
    ) -> Called<GetUserInfoListResponse> {
        self.runtime.block_on(self.client.get_user_info_list(request).headers(headers.clone()))
    }

    fn save_user(&self, headers: &RequestHeaders, request: SaveUser) -> Called<SaveUserResponse> {
        self.runtime.block_on(self.client.save_user(request).headers(headers.clone()))
    }
}

/// The blocking client.
pub struct Blocking {
    client: UserClient<UreqTransport>,
}

impl Blocking {
    /// Creates a client that sends to this address.
    pub fn new(endpoint: &str) -> Result<Self, Box<dyn error::Error>> {
        let client = UserClient::new(UreqTransport::new(), endpoint)?.allow_secrets_over_http();
        Ok(Blocking { client })
    }
}

impl Caller for Blocking {
    fn set_password(&self, headers: &RequestHeaders, request: SetPassword) -> Called<SetPasswordResponse> {
        self.client.set_password(request).headers(headers.clone()).send()
    }

    fn get_user_info_list(
        &self,
        headers: &RequestHeaders,
        request: GetUserInfoList,
    ) -> Called<GetUserInfoListResponse> {
        self.client.get_user_info_list(request).headers(headers.clone()).send()
    }

    fn save_user(&self, headers: &RequestHeaders, request: SaveUser) -> Called<SaveUserResponse> {
        self.client.save_user(request).headers(headers.clone()).send()
    }
}
