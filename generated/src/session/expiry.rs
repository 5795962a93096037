//! Recognition of expired tickets.

use crate::{so_principal::ResponseHeaders, types::SoExceptionInfo};
use soapwright::{Error, Headers, convert_headers};

/// The class names, without namespaces, of the exceptions by which NetServer refuses a ticket.
///
/// A failed call has an `ExceptionInfo` in its response, which names the class of the exception. SuperOffice's
/// documentation shows `SuperOffice.Exceptions.SoSessionException` ("Authentication failed!") for failed
/// authentication. Neither the documentation nor the contract names the class for an expired ticket. That it is the
/// same class is an assumption, which was not tested with a NetServer. The class doesn't distinguish expired tickets
/// from invalid ones.
///
/// If a server uses another class, it can be found with [`exception_info`] and added with
/// [`Installation::with_expired`](super::Installation::with_expired).
pub const EXPIRED: &[&str] = &["SoSessionException"];

/// Returns the exception of a failed call from the response headers, or `None` if the call failed in another way. The
/// client may be from any generated crate.
pub fn exception_info<H: Headers>(error: &Error<H>) -> Option<SoExceptionInfo> {
    let Error::Failed(failed) = error else { return None };
    convert_headers::<H, ResponseHeaders>(&failed.cause).ok()?.exception_info.map(|info| *info)
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

/// Returns the name of a .NET class without its namespace and assembly.
fn class(name: &str) -> &str {
    let name = name.split(',').next().unwrap_or_default().trim();
    name.rsplit('.').next().unwrap_or_default()
}
