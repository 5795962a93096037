//! Tests of the crate `services86`, on the wire and as it is checked in. They are one program, because linking takes
//! longer than most of them.

mod build_script;
mod configuration;
mod contract;
mod features;
mod goldens;
mod pairing;
mod properties;
mod published;
mod session;
mod set_password;
mod sizes;
mod well_formed;
mod wire;
