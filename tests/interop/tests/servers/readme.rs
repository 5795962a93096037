//! Comparison of the results with the tables in `tests/README.md`.

use crate::{cases, table::Tables};
use std::{env, fs, path::Path};

const MARKERS: [&str; 2] = ["<!-- servers -->\n", "<!-- /servers -->"];

/// Compares the tables in `tests/README.md` with the results. Rows of servers that weren't run are kept. With
/// `UPDATE_README=1` in the environment the file is updated; otherwise the error has the text to paste.
pub fn compare(found: Tables) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mended = mend(&readme, found)?;
    if mended == readme {
        return Ok(());
    }
    if env::var_os("UPDATE_README").is_some_and(|value| value == "1") {
        return fs::write(&path, mended).map_err(|error| format!("{}: {error}", path.display()));
    }
    let (_, tables, _) = parts(&mended)?;
    Err(format!(
        "tests/README.md differs from the results. Run this with UPDATE_README=1, or put this between {}:\n{tables}",
        MARKERS.map(str::trim).join(" and ")
    ))
}

fn mend(readme: &str, found: Tables) -> Result<String, String> {
    let (before, tables, after) = parts(readme)?;
    let tables = found.over(Tables::parse(tables)).render(&cases::TABLES, &interop::SERVERS);
    Ok(format!("{before}{}\n{tables}\n{}{after}", MARKERS[0], MARKERS[1]))
}

/// Returns the texts before, between and after the markers.
fn parts(readme: &str) -> Result<(&str, &str, &str), String> {
    let split = || {
        let (before, rest) = readme.split_once(MARKERS[0])?;
        let (tables, after) = rest.split_once(MARKERS[1])?;
        Some((before, tables, after))
    };
    split().ok_or_else(|| {
        format!("tests/README.md has no markers for the tables: {}", MARKERS.map(str::trim).join(" and "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::row;

    #[test]
    fn row_replaces_only_the_older_row_of_its_server() {
        let found = |rows: &[(&str, &'static str)]| {
            let mut tables = Tables::default();
            for (server, cell) in rows {
                tables.insert("SaveUser", server, row(server, [*cell].into_iter()));
            }
            tables
        };
        let empty = format!("before\n{}{}\nafter\n", MARKERS[0], MARKERS[1]);
        let both = mend(&empty, found(&[("node", "trimmed"), ("php", "ok")])).unwrap();
        assert!(both.starts_with("before\n<!--") && both.ends_with("-->\nafter\n"), "{both}");
        assert!(both.contains("| php | ok |\n| node | trimmed |\n\n- trimmed: "), "{both}");
        assert_eq!(mend(&both, found(&[("php", "ok")])).unwrap(), both);
        let other = mend(&both, found(&[("node", "absent")])).unwrap();
        assert!(other.contains("| php | ok |\n| node | absent |\n\n- absent: "), "{other}");
        assert!(!other.contains("trimmed"), "{other}");
        assert!(mend("no markers", found(&[])).is_err());
    }
}
