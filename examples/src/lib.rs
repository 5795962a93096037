//! An in-memory NetServer for development: the operations of the services SoPrincipal and User to log in and to set a
//! password.

mod net_server;

pub use net_server::NetServer;
pub use services::{so_principal, types, user};

/// The code that the build script generated.
mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{Request, Response, request::Parts},
    routing::any,
};
use so_principal::server::SoPrincipalServer;
use user::server::UserServer;

/// Returns a router with the services at NetServer's paths.
pub fn router(server: &NetServer) -> Router {
    async fn principal(
        State(server): State<SoPrincipalServer<NetServer>>,
        parts: Parts,
        body: Bytes,
    ) -> Response<Body> {
        server.handle(Request::from_parts(parts, body)).await.map(Body::from)
    }
    async fn user(State(server): State<UserServer<NetServer>>, parts: Parts, body: Bytes) -> Response<Body> {
        server.handle(Request::from_parts(parts, body)).await.map(Body::from)
    }
    let principal = any(principal).with_state(SoPrincipalServer::new(server.clone()));
    let user = any(user).with_state(UserServer::new(server.clone()));
    Router::new().route("/Remote/Services86/SoPrincipal.svc", principal).route("/Remote/Services86/User.svc", user)
}
