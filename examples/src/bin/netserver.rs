//! Runs the in-memory NetServer: `cargo run -p examples --bin netserver [PORT]`. It has one associate, ADM0 with the id
//! 5 and the password "old password".

use examples::{NetServer, router};
use std::{env, error::Error, net::Ipv4Addr};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = env::args().nth(1).map_or(Ok(8086), |port| port.parse())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("http://{}/Remote/Services86", listener.local_addr()?);
    let server = NetServer::new().with_associate(5, "ADM0", "old password");
    Ok(axum::serve(listener, router(&server)).await?)
}
