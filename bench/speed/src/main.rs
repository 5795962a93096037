//! Measures reading and writing side by side: `speed` for repeated calls, `speed cold <way>` for a first call.

use soapwright::xml::Field;
use speed::*;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// A named way of doing something. The function repeats it and returns the duration without set-up and clean-up.
type Way<'a> = (&'a str, Box<dyn FnMut(u32) -> Duration + 'a>);

fn way<'a, I, O>(name: &'a str, mut set_up: impl FnMut() -> I + 'a, mut run: impl FnMut(I) -> O + 'a) -> Way<'a> {
    let measure = move |times: u32| {
        let inputs: Vec<I> = (0..times).map(|_| set_up()).collect();
        let mut outputs = Vec::with_capacity(inputs.len());
        let start = Instant::now();
        for input in inputs {
            outputs.push(black_box(run(black_box(input))));
        }
        start.elapsed()
    };
    (name, Box::new(measure))
}

/// Runs the ways in turns, and prints the minimum and the median of each, in nanoseconds.
fn compare(what: &str, mut ways: Vec<Way<'_>>, budget: Duration) {
    let slowest = ways.iter_mut().map(|(_, run)| run(3) / 3).max().unwrap_or_default();
    let times = (200_000 / slowest.as_nanos().max(1)).clamp(1, 64) as u32;
    let mut found = vec![Vec::new(); ways.len()];
    let start = Instant::now();
    while start.elapsed() < budget || found[0].len() < 15 {
        for ((_, run), found) in ways.iter_mut().zip(&mut found) {
            found.push(run(times).as_nanos() as u64 / u64::from(times));
        }
    }
    for ((name, _), mut found) in ways.into_iter().zip(found) {
        found.sort_unstable();
        println!("{what}\t{name}\t{}\t{}", found[0], found[found.len() / 2]);
    }
}

fn cold(what: &str) {
    let xml = response(SMALL);
    let http = http(&xml);
    let start = Instant::now();
    match what {
        "scan" => drop(black_box(scan(&xml))),
        "ours" => std::mem::forget(black_box(ours(http))),
        "serde" => std::mem::forget(black_box(serde(&xml))),
        other => panic!("unknown way `{other}`"),
    }
    println!("read 9 KB, cold\t{what}\t{0}\t{0}", start.elapsed().as_nanos());
}

/// The number of users in a message of 9 KB.
const SMALL: usize = 9;
/// The number of users in a message of 1 MB.
const LARGE: usize = 1130;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, what] = &arguments[..]
        && command == "cold"
    {
        return cold(what);
    }
    let budget = arguments.first().map_or(3000, |budget| budget.parse().expect("milliseconds for each comparison"));
    let budget = Duration::from_millis(budget);

    for (size, users) in [("9 KB", SMALL), ("1 MB", LARGE)] {
        let xml = response(users);
        let body = body(&xml);
        eprintln!("{size}: {} bytes, {} events", xml.len(), scan(&xml));
        assert_same(&xml, users);
        compare(
            &format!("read {size}"),
            vec![
                way("scan", || (), |()| scan(&xml)),
                way("ours", || http(&xml), ours),
                way("serde", || (), |()| serde(&xml)),
            ],
            budget,
        );
        compare(
            &format!("read {size}, the body alone"),
            vec![
                way("scan", || (), |()| scan(body)),
                way("ours", || (), |()| ours_body(body)),
                way("serde", || (), |()| serde_body(body)),
            ],
            budget,
        );
    }

    let (request, head) = (set_password(), headers());
    let (peer_request, peer_head) = (peer_set_password(), peer_headers());
    compare(
        "write a small request",
        vec![
            way("ours", || (), |()| ours::user::operations::SET_PASSWORD.encode(&request, &head).unwrap()),
            way("serde", || (), |()| serde_write(&peer_head, PeerSetPassword { request: &peer_request })),
        ],
        budget,
    );
    let element = Field::new("</n1:SetPassword>");
    compare(
        "write a small request, the body alone",
        vec![
            way("ours", || (), |()| write_body(&request, &element)),
            way("serde", || (), |()| quick_xml::se::to_string(&peer_request).unwrap()),
        ],
        budget,
    );
    for (size, users) in [("9 KB", SMALL), ("1 MB", LARGE)] {
        let xml = response(users);
        let (request, peer_request) = (ours_body(body(&xml)), serde_body(body(&xml)));
        compare(
            &format!("write {size}"),
            vec![
                way("ours", || (), |()| SEND_USERS.encode(&request, &head).unwrap()),
                way("serde", || (), |()| serde_write(&peer_head, PeerUsers { request: &peer_request })),
            ],
            budget,
        );
    }
}

/// Asserts that all ways read equal values.
fn assert_same(xml: &str, users: usize) {
    let (ours, serde) = (ours(http(xml)), serde(xml));
    assert_eq!(ours.body, ours_body(body(xml)));
    assert_eq!(serde.body.response, serde_body(body(xml)));
    assert_eq!((ours.headers.succeeded, serde.headers.succeeded), (Some(true), Some(true)));
    let (ours, serde) = (ours.body.response.unwrap(), serde.body.response.response.unwrap().items);
    assert_eq!((ours.len(), serde.len()), (users, users));
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
