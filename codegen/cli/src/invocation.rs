//! The command line that the user typed, to suggest the next one.

use std::ffi::OsString;

/// The subcommand that compares files, and the one that writes them with the same arguments.
const CHECK: &str = "check";
const GENERATE: &str = "generate";

/// Returns the command that updates what `check` found out of date: the same one with `generate`. `program` is what
/// comes before the arguments, such as `soapwright`.
pub fn to_generate(program: &str, arguments: impl Iterator<Item = OsString>) -> String {
    let mut command = program.to_owned();
    let mut is_replaced = false;
    for argument in arguments {
        let argument = argument.to_string_lossy();
        let is_command = !is_replaced && argument == CHECK;
        is_replaced |= is_command;
        command.push(' ');
        command.push_str(&quoted(if is_command { GENERATE } else { &argument }));
    }
    command
}

/// Returns an argument as a word of a shell.
pub fn quoted(argument: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_@%+=:,./-".contains(c);
    if !argument.is_empty() && argument.chars().all(is_plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::{quoted, to_generate};

    #[test]
    fn check_becomes_generate_with_the_same_arguments() {
        let of = |program: &str, arguments: &[&str]| to_generate(program, arguments.iter().map(|&text| text.into()));
        assert_eq!(of("cargo run -p codegen --", &["check"]), "cargo run -p codegen -- generate");
        assert_eq!(
            of("soapwright", &["-q", "check", "--config", "my config.toml", "--service", "check"]),
            "soapwright -q generate --config 'my config.toml' --service check"
        );
    }

    #[test]
    fn arguments_are_quoted_for_a_shell() {
        for (argument, word) in
            [("a/b-c_d.toml", "a/b-c_d.toml"), ("", "''"), ("it's", r"'it'\''s'"), ("$(x)", "'$(x)'"), ("é", "'é'")]
        {
            assert_eq!(quoted(argument), word);
        }
    }
}
