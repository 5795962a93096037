//! Tests of the public interface. They are one program, because linking takes longer than most of them.

mod any;
mod attachments;
mod broken_faults;
mod byte_order_marks;
mod duration;
mod echo;
mod envelope;
mod escapes;
mod faults;
mod handwritten;
mod header_blocks;
mod inclusions;
mod interceptors;
mod long_lists;
mod namespaces;
mod other_headers;
mod part_limits;
mod places_of_faults;
mod rpc;
mod text;
#[cfg(feature = "tracing")]
mod tracing;
