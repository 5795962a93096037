//! An HTTP server of the operation SetPassword, with or without TLS, in HTTP/1.1 and HTTP/2.

use crate::{Authority, Identity};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response, Version,
    body::{Bytes, Incoming},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    runtime::Runtime,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        RootCertStore, ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
        server::WebPkiClientVerifier,
    },
};

/// The response of every server.
pub const RESPONSE: &str = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>\
    <SetPasswordResponse xmlns=\"http://www.superoffice.net/ws/crm/NetServer/Services86\"><Response>true</Response>\
    </SetPasswordResponse></s:Body></s:Envelope>";

/// A request that the server received.
#[derive(Debug, Clone)]
pub struct Received {
    /// The version of HTTP.
    pub version: Version,
    /// The value of `User-Agent`.
    pub user_agent: Option<String>,
    /// The body.
    pub body: String,
    /// The certificate of the client, as it was received in the handshake (DER).
    pub client: Option<Vec<u8>>,
}

/// The TLS settings of a server.
pub struct Tls<'a> {
    /// The certificate of the server and its key.
    pub identity: &'a Identity,
    /// The authority whose clients are let in, or `None` if clients need no certificate.
    pub clients: Option<&'a Authority>,
}

/// A server on a free local port, which stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    https: bool,
    received: Arc<Mutex<Vec<Received>>>,
    // Dropping the runtime stops its tasks.
    _runtime: Runtime,
}

impl Server {
    /// Starts a server on a local address, such as `127.0.0.1:0`, without TLS.
    ///
    /// Returns an error if the machine doesn't have the address.
    pub fn plain(address: &str) -> std::io::Result<Server> {
        Server::start(address, None)
    }

    /// Starts a server with TLS on the IPv4 address of this machine.
    pub fn tls(tls: &Tls<'_>) -> Server {
        Server::start("127.0.0.1:0", Some(acceptor(tls))).unwrap()
    }

    fn start(address: &str, acceptor: Option<TlsAcceptor>) -> std::io::Result<Server> {
        let runtime = Runtime::new()?;
        let listener = runtime.block_on(TcpListener::bind(address))?;
        let address = listener.local_addr()?;
        let received = Arc::default();
        let https = acceptor.is_some();
        runtime.spawn(accept(listener, acceptor, Arc::clone(&received)));
        Ok(Server { address, https, received, _runtime: runtime })
    }

    /// Returns the address of the service, with the IP address as its host.
    pub fn url(&self) -> String {
        self.url_of(&self.address.to_string())
    }

    /// Returns the address of the service with this host name.
    pub fn url_at(&self, host: &str) -> String {
        self.url_of(&format!("{host}:{}", self.address.port()))
    }

    fn url_of(&self, authority: &str) -> String {
        format!("{}://{authority}/Remote/Services86/User.svc", if self.https { "https" } else { "http" })
    }

    /// Returns the requests so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

/// Returns a configuration that offers HTTP/2 and HTTP/1.1.
fn acceptor(tls: &Tls<'_>) -> TlsAcceptor {
    let provider = Arc::new(ring::default_provider());
    let config = ServerConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
    let config = match tls.clients {
        None => config.unwrap().with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap();
            config.unwrap().with_client_cert_verifier(verifier)
        }
    };
    let certificate = CertificateDer::from_pem_slice(tls.identity.certificate.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(tls.identity.key.as_bytes()).unwrap();
    let mut config = config.with_single_cert(vec![certificate], key).unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    TlsAcceptor::from(Arc::new(config))
}

async fn accept(listener: TcpListener, acceptor: Option<TlsAcceptor>, received: Arc<Mutex<Vec<Received>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, received) = (acceptor.clone(), Arc::clone(&received));
        tokio::spawn(async move {
            let Some(acceptor) = acceptor else { return serve(stream, None, received).await };
            // The test sees a failed handshake on the client's side.
            let Ok(stream) = acceptor.accept(stream).await else { return };
            let client = stream.get_ref().1.peer_certificates().map(|chain| chain[0].to_vec());
            serve(stream, client, received).await;
        });
    }
}

async fn serve(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    client: Option<Vec<u8>>,
    received: Arc<Mutex<Vec<Received>>>,
) {
    let service = service_fn(|request: Request<Incoming>| {
        let (client, received) = (client.clone(), Arc::clone(&received));
        async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
            let user_agent = head.headers.get("user-agent").map(|value| value.to_str().unwrap().to_owned());
            let body = String::from_utf8_lossy(&body).into_owned();
            received.lock().unwrap().push(Received { version: head.version, user_agent, body, client });
            let mut response = Response::new(Full::new(Bytes::from_static(RESPONSE.as_bytes())));
            response.headers_mut().insert("content-type", "text/xml; charset=utf-8".parse().unwrap());
            Ok::<_, Infallible>(response)
        }
    });
    // A client that hangs up is seen in the test.
    let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
}
