//! The limits of the generator, each with its unit.
//!
//! Documents are untrusted. The first limits keep a document from exhausting the stack, memory or time; the last ones
//! bound the size of generated code.

/// The maximum depth of the elements of a document. Documents are read recursively; real contracts are far below it.
pub const XML_DEPTH: usize = 256;
/// The maximum number of bytes to which the entities of a document may expand, by an upper estimate: 256 MiB.
pub const XML_EXPANSION: usize = 256 << 20;
/// The maximum number of XML nodes in a document.
pub const XML_NODES: u32 = 20_000_000;

/// The maximum number of findings that an error shows. The first ones are mostly the cause of the others.
pub const SHOWN_FINDINGS: usize = 20;
/// The maximum number of required members that `new` takes as arguments. More are members of a struct, where each value
/// has its name beside it.
pub const ARGUMENTS: usize = 3;
/// The maximum number of existing names that an error about an unknown name lists. More would not fit into a line.
pub const LISTED_NAMES: usize = 5;
/// The maximum number of names that are suggested for a mistyped one.
pub const SUGGESTIONS: usize = 3;
/// The maximum number of bytes of names that are searched for typing errors, because their comparison takes time in
/// proportion to the square of the length.
pub const COMPARED_NAME: usize = 200;
/// The maximum number of references of a document to missing components that are compared with the names of all others.
/// An error shows no more.
pub const COMPARED_REFERENCES: usize = 20;
/// The maximum number of types in a chain of derivation that have fields of their own or are restrictions. The last type
/// has the fields of all of them.
pub const BASES: usize = 100;
/// The maximum number of group references that are followed in one type. A chain of groups in which each refers twice
/// to the next doubles in size with every step.
pub const GROUP_REFERENCES: usize = 1_000;
/// The maximum number of members that all types together take from their base types, and from groups, of facets, values
/// and members that simple types take from others, and of derived types that polymorphic types tell apart. A small
/// document can have a thousand types that each take a thousand members.
pub const MEMBERS: usize = 250_000;
/// The maximum number of types, facets and values that the checks of all elements list, those of types with fewer than
/// [`SMALL_TEXT`] aside. Each element lists those of its type, and a thousand elements can have a type of a thousand.
/// Contracts of HL7 list 70,000.
pub const CHECKED_TEXTS: usize = 150_000;
/// The number of types, facets and values from which a simple type counts.
pub const SMALL_TEXT: usize = 16;
/// The maximum depth of nested model groups, with group references followed. They are flattened recursively.
pub const GROUP_DEPTH: usize = 300;
/// The maximum number of orders of mixed content in one type. There is one for each alternative of its widest choice.
pub const MIXED_ORDERS: usize = 1_000;
/// The maximum depth of nested unions whose members become one enum. They are searched recursively.
pub const UNION_DEPTH: usize = 100;
/// The maximum depth of nested unions and lists whose text is checked. Each is a table within a table.
pub const TEXT_DEPTH: usize = 8;

/// The maximum depth of groups and classes in a pattern. Patterns are parsed recursively.
pub const PATTERN_DEPTH: usize = 50;
/// The maximum number of states of a pattern, with its repetitions expanded. A larger pattern is not compared with the
/// canonical form.
pub const PATTERN_STATES: usize = 4_000;
/// The maximum number of states of a deterministic automaton. Ordinary patterns need less than a hundred.
pub const AUTOMATON_STATES: usize = 1_000;
/// The maximum number of states of a product of automata. A comparison that needs more is given up.
pub const PRODUCT_STATES: usize = 50_000;
/// The maximum number of states that are visited to count the digits that a pattern allows.
pub const COUNTED_STATES: usize = 20_000;
/// The maximum number of digits that are counted in the texts of a pattern, or of a bound. No form with more is tried.
pub const DIGITS: usize = 40;

/// The maximum number of bytes of a name in the name of a module. File systems allow 255 for a file name, and a suffix
/// may follow.
pub const FILE_NAME: usize = 80;
/// The maximum number of bytes of the name of a type or a constant, because rustdoc writes a file for each.
pub const IDENT: usize = 200;
/// The maximum number of characters of the name of a crate.
pub const CRATE_NAME: usize = 64;
/// The maximum number of namespaces in one run. The runtime numbers them in a byte and reserves the highest numbers.
pub const NAMESPACES: usize = 250;
/// The maximum number of services whose names form the name of a file of types that they share. More names would be too
/// long.
pub const NAMING_SERVICES: usize = 2;
/// The minimum number of members of a complex type that isn't taken for a secret because of the name `Ticket`.
pub const RECORD: usize = 4;
/// The minimum number of letters of a secret's name that is also found within a word. `Pin` is shorter, so `Shopin`
/// isn't taken for a secret.
pub const WITHIN_A_WORD: usize = 5;

/// The maximum size in bytes of a struct that holds all of its required parts in place, because structs are moved by
/// value.
pub const STRUCT_SIZE: usize = 4096;
/// The maximum size in bytes of a required part that is always held in place.
pub const PART_SIZE: usize = 128;
/// The number of types that are emitted together: enough to be worth a task of its own, and few enough to share the
/// work evenly among threads.
pub const TYPES_PER_UNIT: usize = 16;
/// The maximum number of characters of a line of a codec.
pub const ROW_LINE: usize = 100;
/// The maximum number of characters of a name that widens the column of names in a codec.
pub const ROW_LABEL: usize = 32;
/// The maximum number of characters of a line of documentation.
pub const DOC_LINE: usize = 100;
/// The maximum number of operations, secrets or other names that the front page of a crate lists. Large contracts have
/// hundreds.
pub const LISTED_ON_PAGE: usize = 20;
/// The maximum number of operations that are considered for the first example.
pub const EXAMPLE_CANDIDATES: usize = 20;
/// The number of characters of a request, as tokens, from which a shorter one is better as an example.
pub const EXAMPLE_REQUEST: usize = 200;
/// The maximum depth of the values in an example, and their maximum number. Longer ones explain nothing.
pub const EXAMPLE_DEPTH: usize = 4;
pub const EXAMPLE_VALUES: usize = 40;
/// The number of members that the example of a request shows even if they are optional.
pub const EXAMPLE_MEMBERS: usize = 2;
/// The maximum number of header blocks in an example.
pub const EXAMPLE_HEADERS: usize = 3;
