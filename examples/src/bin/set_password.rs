//! Logs in, sets a password, and shows that the old one is refused: `cargo run -p examples --bin set_password [URL]`.
//! The server is the example `netserver`.

use services86::{
    session::{Installation, Session, SessionError},
    so_principal::AuthenticateUsernamePassword,
    user::{SetPassword, UserClient},
};
use soapwright::ReqwestTransport;
use std::{env, error::Error, process::ExitCode};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8086/Remote/Services86".to_owned());
    // Unencrypted HTTP is fine on this machine only.
    let netserver = Installation::new(url)?.allow_secrets_over_http();
    let transport = ReqwestTransport::new()?;
    let login = |password: &str| AuthenticateUsernamePassword::new().user_name("ADM0").password(password);

    let session = Session::log_in(transport.clone(), netserver.clone(), login("old password")).await?;
    println!("logged in");

    let users: UserClient<_> = session.client()?;
    let request = SetPassword::new().associate_id(5).password("correct horse");
    let answer = users.set_password(request).await?;
    println!("set the password: {:?}", answer.body.response);

    match Session::log_in(transport.clone(), netserver.clone(), login("old password")).await {
        Err(SessionError::Refused) => println!("the old password is refused"),
        other => return Err(format!("the old password: {other:?}").into()),
    }
    Session::log_in(transport, netserver, login("correct horse")).await?;
    println!("the new password is accepted");
    Ok(())
}
