//! A crate as users have it: its clients come from a build script.

mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}

pub mod servers;

pub use services::{task, types, user};

/// Clients of a service with other headers.
pub mod lock {
    include!(concat!(env!("OUT_DIR"), "/lock/services.rs"));
}

/// Clients of a service in which every name is one that generated code could trip over.
pub mod names {
    include!(concat!(env!("OUT_DIR"), "/names/services.rs"));
}

/// The clients and the servers of services in which every difficult name stands in every place that has a name.
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

/// The client and the server of a service with every kind of operation.
pub mod relay {
    include!(concat!(env!("OUT_DIR"), "/relay/services.rs"));
}

/// Clients of a service with derived types and substitution groups.
pub mod shapes {
    include!(concat!(env!("OUT_DIR"), "/shapes/services.rs"));
}

/// The client and the server of a service whose bodies are other than one declared element.
pub mod forms {
    include!(concat!(env!("OUT_DIR"), "/bodies/services.rs"));
}

/// The same for servers that leave parts of their answers away.
pub mod lenient {
    include!(concat!(env!("OUT_DIR"), "/lenient/services.rs"));
}

/// The client and the server of a service with attachments.
pub mod album {
    include!(concat!(env!("OUT_DIR"), "/album/services.rs"));
}

/// Clients of a service whose contract asks a lot beyond types, with checks of it.
pub mod checks {
    include!(concat!(env!("OUT_DIR"), "/checks/services.rs"));
}

/// The client and the server of a service that declares faults, with ports of both versions of SOAP.
pub mod market {
    include!(concat!(env!("OUT_DIR"), "/quotes/services.rs"));
}

/// Clients of a service with nil elements that have attributes.
pub mod nil {
    include!(concat!(env!("OUT_DIR"), "/nil/services.rs"));
}

/// The client and the server of a service whose values nest, with checks of its contract.
pub mod deep {
    include!(concat!(env!("OUT_DIR"), "/deep/services.rs"));
}

/// Clients of a service with wildcards wherever they may stand.
pub mod wildcards {
    include!(concat!(env!("OUT_DIR"), "/wildcards/services.rs"));
}

/// Clients of a service with every kind of simple type.
pub mod simple {
    include!(concat!(env!("OUT_DIR"), "/simple/services.rs"));
}

/// Clients of a service in whose content the place of an element says what it is.
pub mod order {
    include!(concat!(env!("OUT_DIR"), "/order/services.rs"));
}

/// The client and the server of a service of whose values patterns fix the texts, with checks of it.
pub mod lexical {
    include!(concat!(env!("OUT_DIR"), "/lexical/services.rs"));
}

/// The client of a service that has secrets in every place.
pub mod vault {
    include!(concat!(env!("OUT_DIR"), "/secrets/services.rs"));
}

/// Clients of services that are called like files, like crates, or like modules of generated code.
pub mod files {
    include!(concat!(env!("OUT_DIR"), "/files/services.rs"));
}

/// The client and the server of a service whose every text would be code or markup, were it not taken as text.
pub mod hostile {
    include!(concat!(env!("OUT_DIR"), "/hostile/services.rs"));
}
