//! A transport whose type is known at run time only.

use super::{Boxed, Transport, TransportError, Work};
use bytes::Bytes;
use http::{Request, Response};
use std::{fmt, sync::Arc};

/// An asynchronous transport of any type, so that a struct can hold a client without a type parameter. It is cheap to
/// clone. Each exchange allocates once more than over the transport itself.
///
/// [`BlockingTransport`](crate::BlockingTransport) needs no such type: `Arc<dyn BlockingTransport + Send + Sync>`
/// implements it.
///
/// ```
/// # struct OrdersClient<T>(soapwright::Client<T, ()>);
/// # use soapwright::{Bytes, Transport, TransportError, TransportErrorKind, http::{Request, Response}};
/// # struct Offline;
/// # impl Transport for Offline {
/// #     async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
/// #         Err(TransportError::new(TransportErrorKind::Connect))
/// #     }
/// # }
/// use soapwright::{Client, DynTransport};
///
/// struct Shop {
///     orders: OrdersClient<DynTransport>,
/// }
///
/// let transport = DynTransport::new(Offline);
/// let shop = Shop { orders: OrdersClient(Client::new(transport, "https://example.com/orders")?) };
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[derive(Clone)]
pub struct DynTransport(Arc<dyn Erased>);

impl DynTransport {
    /// Creates a transport that sends over `transport`.
    pub fn new(transport: impl Transport + 'static) -> Self {
        DynTransport(Arc::new(transport))
    }
}

impl fmt::Debug for DynTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DynTransport").finish_non_exhaustive()
    }
}

/// [`Transport`] with boxed futures, so that it can be a trait object.
trait Erased: Send + Sync {
    fn send(&self, request: Request<Bytes>) -> Boxed<'_, Result<Response<Bytes>, TransportError>>;

    fn keeps_timeouts(&self) -> bool;

    fn run(&self, work: Work) -> Boxed<'_, ()>;
}

impl<T: Transport> Erased for T {
    fn send(&self, request: Request<Bytes>) -> Boxed<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(Transport::send(self, request))
    }

    fn keeps_timeouts(&self) -> bool {
        Transport::keeps_timeouts(self)
    }

    fn run(&self, work: Work) -> Boxed<'_, ()> {
        Box::pin(Transport::run(self, work))
    }
}

impl Transport for DynTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.0.send(request).await
    }

    fn keeps_timeouts(&self) -> bool {
        self.0.keeps_timeouts()
    }

    async fn run(&self, work: Work) {
        self.0.run(work).await;
    }
}
