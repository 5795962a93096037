//! The future of a call.

use crate::{error::Error, operation::Answer};
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

/// The future of one call. It sends the request when it is awaited, and its output is the response or the error
/// of the call.
///
/// It is a named type so that the methods of generated clients are plain functions. A service can have hundreds of
/// them, and compiling them as `async fn` would take much longer. A call allocates its future once.
#[must_use = "nothing is sent before the call is awaited"]
pub struct Call<'a, O, A, F = ()>(pub(super) Boxed<'a, Result<Answer<O, A>, Error<A, F>>>);

pub(super) type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl<O, A, F> Future for Call<'_, O, A, F> {
    type Output = Result<Answer<O, A>, Error<A, F>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<O, A, F> fmt::Debug for Call<'_, O, A, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Call")
    }
}
