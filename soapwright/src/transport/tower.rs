//! Transports over services of `tower`, and services over transports.

use super::{
    Transport, TransportError, TransportErrorKind, Work,
    shared::{Pieces, max_bytes},
};
use bytes::{Buf, Bytes};
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use std::{
    convert::Infallible,
    error::Error,
    fmt,
    future::poll_fn,
    io, iter,
    marker::PhantomData,
    mem,
    pin::{Pin, pin},
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};
use tower_service::Service;

/// An asynchronous transport over a [`tower_service::Service`] from [`http::Request`] to [`http::Response`], so that the
/// layers of `tower` and `tower-http` can be around a client: retries, rate limits, traces.
///
/// `Q` is the body of the service's requests: [`TowerBody`] for a [`TransportService`], and otherwise any type that can
/// be made from [`Bytes`], such as `http_body_util::Full<Bytes>`. The body of its responses can be any
/// [`http_body::Body`].
///
/// If an error of the service is a [`TransportError`] or is caused by one, it keeps its kind. Any other error is
/// [`TransportErrorKind::Connect`] if the service wasn't ready, so that nothing was sent, and
/// [`TransportErrorKind::Broken`] otherwise. The texts of errors are shown, so they must not contain secrets.
///
/// Layers may wait and repeat, so timeouts of calls aren't kept, and a call that has one fails before it is sent. If the
/// service keeps the [`Timeout`](crate::Timeout) in the extensions of the request, call
/// [`TowerTransport::keeping_timeouts`].
///
/// ```
/// use soapwright::{Bytes, TowerBody, TowerTransport, TransportService};
///
/// # use soapwright::{Transport, TransportError, http::{Request, Response}};
/// # struct Http;
/// # impl Transport for Http {
/// #     async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> { unimplemented!() }
/// # }
/// // With `tower`, layers come in between: `ServiceBuilder::new().layer(...).service(service)`.
/// let service = TransportService::new(Http);
/// let transport: TowerTransport<_> = TowerTransport::new(service);
/// # fn is_transport(_: impl Transport) {}
/// # is_transport(transport);
/// ```
pub struct TowerTransport<S, Q = TowerBody> {
    /// A service need not be `Sync`. It is locked for the time of a clone.
    service: Mutex<S>,
    keeps_timeouts: bool,
    body: PhantomData<fn(Q)>,
}

impl<S, Q> TowerTransport<S, Q> {
    /// Creates a transport over this service. Each exchange uses a clone of it.
    pub fn new(service: S) -> Self {
        TowerTransport { service: Mutex::new(service), keeps_timeouts: false, body: PhantomData }
    }

    /// Declares that the service keeps the [`Timeout`](crate::Timeout) in the extensions of a request.
    #[must_use]
    pub fn keeping_timeouts(self) -> Self {
        TowerTransport { keeps_timeouts: true, ..self }
    }
}

impl<S, Q> fmt::Debug for TowerTransport<S, Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TowerTransport").finish_non_exhaustive()
    }
}

type BoxError = Box<dyn Error + Send + Sync>;

impl<S, Q, P> Transport for TowerTransport<S, Q>
where
    S: Service<Request<Q>, Response = Response<P>> + Clone + Send,
    S::Future: Send,
    S::Error: Into<BoxError>,
    Q: From<Bytes>,
    P: Body + Send,
    P::Data: Send,
    P::Error: Into<BoxError>,
{
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let limit = max_bytes(request.extensions());
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        poll_fn(|context| service.poll_ready(context)).await.map_err(|error| explain(error, false))?;
        let answer = service.call(request.map(Q::from));
        let (head, body) = answer.await.map_err(|error| explain(error, true))?.into_parts();
        Ok(Response::from_parts(head, whole(body, limit).await?))
    }

    fn keeps_timeouts(&self) -> bool {
        self.keeps_timeouts
    }

    #[cfg(feature = "reqwest")]
    async fn run(&self, work: Work) {
        super::shared::run(work).await;
    }

    #[cfg(not(feature = "reqwest"))]
    async fn run(&self, work: Work) {
        work();
    }
}

/// Returns all bytes of a body, unless it has more than the limit.
async fn whole<P: Body>(body: P, limit: usize) -> Result<Bytes, TransportError>
where
    P::Error: Into<BoxError>,
{
    let mut body = pin!(body);
    let mut pieces = Pieces::new(limit, body.size_hint().exact())?;
    while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        // Frames of trailers have no data.
        if let Ok(mut data) = frame.map_err(|error| explain(error, true))?.into_data() {
            pieces.push(data.copy_to_bytes(data.remaining()))?;
        }
    }
    Ok(pieces.whole())
}

fn explain(error: impl Into<BoxError>, may_be_sent: bool) -> TransportError {
    let error = match error.into().downcast::<TransportError>() {
        Ok(error) => return *error,
        Err(error) => error,
    };
    let otherwise = if may_be_sent { TransportErrorKind::Broken } else { TransportErrorKind::Connect };
    let mut causes = iter::successors(Some(&*error as &(dyn Error + 'static)), |error| cause(*error));
    let kind = causes.find_map(|cause| cause.downcast_ref()).map_or(otherwise, TransportError::kind);
    TransportError::new(kind).with_source(error)
}

/// Returns the cause of an error. An `io::Error` that wraps another error doesn't call that its source.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let wrapped = error.downcast_ref().and_then(io::Error::get_ref);
    wrapped.map_or_else(|| error.source(), |wrapped| Some(wrapped))
}

/// A [`tower_service::Service`] over a [`Transport`], around which layers can be put. [`TowerTransport`] makes the result
/// a transport again. It is cheap to clone, and always ready.
#[derive(Debug)]
pub struct TransportService<T>(Arc<T>);

impl<T> TransportService<T> {
    /// Creates a service that sends requests over `transport`.
    pub fn new(transport: T) -> Self {
        TransportService(Arc::new(transport))
    }
}

impl<T> Clone for TransportService<T> {
    fn clone(&self) -> Self {
        TransportService(Arc::clone(&self.0))
    }
}

impl<T: Transport + 'static> Service<Request<TowerBody>> for TransportService<T> {
    type Response = Response<TowerBody>;
    type Error = TransportError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<TowerBody>, TransportError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<TowerBody>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        Box::pin(async move { Ok(transport.send(request.map(Bytes::from)).await?.map(TowerBody::from)) })
    }
}

/// A complete body of a request or response, for layers that need an [`http_body::Body`]. `Debug` doesn't show its
/// content.
///
/// ```
/// use soapwright::{Bytes, TowerBody};
///
/// let body = TowerBody::from(Bytes::from("<secret/>"));
/// assert_eq!(format!("{body:?}"), "TowerBody(9 bytes)");
/// assert_eq!(Bytes::from(body), "<secret/>");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TowerBody(Bytes);

impl fmt::Debug for TowerBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TowerBody({} bytes)", self.0.len())
    }
}

impl From<Bytes> for TowerBody {
    fn from(bytes: Bytes) -> Self {
        TowerBody(bytes)
    }
}

impl From<TowerBody> for Bytes {
    fn from(body: TowerBody) -> Self {
        body.0
    }
}

impl Body for TowerBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let data = mem::take(&mut self.0);
        Poll::Ready(if data.is_empty() { None } else { Some(Ok(Frame::data(data))) })
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.len() as u64)
    }
}
