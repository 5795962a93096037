//! Look-ups of the addresses of hosts for `ureq`.

#![allow(clippy::disallowed_types, reason = "this is for targets with a clock")]

use crate::limits::LOOK_UP_LIFE;
use http::{
    Uri,
    uri::{Authority, Scheme},
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};
use ureq::{
    Error,
    config::Config,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// Looks hosts up as `ureq` does, and keeps the addresses of the last one for a while.
///
/// `ureq` asks for the addresses before each request, even if it has a connection to the host. If the request has a
/// timeout, each look-up starts a thread, which takes longer than the rest of a small exchange.
#[derive(Debug, Clone, Default)]
pub(super) struct LookUp(Arc<Mutex<Option<Found>>>);

#[derive(Debug)]
struct Found {
    scheme: Option<Scheme>,
    authority: Option<Authority>,
    addresses: ResolvedSocketAddrs,
    at: Instant,
}

impl LookUp {
    /// Forgets the addresses, which may have changed if there is no connection to them.
    pub(super) fn forget(&self) {
        *self.last() = None;
    }

    fn last(&self) -> MutexGuard<'_, Option<Found>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Resolver for LookUp {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        if let Some(found) = &*self.last()
            && found.at.elapsed() < LOOK_UP_LIFE
            && (found.scheme.as_ref(), found.authority.as_ref()) == (uri.scheme(), uri.authority())
        {
            return Ok(found.addresses.clone());
        }
        // The lock isn't held meanwhile, because this may take long.
        let addresses = DefaultResolver::default().resolve(uri, config, timeout)?;
        *self.last() = Some(Found {
            scheme: uri.scheme().cloned(),
            authority: uri.authority().cloned(),
            addresses: addresses.clone(),
            at: Instant::now(),
        });
        Ok(addresses)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "this is test code")]
mod tests {
    use super::*;
    use std::{net::SocketAddr, time::Duration};

    /// Resolves an address and returns the ports of the result.
    fn ports(look_up: &LookUp, uri: &str) -> Vec<u16> {
        let config = ureq::Agent::config_builder().build();
        let found = look_up.resolve(&uri.parse().unwrap(), &config, NextTimeout::default()).unwrap();
        found.iter().map(SocketAddr::port).collect()
    }

    /// Returns a look-up that found port 1 for this address some time ago.
    fn with_found(uri: &str, ago: Duration) -> LookUp {
        let uri: Uri = uri.parse().unwrap();
        let mut addresses = DefaultResolver::default().empty();
        addresses.push(([127, 0, 0, 1], 1).into());
        let at = Instant::now().checked_sub(ago).unwrap();
        let found = Found { scheme: uri.scheme().cloned(), authority: uri.authority().cloned(), addresses, at };
        LookUp(Arc::new(Mutex::new(Some(found))))
    }

    #[test]
    fn addresses_are_kept_for_a_while() {
        let recent = with_found("http://127.0.0.1/a", Duration::ZERO);
        assert_eq!(ports(&recent, "http://127.0.0.1/b?c"), [1]);
        assert_eq!(ports(&recent.clone(), "http://127.0.0.1"), [1], "clones share them");
        let old = with_found("http://127.0.0.1/a", LOOK_UP_LIFE);
        assert_eq!(ports(&old, "http://127.0.0.1/a"), [80]);
        assert_eq!(ports(&old, "http://127.0.0.1/a"), [80]);
    }

    #[test]
    fn addresses_belong_to_one_host_port_and_scheme() {
        for (other, port) in [("http://127.0.0.1:8080", 8080), ("https://127.0.0.1", 443), ("http://127.0.0.2", 80)] {
            let recent = with_found("http://127.0.0.1/a", Duration::ZERO);
            assert_eq!(ports(&recent, other), [port]);
            assert_eq!(ports(&recent, "http://127.0.0.1/a"), [80], "the last one is kept");
        }
    }

    #[test]
    fn forgotten_addresses_are_looked_up_again() {
        let look_up = with_found("http://127.0.0.1/a", Duration::ZERO);
        look_up.forget();
        assert_eq!(ports(&look_up, "http://127.0.0.1/a"), [80]);
    }
}
