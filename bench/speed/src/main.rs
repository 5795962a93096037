//! Measures reading and writing side by side: `speed MILLISECONDS` for repeated calls, `speed cold WAY` for a first call.

use ours::user::operations::SET_PASSWORD;
use speed::{
    content::{user, users_of_bytes},
    message::Style,
    timing::{compare, cpu_time, way},
    with_serde, *,
};
use std::{hint::black_box, time::Duration};

/// The sizes of lists of users, with their names in the tables.
const SIZES: [(&str, usize); 2] = [("10 KB", 10_000), ("1 MB", 1_000_000)];

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
    println!("read GetUser, default namespace, cold\t{what}\t{0}\t{0}", (cpu_time() - start).as_nanos());
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, what] = &arguments[..]
        && command == "cold"
    {
        return cold(what);
    }
    let budget = arguments.first().map_or(3000, |budget| budget.parse().expect("milliseconds for each comparison"));
    let budget = Duration::from_millis(budget);
    reading(budget);
    writing(budget);
}

fn reading(budget: Duration) {
    for (name, style) in Style::ALL {
        let xml = user(style);
        eprintln!("GetUser, {name}: {} bytes, {} events", xml.len(), scan(&xml));
        let (ours, serde) = (read_user(http(&xml)), with_serde::read::<with_serde::User>(&xml));
        assert_same_user(ours, serde);
        compare(
            &format!("read GetUser, {name}"),
            vec![
                way("scan", || (), |()| scan(&xml)),
                way("ours", || http(&xml), read_user),
                way("serde", || (), |()| with_serde::read::<with_serde::User>(&xml)),
            ],
            budget,
        );
    }
    for (size, bytes) in SIZES {
        for (name, style) in Style::ALL {
            let xml = users_of_bytes(style, bytes);
            assert_same_users(&xml);
            compare(
                &format!("read {size}, {name}"),
                vec![
                    way("scan", || (), |()| scan(&xml)),
                    way("ours", || http(&xml), read_users),
                    way("serde", || (), |()| with_serde::read::<with_serde::Users>(&xml)),
                ],
                budget,
            );
        }
    }
}

fn writing(budget: Duration) {
    let (request, head) = (set_password(), headers());
    let (peer_request, peer_head) = (with_serde::set_password(), with_serde::headers());
    let xml = SET_PASSWORD.encode(&request, &head).unwrap();
    let mut copy = Vec::with_capacity(4096);
    compare(
        "write SetPassword",
        vec![
            // A measure of the machine: a copy of as many bytes into a buffer that exists.
            way(
                "copy",
                || (),
                |()| {
                    copy.clear();
                    copy.extend_from_slice(black_box(&xml.body));
                    copy.len()
                },
            ),
            way("ours", || (), |()| SET_PASSWORD.encode(&request, &head).unwrap()),
            way("serde", || (), |()| with_serde::write(&peer_head, &peer_request)),
        ],
        budget,
    );
    for (size, bytes) in SIZES {
        let xml = users_of_bytes(Style::Prefixes, bytes);
        let (request, peer_request) = (read_users(http(&xml)).body, with_serde::read::<with_serde::Users>(&xml).body);
        compare(
            &format!("write {size}"),
            vec![
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
