//! Generated clients.

use super::Client;
use crate::headers::Headers;

/// A generated client that sends over the transport `T`. Lets code be generic over the clients of different services.
pub trait ServiceClient<T>: From<Client<T, Self::RequestHeaders>> {
    /// The header blocks of the service's requests.
    type RequestHeaders: Headers;

    /// The address of the service in the contract (`soap:address`, WSDL 1.1, 3.8), or `None` if it has none.
    const ADDRESS: Option<&'static str>;
}

impl<T, H> Client<T, H> {
    /// Sets the name of the service, given that of the generated client.
    #[doc(hidden)]
    #[must_use]
    pub fn named(mut self, client: &'static str) -> Self {
        self.options().service = Some(client.strip_suffix("Client").unwrap_or(client));
        self
    }
}

/// Implements a generated client, a tuple struct of a [`Client`]: its constructor, options and conversions. It takes
/// the name of the struct, the header blocks of requests, and the address in the contract if there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! service_client {
    ($client:ident<T>, headers: () $(, address: $address:literal)? $(,)?) => {
        $crate::service_client!(@methods $client);
        $crate::service_client!(@traits $client, (), [$($address)?]);
    };
    ($client:ident<T>, headers: $headers:ty $(, address: $address:literal)? $(,)?) => {
        impl<T> $client<T> {
            /// Sets the headers that are sent with every request.
            #[must_use]
            pub fn with_headers(self, headers: $headers) -> Self {
                Self(self.0.with_headers(headers))
            }

            /// Returns the headers that are sent with every request.
            pub fn headers(&self) -> &$headers {
                self.0.headers()
            }
        }
        $crate::service_client!(@methods $client);
        $crate::service_client!(@traits $client, $headers, [$($address)?]);
    };
    (@methods $client:ident) => {
        impl<T> $client<T> {
            /// Creates a client that sends requests to `endpoint`, an `https://` or `http://` address.
            ///
            /// # Errors
            ///
            /// Returns the errors of [`Client::new`]($crate::Client::new).
            pub fn new(
                transport: T,
                endpoint: impl ::std::convert::Into<::std::string::String>,
            ) -> ::std::result::Result<Self, $crate::EndpointError> {
                ::std::result::Result::Ok($crate::Client::new(transport, endpoint)?.into())
            }

            /// Sets the maximum duration of each call, from connecting to decoding the response. The transport must
            /// support it.
            #[must_use]
            pub fn with_timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.with_timeout(timeout))
            }

            /// Sets the limits of responses.
            #[must_use]
            pub fn with_limits(self, limits: $crate::Limits) -> Self {
                Self(self.0.with_limits(limits))
            }

            /// Sets the version of SOAP in which requests are sent. The endpoint must support it. An operation that the
            /// contract binds in one version only is always sent in that version.
            #[must_use]
            pub fn with_soap_version(self, version: $crate::SoapVersion) -> Self {
                Self(self.0.with_soap_version(version))
            }

            /// Sends requests with MTOM, which the server must support: binary elements of 512 bytes or more are sent
            /// as parts of a multipart message.
            #[must_use]
            pub fn with_mtom(self) -> Self {
                Self(self.0.with_mtom())
            }

            /// Sends these attachments with each request, in addition to those that the contract declares.
            #[must_use]
            pub fn with_attachments(
                self,
                attachments: impl ::std::iter::IntoIterator<Item = $crate::Attachment>,
            ) -> Self {
                Self(self.0.with_attachments(attachments))
            }

            /// Sends this header block with each request, although the contract doesn't declare it. It takes the place
            /// of a block of its name that is for the same node, and of a declared one of its name.
            #[must_use]
            pub fn with_header_block(self, block: impl ::std::convert::Into<$crate::HeaderBlock>) -> Self {
                Self(self.0.with_header_block(block))
            }

            /// Sends this HTTP header with each request. It takes the place of another of its name.
            ///
            /// # Errors
            ///
            /// Returns the errors of [`Client::with_http_header`]($crate::Client::with_http_header).
            pub fn with_http_header<N, V>(
                self,
                name: N,
                value: V,
            ) -> ::std::result::Result<Self, $crate::HttpHeaderError>
            where
                $crate::http::HeaderName: ::std::convert::TryFrom<N>,
                $crate::http::HeaderValue: ::std::convert::TryFrom<V>,
            {
                ::std::result::Result::Ok(Self(self.0.with_http_header(name, value)?))
            }

            /// Lets an interceptor see and change the messages of each call, after those that were added before.
            #[must_use]
            pub fn with_interceptor(self, interceptor: impl $crate::Interceptor) -> Self {
                Self(self.0.with_interceptor(interceptor))
            }

            /// Keeps the HTTP request and response of each call, byte for byte, in answers, faults and errors.
            #[must_use]
            pub fn with_raw_messages(self) -> Self {
                Self(self.0.with_raw_messages())
            }

            /// Allows requests that contain secrets to be sent over unencrypted `http://`.
            #[must_use]
            pub fn allow_secrets_over_http(self) -> Self {
                Self(self.0.allow_secrets_over_http())
            }
        }
    };
    (@traits $client:ident, $headers:ty, [$($address:literal)?]) => {
        impl<T> ::std::clone::Clone for $client<T> {
            fn clone(&self) -> Self {
                Self(::std::clone::Clone::clone(&self.0))
            }
        }

        impl<T> ::std::fmt::Debug for $client<T> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(::std::stringify!($client)).field(&self.0).finish()
            }
        }

        impl<T> ::std::convert::From<$crate::Client<T, $headers>> for $client<T> {
            fn from(client: $crate::Client<T, $headers>) -> Self {
                Self(client.named(::std::stringify!($client)))
            }
        }

        impl<T> $crate::ServiceClient<T> for $client<T> {
            type RequestHeaders = $headers;

            const ADDRESS: ::std::option::Option<&'static str> =
                [$(::std::option::Option::Some($address),)? ::std::option::Option::None][0];
        }
    };
}
