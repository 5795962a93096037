//! Names that secrets have.

use crate::names::case::words;

/// The names that are taken for secrets unless the options say otherwise.
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

/// Words behind a secret's name with which it is one still: `TokenValue`, `PasswordHash`.
const FORMS: &[&str] = &["digest", "hash", "string", "text", "value"];

/// Words behind the name of a type that say nothing.
const OF_TYPES: &[&str] = &["type", "t", "field", "element", "content"];

/// A name with fewer letters is found only where a word ends like it: `Pin` isn't what `Shopin` ends with.
const TELLING: usize = 5;

/// The names of secrets.
#[derive(Debug)]
pub struct Names {
    secret: Vec<String>,
    public: Vec<String>,
}

impl Names {
    /// The default names and these, but for members that are called exactly like one of `public`.
    pub fn new(secret: &[String], public: &[String]) -> Self {
        let all = DEFAULT.iter().copied().chain(secret.iter().map(String::as_str));
        Names {
            secret: all.map(|name| lower(name).concat()).filter(|name| !name.is_empty()).collect(),
            public: public.iter().map(|name| lower(name).concat()).collect(),
        }
    }

    /// Whether a name ends like a secret's, whatever its case and however it is split into words: `new_password`,
    /// `APIKEY`. A plural, digits behind it, and a word for a form of it count as well; `PasswordExpiry` doesn't end so.
    pub fn has(&self, name: &str) -> bool {
        self.ends(&lower(name))
    }

    /// Whether the name of a type does, which may have a word behind it that says nothing: `PasswordType`.
    pub fn has_type(&self, name: &str) -> bool {
        let mut words = lower(name);
        if self.is_public(name) {
            return false;
        }
        while words.last().is_some_and(|word| OF_TYPES.contains(&word.as_str())) {
            words.pop();
        }
        self.ends(&words)
    }

    /// Whether a name ends like those of several secrets: with a number, it says how many there are.
    pub fn has_plural(&self, name: &str) -> bool {
        let name = lower(name).concat();
        name.strip_suffix('s').is_some_and(|one| self.secret.iter().any(|secret| one.ends_with(secret.as_str())))
            && !self.secret.iter().any(|secret| name.ends_with(secret.as_str()))
    }

    /// Whether the user says that this is none.
    pub fn is_public(&self, name: &str) -> bool {
        self.public.contains(&lower(name).concat())
    }

    fn ends(&self, words: &[String]) -> bool {
        let is_end = |words: &[String]| {
            let ends: Vec<String> = (0..words.len()).map(|from| words[from..].concat()).collect();
            let whole = ends.first().map_or("", String::as_str);
            self.secret.iter().any(|secret| {
                let plural = format!("{secret}s");
                let is_plural = ends.contains(&plural) || secret.len() >= TELLING && whole.ends_with(&plural);
                is_plural || ends.contains(secret) || secret.len() >= TELLING && whole.ends_with(secret.as_str())
            })
        };
        let without_digits = without_digits(words);
        let form = words.split_last().filter(|(last, _)| FORMS.contains(&last.as_str())).map(|(_, rest)| rest);
        is_end(words) || is_end(&without_digits) || form.is_some_and(|rest| is_end(&self::without_digits(rest)))
    }
}

/// The words without digits at their end.
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

/// Whether a namespace is one of WS-Security's, any of its versions and drafts.
pub(super) fn is_of_security(namespace: &str) -> bool {
    let namespace = namespace.trim_end_matches(['/', '#']);
    namespace.ends_with("/secext") || namespace.contains("wss-wssecurity-secext")
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_that_ends_like_a_secret_s_is_one() {
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
    fn the_name_of_a_type_may_say_that_it_is_one() {
        let names = Names::new(&[], &["ReferenceToken".to_owned()]);
        for name in ["PasswordType", "PasswordString", "tPassword", "ApiKeyType", "Password_t", "ArrayOfPassword"] {
            assert!(names.has_type(name), "{name}");
        }
        for name in ["Type", "PasswordPolicy", "string", "TokenTypeCode", "ReferenceToken"] {
            assert!(!names.has_type(name), "{name}");
        }
    }
}
