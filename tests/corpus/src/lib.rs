//! All documents.
pub use clients_1 as a;
pub use clients_2;
pub use clients_3;
pub use clients_4;
