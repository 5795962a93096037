//! Clients and servers that the build script generates.

mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}

pub mod servers;

pub use services::{task, types, user};

/// Clients of a service with other headers.
pub mod lock {
    include!(concat!(env!("OUT_DIR"), "/lock/services.rs"));
}

/// Clients of a service whose names could collide with generated code.
pub mod names {
    include!(concat!(env!("OUT_DIR"), "/names/services.rs"));
}

/// Clients and servers of services with every difficult name in every place that can have one.
pub mod every_name {
    include!(concat!(env!("OUT_DIR"), "/every_name/services.rs"));
}

/// Clients of a service with every kind of content that a complex type may have.
pub mod content {
    include!(concat!(env!("OUT_DIR"), "/content/services.rs"));
}

/// Clients of a service with mixed content.
pub mod letters {
    include!(concat!(env!("OUT_DIR"), "/letters/services.rs"));
}

/// The client and server of a service with every kind of operation.
pub mod relay {
    include!(concat!(env!("OUT_DIR"), "/relay/services.rs"));
}

/// Clients of a service with derived types and substitution groups.
pub mod shapes {
    include!(concat!(env!("OUT_DIR"), "/shapes/services.rs"));
}

/// The client and server of a service whose bodies aren't a single declared element.
pub mod forms {
    include!(concat!(env!("OUT_DIR"), "/bodies/services.rs"));
}

/// The client of a service whose server may omit parts of its responses.
pub mod lenient {
    include!(concat!(env!("OUT_DIR"), "/lenient/services.rs"));
}

/// The client and server of a service with attachments.
pub mod album {
    include!(concat!(env!("OUT_DIR"), "/album/services.rs"));
}

/// Clients of a service whose schema has many facets and occurrence bounds, with checks.
pub mod checks {
    include!(concat!(env!("OUT_DIR"), "/checks/services.rs"));
}

/// The client and server of a service that declares faults, with ports for both versions of SOAP.
pub mod market {
    include!(concat!(env!("OUT_DIR"), "/quotes/services.rs"));
}

/// Clients of a service with nil elements that have attributes.
pub mod nil {
    include!(concat!(env!("OUT_DIR"), "/nil/services.rs"));
}

/// The client and server of a service with deeply nested values, with checks.
pub mod deep {
    include!(concat!(env!("OUT_DIR"), "/deep/services.rs"));
}

/// Clients of a service with wildcards in every allowed place.
pub mod wildcards {
    include!(concat!(env!("OUT_DIR"), "/wildcards/services.rs"));
}

/// Clients of a service with every kind of simple type.
pub mod simple {
    include!(concat!(env!("OUT_DIR"), "/simple/services.rs"));
}

/// Clients of a service in which the position of an element decides its field.
pub mod order {
    include!(concat!(env!("OUT_DIR"), "/order/services.rs"));
}

/// The client and server of a service whose patterns restrict the lexical forms of values, with checks.
pub mod lexical {
    include!(concat!(env!("OUT_DIR"), "/lexical/services.rs"));
}

/// The client of a service with secrets in every place.
pub mod vault {
    include!(concat!(env!("OUT_DIR"), "/secrets/services.rs"));
}

/// Clients of services whose names collide with files, crates or generated modules.
pub mod files {
    include!(concat!(env!("OUT_DIR"), "/files/services.rs"));
}

/// The client and server of a service whose texts look like code or markup.
pub mod hostile {
    include!(concat!(env!("OUT_DIR"), "/hostile/services.rs"));
}
