//! Measures reading and writing side by side, in CPU time.
//!
//! `speed read MILLISECONDS`, `speed write MILLISECONDS`, `speed sizes MILLISECONDS LARGEST`: repeated calls.
//! `speed cold WAY`: the first call in a process. `speed unit`: the bare scan of 1 MB, to compare other programs with.

use ours::user::operations::SET_PASSWORD;
use speed::{
    content::{user, users_of_bytes},
    timing::{compare, cpu_time, way},
    *,
};
use std::{hint::black_box, time::Duration};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let budget = |text: &str| Duration::from_millis(text.parse().expect("milliseconds for each comparison"));
    match arguments[..] {
        ["read", milliseconds] => read(budget(milliseconds)),
        ["write", milliseconds] => write(budget(milliseconds)),
        ["sizes", milliseconds, largest] => sizes(budget(milliseconds), largest.parse().expect("bytes")),
        ["unit"] => unit(),
        ["cold", what] => cold(what),
        _ => panic!("unknown arguments {arguments:?}"),
    }
}

fn unit() {
    let xml = users_of_bytes(Style::DefaultNamespace, 1_000_000);
    compare("unit", vec![way("scan", || (), |()| scan(&xml))], Duration::from_millis(100));
}

fn cold(what: &str) {
    let xml = user(Style::DefaultNamespace);
    let http = http(&xml);
    let start = cpu_time();
    match what {
        "scan" => drop(black_box(scan(&xml))),
        "ours" => std::mem::forget(black_box(read_user(http))),
        "serde" => std::mem::forget(black_box(with_serde::read::<with_serde::User>(&xml))),
        other => panic!("unknown way `{other}`"),
    }
    println!("GetUser, default namespace, cold\t{what}\t{0}\t{0}", (cpu_time() - start).as_nanos());
}

fn read(budget: Duration) {
    for (name, style) in Style::ALL {
        let xml = user(style);
        let (ours, serde) = (read_user(http(&xml)), with_serde::read::<with_serde::User>(&xml));
        assert_same_user(ours, serde);
        compare(
            &format!("GetUser, {name}"),
            vec![
                way("scan", || (), |()| scan(&xml)),
                way("ours", || http(&xml), read_user),
                way("serde", || (), |()| with_serde::read::<with_serde::User>(&xml)),
            ],
            budget,
        );
    }
    for (name, style) in Style::ALL {
        compare_users(&format!("1 MB, {name}"), &users_of_bytes(style, 1_000_000), budget);
    }
}

fn sizes(budget: Duration, largest: usize) {
    for bytes in content::SIZES.into_iter().filter(|&bytes| bytes <= largest) {
        let xml = users_of_bytes(Style::DefaultNamespace, bytes);
        compare_users(&bytes.to_string(), &xml, budget);
    }
}

fn compare_users(what: &str, xml: &str, budget: Duration) {
    assert_same_users(xml);
    compare(
        what,
        vec![
            way("scan", || (), |()| scan(xml)),
            way("ours", || http(xml), read_users),
            way("serde", || (), |()| with_serde::read::<with_serde::Users>(xml)),
        ],
        budget,
    );
}

fn write(budget: Duration) {
    let (request, head) = (set_password(), headers());
    let (peer_request, peer_head) = (with_serde::set_password(), with_serde::headers());
    let xml = SET_PASSWORD.encode(&request, &head).unwrap();
    let xml = String::from_utf8(xml.body.to_vec()).unwrap();
    compare(
        "SetPassword",
        vec![
            way("scan", || (), |()| scan(&xml)),
            way("ours", || (), |()| SET_PASSWORD.encode(&request, &head).unwrap()),
            way("serde", || (), |()| with_serde::write(&peer_head, &peer_request)),
        ],
        budget,
    );
    for (size, bytes) in [("10 KB", 10_000), ("1 MB", 1_000_000)] {
        let xml = users_of_bytes(Style::Prefixes, bytes);
        let (request, peer_request) = (read_users(http(&xml)).body, with_serde::read::<with_serde::Users>(&xml).body);
        compare(
            size,
            vec![
                way("scan", || (), |()| scan(&xml)),
                way("ours", || (), |()| SEND_USERS.encode(&request, &head).unwrap()),
                way("serde", || (), |()| with_serde::write(&peer_head, &peer_request)),
            ],
            budget,
        );
    }
}

/// Asserts that both ways read the same user.
fn assert_same_user(
    ours: soapwright::Answer<user::GetUserResponse, user::ResponseHeaders>,
    serde: with_serde::Answer<with_serde::User>,
) {
    assert_eq!((ours.headers.succeeded, serde.headers.succeeded), (Some(true), Some(true)));
    let (ours, serde) = (ours.body.response.unwrap(), serde.body.response.response.unwrap());
    let (our_person, serde_person) = (ours.person.unwrap(), serde.person.unwrap());
    assert_eq!((&our_person.full_name, our_person.country_id), (&serde_person.full_name, serde_person.country_id));
    assert_eq!(our_person.support_associate_id, serde_person.support_associate_id);
    assert_eq!(ours.lastlogin.unwrap().to_string(), serde.lastlogin.unwrap());
    let our_owner = ours.license_owners.unwrap().remove(0).unwrap();
    let serde_owner = serde.license_owners.unwrap().items.remove(0);
    let (ours, serde) =
        (our_owner.restricted_module_licenses.unwrap(), serde_owner.restricted_module_licenses.unwrap().items);
    assert_eq!(ours.len(), serde.len());
    for (ours, serde) in ours.iter().flatten().zip(&serde) {
        assert_eq!((&ours.name, ours.sort_order), (&serde.name, serde.sort_order));
    }
}

/// Asserts that both ways read the same list of users.
fn assert_same_users(xml: &str) {
    let (ours, serde) = (read_users(http(xml)), with_serde::read::<with_serde::Users>(xml));
    let (ours, serde) = (ours.body.response.unwrap(), serde.body.response.response.unwrap().items);
    assert_eq!(ours.len(), serde.len());
    for (ours, serde) in ours.iter().flatten().zip(&serde) {
        assert_eq!((&ours.tooltip, &ours.user_name), (&serde.tooltip, &serde.user_name));
        assert_eq!((&ours.user_group_name, ours.rank), (&serde.user_group_name, serde.rank));
        assert_eq!((ours.can_logon, ours.deleted), (serde.can_logon, serde.deleted));
        assert_eq!(ours.table_right.is_some(), serde.table_right.is_some());
        assert_eq!(ours.field_properties.is_some(), serde.field_properties.is_some());
        let licenses = ours.granted_licenses.iter().flatten().flatten();
        assert!(licenses.eq(serde.granted_licenses.iter().flat_map(|list| &list.items)));
    }
}
