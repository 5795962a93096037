//! A server that answers GetUser and SetPassword with fixed bytes, so that it takes little time.

use speed::{Style, content, message};
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Returns a complete HTTP response.
fn http(xml: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: ";
    format!("{head}{}\r\n\r\n{xml}", xml.len()).into_bytes()
}

struct Answers {
    user: Vec<u8>,
    password: Vec<u8>,
}

/// Prints the port, and serves until the process is ended.
pub fn serve() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        println!("{}", listener.local_addr().expect("an address").port());
        let answers = Arc::new(Answers {
            user: http(&content::user(Style::DefaultNamespace)),
            password: http(&message::envelope(Style::DefaultNamespace, &content::password_is_set())),
        });
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(connection(stream, answers.clone()));
        }
    });
}

/// Answers the requests of a connection, one after the other. Each fits into the buffer.
async fn connection(mut stream: TcpStream, answers: Arc<Answers>) {
    let _ = stream.set_nodelay(true);
    let mut buffer = [0; 16 << 10];
    let mut have = 0;
    while let Ok(count @ 1..) = stream.read(&mut buffer[have..]).await {
        have += count;
        let request = &buffer[..have];
        if !request.ends_with(b"</Envelope>") && !request.ends_with(b":Envelope>") {
            continue;
        }
        let is_user = request.windows(8).any(|window| window == b"GetUser>" || window == b"GetUser/");
        have = 0;
        if stream.write_all(if is_user { &answers.user } else { &answers.password }).await.is_err() {
            return;
        }
    }
}
