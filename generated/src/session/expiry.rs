//! How to tell that a ticket is no longer good.

use crate::{so_principal::ResponseHeaders, types::SoExceptionInfo};
use soapwright::{Error, Headers, convert_headers};

/// The classes of exceptions by which NetServer says that it doesn't accept who is calling, without their namespaces.
///
/// What is sure: a call that failed has an `ExceptionInfo` in its answer, and that names the class of the exception.
/// SuperOffice's documentation shows `SuperOffice.Exceptions.SoSessionException` ("Authentication failed!") as what
/// NetServer's authentication throws. Neither it nor the contract names the class for a ticket that was good once. That
/// it is the same is an assumption, which was not tried on a NetServer. And the class doesn't tell a ticket that
/// expired from one that never was good.
///
/// If your server says it in another way, look at what [`exception_info`] gives, and name the class in
/// [`Installation::with_expired`](super::Installation::with_expired).
pub const EXPIRED: &[&str] = &["SoSessionException"];

/// Why a call failed, as the server told, whichever crate the service's client is from; `None` if the call failed for
/// another reason than that the answer's headers say so.
pub fn exception_info<H: Headers>(error: &Error<H>) -> Option<SoExceptionInfo> {
    let Error::Failed(headers) = error else { return None };
    convert_headers::<H, ResponseHeaders>(headers).ok()?.exception_info.map(|info| *info)
}

pub(super) fn is_expired<H: Headers>(error: &Error<H>, more: &[String]) -> bool {
    let info = exception_info(error);
    let mut next = info.as_ref();
    while let Some(info) = next {
        let class = info.exception_type.as_deref().map(class).unwrap_or_default();
        if EXPIRED.contains(&class) || more.iter().any(|name| name == class) {
            return true;
        }
        next = info.inner_exception.as_deref();
    }
    false
}

/// The name of a .NET class alone: the full names have a namespace before it and may have an assembly behind.
fn class(name: &str) -> &str {
    let name = name.split(',').next().unwrap_or_default().trim();
    name.rsplit('.').next().unwrap_or_default()
}
