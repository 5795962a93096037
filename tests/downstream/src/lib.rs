//! A crate as users have it: its clients come from a build script.

mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}

pub use services::{types, user};
