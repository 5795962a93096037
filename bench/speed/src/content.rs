//! The responses that are measured: one user with all details, and a list of users.

use crate::message::{Content, Element, Style, envelope};

fn element(name: &'static str, of: &'static str, content: Content) -> Element {
    Element { name, of, content }
}

fn text(name: &'static str, text: impl Into<String>) -> Element {
    element(name, "xsd:string", Content::Text(text.into()))
}

fn int(name: &'static str, number: usize) -> Element {
    element(name, "xsd:int", Content::Text(number.to_string()))
}

fn short(name: &'static str, number: usize) -> Element {
    element(name, "xsd:short", Content::Text(number.to_string()))
}

fn boolean(name: &'static str, value: bool) -> Element {
    element(name, "xsd:boolean", Content::Text(value.to_string()))
}

fn nil(name: &'static str) -> Element {
    element(name, "", Content::Nil)
}

fn structure(name: &'static str, of: &'static str, elements: impl Into<Vec<Element>>) -> Element {
    element(name, of, Content::Elements(elements.into()))
}

/// Returns the first two elements of each structure: who may do what. Most servers leave them nil.
fn rights(granted: bool) -> [Element; 2] {
    if !granted {
        return [nil("TableRight"), nil("FieldProperties")];
    }
    // Without `xsi:type`: JAXB has no class for a list type, and takes long to look for one with a similar name.
    let mask = |mask: &str| element("Mask", "", Content::Text(mask.to_owned()));
    let field = [
        structure("FieldRight", "so:FieldRight", [mask("Read Write"), text("Reason", "")]),
        text("FieldType", "System.String"),
        int("FieldLength", 254),
    ];
    let entry = [text("Key", "UserInfo.UserName"), structure("Value", "so:FieldProperty", field)];
    [
        structure("TableRight", "so:TableRight", [mask("Select Update Insert"), text("Reason", "")]),
        structure(
            "FieldProperties",
            "so:FieldPropertyDictionary",
            [structure("FieldPropertyDictionaryKeyValuePair", "", entry)],
        ),
    ]
}

fn with_rights(granted: bool, elements: impl IntoIterator<Item = Element>) -> Vec<Element> {
    rights(granted).into_iter().chain(elements).collect()
}

fn user_info(n: usize) -> Element {
    let licenses = ["user", "web", "marketing"].map(|license| text("string", license));
    let user_type = Content::Text("InternalAssociate".to_owned());
    let elements = [
        boolean("Deleted", n % 7 == 3),
        int("UserInfoId", 1000 + n),
        text("UserName", format!("user.name{n}@example.com")),
        int("PersonId", 25_000 + 3 * n),
        short("Rank", n % 1000),
        text("Tooltip", format!("Anne-Grethe Østensjø {n}, sales")),
        int("UserGroupId", n % 12),
        int("EjUserId", 0),
        element("UserType", "so:UserType", user_type),
        structure("GrantedLicenses", "arr:ArrayOfstring", licenses),
        boolean("CanLogon", true),
        text("RoleName", "User level 0"),
        text("RoleTooltip", "The standard role of internal users"),
        text("UserGroupName", if n.is_multiple_of(5) { "Research & development" } else { "Sales" }),
        nil("UserGroupTooltip"),
    ];
    structure("UserInfo", "so:UserInfo", with_rights(n.is_multiple_of(4), elements))
}

/// Returns a `GetUserInfoListResponse` with this number of users, each of which takes about 1 KB.
pub fn users(style: Style, users: usize) -> String {
    let list = structure("Response", "so:ArrayOfUserInfo", (0..users).map(user_info).collect::<Vec<_>>());
    envelope(style, &structure("GetUserInfoListResponse", "", [list]))
}

/// The sizes of the lists whose time and memory are measured, in bytes.
pub const SIZES: [usize; 5] = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// Returns a `GetUserInfoListResponse` of about this number of bytes.
pub fn users_of_bytes(style: Style, bytes: usize) -> String {
    let empty = users(style, 0).len();
    let twenty = users(style, 20).len() - empty;
    users(style, (bytes.saturating_sub(empty) * 20 / twenty).max(1))
}

fn user_group(name: &'static str, id: usize) -> Element {
    let elements = [
        text("Value", format!("Group {id}")),
        text("Tooltip", "The people who answer the phone and the mail of customers in the Nordic countries"),
        int("Id", id),
        short("Rank", 10 * id),
        short("Deleted", 0),
    ];
    structure(name, "so:UserGroup", with_rights(false, elements))
}

fn license(id: usize) -> Element {
    let elements = [
        boolean("Unrestricted", false),
        int("Total", 50),
        text(
            "Tooltip",
            "Sales force automation: companies, people, sales, quotes and projects, on a computer or on a phone",
        ),
        boolean("CanAssign", true),
        int("Free", 7),
        int("InUse", 43),
        boolean("Assigned", true),
        int("ModuleLicenseId", id),
        text("Name", format!("module{id}")),
        text(
            "Description",
            "Lets this person work with sales, quotes and projects in the web client and in the client for Windows",
        ),
        nil("PrerequisiteModuleName"),
        int("SortOrder", id),
    ];
    structure("ModuleLicenseLink", "so:ModuleLicenseLink", with_rights(false, elements))
}

fn person() -> Element {
    let elements = [
        text("Position", "Head of sales"),
        int("PersonId", 25_003),
        text("Mrmrs", "Ms"),
        text("Firstname", "Anne-Grethe"),
        text("Lastname", "Østensjø"),
        nil("MiddleName"),
        text("Title", "Regional manager"),
        text(
            "Description",
            "Speaks Norwegian, English and German. Works from Bergen on Fridays, and can be reached by mobile phone on other days. Answers questions about prices, contracts and deliveries in the Nordic countries.",
        ),
        text("Email", "anne-grethe.ostensjo@example.com"),
        text("FullName", "Anne-Grethe Østensjø"),
        text("DirectPhone", "+47 22 12 34 56"),
        text("FormalName", "Ms Anne-Grethe Østensjø"),
        int("CountryId", 578),
        int("ContactId", 2),
        text("ContactName", "Example & Sons"),
        short("Retired", 0),
        short("Rank", 1),
        short("ActiveInterests", 0),
        text("ContactDepartment", "Oslo"),
        int("ContactCountryId", 578),
        text("ContactOrgNr", "NO 123 456 789"),
        nil("FaxPhone"),
        text("MobilePhone", "+47 91 23 45 67"),
        text("ContactPhone", "+47 22 00 00 00"),
        text("AssociateName", "AGO"),
        int("AssociateId", 103),
        boolean("UsePersonAddress", false),
        nil("ContactFax"),
        nil("Kanafname"),
        nil("Kanalname"),
        nil("Post1"),
        nil("Post2"),
        nil("Post3"),
        text("EmailName", "Anne-Grethe Østensjø"),
        text("ContactFullName", "Example & Sons, Oslo"),
        int("ActiveErpLinks", 0),
        int("TicketPriorityId", 0),
        int("SupportLanguageId", 0),
        int("SupportAssociateId", 0),
    ];
    structure("Person", "so:Person", with_rights(false, elements))
}

fn credential() -> Element {
    let control = Content::Text("Password".to_owned());
    let of = [
        text("DisplayType", "Password"),
        text("Type", "Password"),
        text("Description", "Signs in with a name and a password"),
        element("ValueControl", "so:CredentialControlType", control),
        boolean("CanCreatePerson", false),
        boolean("IsUserNameSupported", true),
    ];
    let elements = [
        structure("Type", "so:CredentialType", with_rights(false, of)),
        nil("Value"),
        text("DisplayValue", "********"),
    ];
    structure("Credential", "so:Credential", with_rights(false, elements))
}

const USER_LICENSES: usize = 2;

/// Returns a `GetUserResponse`: 6 KB with a default namespace, 9 KB with `xsi:type`.
pub fn user(style: Style) -> String {
    let date = |name, date: &str| element(name, "xsd:dateTime", Content::Text(date.to_owned()));
    let owner = [
        text("Name", "SUPEROFFICE"),
        text(
            "Description",
            "The modules of the vendor, as listed in the contract of 2024, without those that partners sell on their own",
        ),
        structure(
            "RestrictedModuleLicenses",
            "so:ArrayOfModuleLicenseLink",
            (1..=USER_LICENSES).map(license).collect::<Vec<_>>(),
        ),
        nil("UnrestrictedModuleLicenses"),
    ];
    let role = [int("Id", 1), text("Value", "User level 0"), text("Tooltip", "The standard role of internal users")];
    let elements = [
        int("AssociateId", 103),
        text("Name", "AGO"),
        short("Rank", 3),
        text("Tooltip", "Anne-Grethe Østensjø, sales"),
        structure(
            "LicenseOwners",
            "so:ArrayOfLicenseOwner",
            [structure("LicenseOwner", "so:LicenseOwner", with_rights(false, owner))],
        ),
        structure("Role", "so:Role", with_rights(false, role)),
        user_group("UserGroup", 1),
        structure("OtherGroups", "so:ArrayOfUserGroup", [user_group("UserGroup", 2), user_group("UserGroup", 5)]),
        person(),
        boolean("Deleted", false),
        date("Lastlogin", "2024-05-17T08:31:07.123"),
        date("Lastlogout", "2024-05-16T16:02:59"),
        int("EjUserId", 0),
        element("Type", "so:UserType", Content::Text("InternalAssociate".to_owned())),
        boolean("IsPersonRetired", false),
        boolean("IsOnTravel", false),
        structure("Credentials", "so:ArrayOfCredential", [credential()]),
        text("UserName", "anne-grethe.ostensjo@example.com"),
        nil("PostSaveCommands"),
    ];
    let response = structure("Response", "so:User", with_rights(true, elements));
    envelope(style, &structure("GetUserResponse", "", [response]))
}

/// Returns the body of the answer to a small request.
pub fn password_is_set() -> Element {
    structure("SetPasswordResponse", "", [boolean("Response", true)])
}
