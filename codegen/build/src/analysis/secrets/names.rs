//! The names of secrets.

use crate::limits::WITHIN_A_WORD;
use crate::names::case::words;

/// The names of secrets that are always known.
pub const DEFAULT: &[&str] = &[
    "AccessKey",
    "ApiKey",
    "Authorization",
    "Credential",
    "Cvc",
    "Cvv",
    "Otp",
    "Pass",
    "Passcode",
    "Passphrase",
    "Passwd",
    "Password",
    "Pin",
    "PrivateKey",
    "Psw",
    "Pw",
    "Pwd",
    "Secret",
    "SecretKey",
    "SecurityCode",
    "SessionId",
    "SessionKey",
    "SharedKey",
    "SigningKey",
    "Ticket",
    "Token",
];

/// Words that may follow the name of a secret: `TokenValue`, `PasswordHash`.
const FORMS: &[&str] = &["digest", "hash", "string", "text", "value"];

/// Words that may follow the name of a type: `PasswordType`.
const OF_TYPES: &[&str] = &["type", "t", "field", "element", "content"];

/// Names that are also those of identifiers, if their type says so: a `PresetToken` of the type `ReferenceToken`.
const IDENTIFIERS: &[&str] = &["credential", "ticket", "token"];

/// Words before such a name that leave no doubt, whatever its type: `AccessToken`.
const PROVING: &[&str] = &[
    "access",
    "api",
    "app",
    "application",
    "auth",
    "authentication",
    "authorization",
    "bearer",
    "client",
    "csrf",
    "developer",
    "id",
    "identity",
    "jwt",
    "login",
    "oauth",
    "refresh",
    "saml",
    "secret",
    "security",
    "session",
    "user",
];

/// Words at the start of the name of a number that is a count or a limit.
const COUNTS: &[&str] = &["count", "max", "maximum", "min", "minimum", "number", "total"];

/// The names of secrets.
#[derive(Debug)]
pub struct Names {
    secret: Vec<String>,
    public: Vec<String>,
}

impl Names {
    /// Combines the default names with `secret`. Fields whose names equal one of `public` are never secret.
    pub fn new(secret: &[String], public: &[String]) -> Self {
        let all = DEFAULT.iter().copied().chain(secret.iter().map(String::as_str));
        Names {
            secret: all.map(|name| lower(name).concat()).filter(|name| !name.is_empty()).collect(),
            public: public.iter().map(|name| lower(name).concat()).collect(),
        }
    }

    /// Returns the names that end like this one, without the default names.
    pub fn only(secret: &str) -> Self {
        Names { secret: vec![lower(secret).concat()], public: Vec::new() }
    }

    /// Returns whether the name of a member or a type ends with the name of a secret in one of the ways that
    /// [`mark`](super::mark) looks for.
    pub fn has_any(&self, name: &str) -> bool {
        self.has(name) || self.has_type(name) || self.has_plural(name)
    }

    /// Returns whether a name ends with the name of a secret, in any case and style: `new_password`, `APIKEY`. It may
    /// be followed by a plural `s`, digits or a word for its form, but no other word: `PasswordExpiry` is no secret.
    pub fn has(&self, name: &str) -> bool {
        self.ends(&lower(name))
    }

    /// Returns whether the name of a type ends with the name of a secret, which a word for a type may follow:
    /// `PasswordType`.
    pub fn has_type(&self, name: &str) -> bool {
        let mut words = lower(name);
        if self.is_public(name) || is_reference(name) {
            return false;
        }
        while words.last().is_some_and(|word| OF_TYPES.contains(&word.as_str())) {
            words.pop();
        }
        self.ends(&words)
    }

    /// Returns whether a name ends with the plural of a secret's name: `MaxCredentials`.
    pub fn has_plural(&self, name: &str) -> bool {
        let name = lower(name).concat();
        name.strip_suffix('s').is_some_and(|one| self.secret.iter().any(|secret| one.ends_with(secret.as_str())))
            && !self.secret.iter().any(|secret| name.ends_with(secret.as_str()))
    }

    /// Returns whether the name of a number is that of a count: `MaxTokensPerUser`.
    pub fn is_count(&self, name: &str) -> bool {
        self.has_plural(name) || lower(name).first().is_some_and(|word| COUNTS.contains(&word.as_str()))
    }

    /// Returns whether the options say that this name is no secret's.
    pub fn is_public(&self, name: &str) -> bool {
        self.public.contains(&lower(name).concat())
    }

    fn ends(&self, words: &[String]) -> bool {
        let form = words.split_last().filter(|(last, _)| FORMS.contains(&last.as_str())).map(|(_, rest)| rest);
        let has_digits = words.last().is_some_and(|last| last.ends_with(char::is_numeric));
        self.ends_exactly(words)
            || has_digits && self.ends_exactly(&without_digits(words))
            || form.is_some_and(|rest| self.ends_exactly(&without_digits(rest)))
    }

    /// Returns whether these words end with the name of a secret or its plural, and nothing after it. A short name must
    /// begin where a word does.
    fn ends_exactly(&self, words: &[String]) -> bool {
        let mut whole = String::new();
        let mut begins = Vec::with_capacity(words.len());
        for word in words {
            begins.push(whole.len());
            whole.push_str(word);
        }
        let ends = |text: &str, secret: &str| {
            let begin = text.strip_suffix(secret).map(str::len);
            begin.is_some_and(|begin| secret.len() >= WITHIN_A_WORD || begins.contains(&begin))
        };
        let one = whole.strip_suffix('s');
        self.secret.iter().any(|secret| ends(&whole, secret) || one.is_some_and(|one| ends(one, secret)))
    }
}

/// Returns whether a member only identifies something, by its name and that of its type: `PresetToken` of the type
/// `ReferenceToken`. Names such as `AccessToken` are never those of identifiers.
pub(super) fn is_identifier(name: &str, type_name: &str) -> bool {
    let words = without_digits(&lower(name));
    let Some((last, before)) = words.split_last() else { return false };
    let last = last.strip_suffix('s').unwrap_or(last);
    is_reference(type_name)
        && IDENTIFIERS.contains(&last)
        && !before.last().is_some_and(|word| PROVING.contains(&word.as_str()))
}

/// Returns whether a member is a record in its own right, such as the ticket of a help desk.
pub(super) fn is_record(name: &str) -> bool {
    lower(name).last().is_some_and(|word| word == "ticket" || word == "tickets")
}

/// Returns whether the name of a type says that its values refer to something: `RecordingReference`, `ReferenceToken`.
fn is_reference(type_name: &str) -> bool {
    let words = lower(type_name);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !OF_TYPES.contains(word)).collect();
    matches!(words.as_slice(), [.., "reference"] | [.., "reference", "token"])
}

/// Removes digits from the end of words.
fn without_digits(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    while let Some(word) = words.pop() {
        let front = word.trim_end_matches(|c: char| c.is_numeric());
        if !front.is_empty() {
            words.push(front.to_owned());
            break;
        }
    }
    words
}

fn lower(name: &str) -> Vec<String> {
    words(name).iter().map(|word| word.to_lowercase()).collect()
}

/// Returns whether a namespace belongs to a version or a draft of WS-Security.
pub(super) fn is_of_security(namespace: &str) -> bool {
    let namespace = namespace.trim_end_matches(['/', '#']);
    namespace.ends_with("/secext") || namespace.contains("wss-wssecurity-secext")
}

#[cfg(test)]
mod tests {
    use super::{Names, is_identifier};

    #[test]
    fn names_that_end_like_a_secret_are_found() {
        let names = Names::new(&["StackTrace".to_owned()], &["BoardingPass".to_owned()]);
        for name in [
            "Password",
            "password",
            "PASSWORD",
            "NewPassword",
            "new_password",
            "userpassword",
            "DB-PASSWORD",
            "PassWord",
            "Passwords",
            "Password2",
            "password_1",
            "PasswordHash",
            "PasswordText",
            "TokenValue",
            "AccessToken",
            "refreshToken",
            "apikey",
            "APIKey",
            "api_key",
            "x-api-key",
            "ApiKeys",
            "ClientSecret",
            "clientsecret",
            "PIN",
            "Pin",
            "CardPin",
            "pin2",
            "CVV",
            "Cvv2",
            "cvc",
            "OTP",
            "Passcode",
            "Authorization",
            "Credentials",
            "credential",
            "SessionID",
            "sessionid",
            "UserPass",
            "pass",
            "SecurityCode",
            "stack_trace",
        ] {
            assert!(names.has(name), "{name}");
        }
        for name in [
            "PasswordExpiry",
            "PasswordHint",
            "TokenType",
            "PinCode",
            "Shopin",
            "Spin",
            "Shipping",
            "Compass",
            "Bypass",
            "TicketCount",
            "Secretary",
            "AuthorizationCode",
            "Key",
            "Id",
            "",
            "2",
            "CardNumber",
            "Optional",
        ] {
            assert!(!names.has(name), "{name}");
        }
        assert!(names.is_public("boardingPass") && !names.is_public("Pass"));
        assert!(names.has_plural("MaxCredentials") && names.has_plural("PINs") && !names.has_plural("Pass"));
    }

    #[test]
    fn identifier_is_told_from_a_secret_by_its_type() {
        for (name, ty, is_one) in [
            ("token", "ReferenceToken", true),
            ("Token", "ReferenceToken", true),
            ("InterfaceToken", "ReferenceToken", true),
            ("CredentialToken", "ReferenceToken", true),
            ("RecordingToken", "RecordingReference", true),
            ("SourceTokens", "SourceReferenceType", true),
            ("Credential", "CredentialReference", true),
            ("Token", "string", false),
            ("Token", "", false),
            ("Token", "Token", false),
            ("AccessToken", "ReferenceToken", false),
            ("SessionToken", "TokenReference", false),
            ("ApplicationToken", "ReferenceToken", false),
            ("Password", "PasswordReference", false),
            ("Pin", "PinReference", false),
        ] {
            assert_eq!(is_identifier(name, ty), is_one, "{name} of type {ty}");
        }
        let names = Names::new(&[], &[]);
        assert!(names.is_count("MaxProfilesPerCredential") && names.is_count("Tokens") && !names.is_count("Pin"));
    }

    #[test]
    fn type_names_may_end_with_a_word_for_a_type() {
        let names = Names::new(&[], &["PublicToken".to_owned()]);
        assert!(!names.has_type("PublicToken"));
        for name in ["PasswordType", "PasswordString", "tPassword", "ApiKeyType", "Password_t", "ArrayOfPassword"] {
            assert!(names.has_type(name), "{name}");
        }
        for name in ["Type", "PasswordPolicy", "string", "TokenTypeCode", "ReferenceToken", "SourceReference"] {
            assert!(!names.has_type(name), "{name}");
        }
    }
}
