//! The limits of the generator, each with its unit.
//!
//! Documents come from outside: what they can make large, deep or many has an end here, so that no document exhausts the
//! stack, the memory or the time of a run. The others bound what is generated.

/// How deep elements of a document may nest: its readers recurse, and no contract comes near.
pub const XML_DEPTH: usize = 256;
/// How many bytes the entities of a document may expand to, estimated from above.
pub const XML_EXPANSION: usize = 256 << 20;
/// How many nodes a document may have.
pub const XML_NODES: u32 = 20_000_000;

/// How many names a finding lists for who may not know the right one: more don't fit a line.
pub const LISTED_NAMES: usize = 5;
/// How many characters a name may have for a mistyped one to be one edit away from it; in a longer one it may be two.
pub const SHORT_NAME: usize = 5;
/// How many types that each add fields a type may be derived from, one from the other: it has the fields of all.
pub const BASES: usize = 100;
/// How many group references may be followed in one type: groups that name others twice would double without end.
pub const GROUP_REFERENCES: usize = 1_000;
/// How deep model groups may nest, group references followed: they are flattened by recursion.
pub const GROUP_DEPTH: usize = 300;
/// How many orders of mixed content are looked for in one type: one for each alternative of its widest choice.
pub const MIXED_ORDERS: usize = 1_000;
/// How deep unions may nest for their members to become one enum: they are looked into by recursion.
pub const UNION_DEPTH: usize = 100;
/// How deep unions and lists may nest for their text to be checked: each is a table within a table.
pub const TEXT_DEPTH: usize = 8;

/// How deep groups and classes of a pattern may nest: it is parsed by recursion.
pub const PATTERN_DEPTH: usize = 50;
/// How many states a pattern may have, its repetitions counted out: another is not checked.
pub const PATTERN_STATES: usize = 4_000;
/// How many states of its own an automaton may need. Patterns as people write them need less than a hundred.
pub const AUTOMATON_STATES: usize = 1_000;
/// How many states of a product of two automata are looked at before their comparison is given up.
pub const PRODUCT_STATES: usize = 50_000;
/// How many states are looked at for the numbers of digits that a pattern allows.
pub const COUNTED_STATES: usize = 20_000;
/// How many digits a pattern may ask for: no type is written with more.
pub const DIGITS: usize = 40;

/// How many bytes of a name go into a module's: file systems have 255 for a name, and something may come behind it.
pub const FILE_NAME: usize = 80;
/// How many bytes of a name go into that of a type or a constant: rustdoc has a file for each.
pub const IDENT: usize = 200;
/// How many characters a crate's name may have: as many as in Cargo's registry, and few enough for a file.
pub const CRATE_NAME: usize = 64;
/// How many namespaces one run may have: the runtime numbers them in a byte and keeps the highest for itself.
pub const NAMESPACES: usize = 250;
/// How many services may name a file of types that they share: more make it too long.
pub const NAMING_SERVICES: usize = 2;
/// How many letters a secret's name needs to be found at the end of a word: `Pin` isn't what `Shopin` ends with.
pub const WITHIN_A_WORD: usize = 5;

/// The size in bytes beyond which a struct doesn't hold its parts in place: it is moved by value.
pub const STRUCT_SIZE: usize = 4096;
/// The size in bytes up to which a required part is held in place whatever the size of the struct.
pub const PART_SIZE: usize = 128;
/// How many types make a unit of emission: enough to be worth a thread's while, and few enough to share the work evenly.
pub const TYPES_PER_UNIT: usize = 16;
/// How many bytes a line of listed variants may have, as the formatter breaks it; a comma at its end doesn't count.
pub const VARIANTS_LINE: usize = 89;
/// How many characters a line of documentation may have.
pub const DOC_LINE: usize = 100;
