//! Helpers shared by the tests of servers.

use crate::forms::{
    bodies::{
        Move, MoveResponse, Swap, SwapResponse, Touch, TouchResponse,
        server::{BodiesService, Result},
    },
    types::Point,
};
use soapwright::Fault;
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

/// Returns the output of a future that never waits.
///
/// # Panics
///
/// If the future waits.
#[allow(clippy::panic, reason = "this is for tests")]
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}

/// An implementation that fails if it is to move by 0.
#[derive(Debug)]
pub struct Mover;

impl BodiesService for Mover {
    async fn r#move(&self, Move { by, points }: Move) -> Result<MoveResponse> {
        if by == 0 {
            return Err(Fault::client("it stays"));
        }
        let moved = points.into_iter().map(|Point { x, y }| Point { x: x + by, y: y + by }).collect();
        Ok(MoveResponse { moved }.into())
    }

    async fn touch(&self, Touch {}: Touch) -> Result<TouchResponse> {
        Ok(TouchResponse {}.into())
    }

    async fn swap(&self, Swap { first, second: Point { x, y } }: Swap) -> Result<SwapResponse> {
        Ok(SwapResponse { first: first.chars().rev().collect(), second: Point { x: y, y: x } }.into())
    }
}
