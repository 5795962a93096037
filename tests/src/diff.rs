//! A line diff for people.

/// How many unchanged lines are shown around a change.
const CONTEXT: usize = 3;

/// How many lines are shown at most.
const MOST: usize = 60;

/// Returns the lines that differ, `-` for those of `old` and `+` for those of `new`, with a few unchanged lines around.
pub fn diff(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let lines = edits(&old, &new);
    let is_near = |at: usize| {
        let around = at.saturating_sub(CONTEXT)..lines.len().min(at + CONTEXT + 1);
        lines[around].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut text = String::new();
    let mut previous = None;
    for (shown, at) in (0..lines.len()).filter(|at| is_near(*at)).enumerate() {
        if shown == MOST {
            text.push_str("...\n");
            break;
        }
        if previous.is_some_and(|previous| previous + 1 != at) {
            text.push_str("...\n");
        }
        let (mark, line) = lines[at];
        text.push_str(&format!("{mark} {line}\n"));
        previous = Some(at);
    }
    text
}

/// Marks every line: ` ` is in both texts, `-` only in the old one, `+` only in the new one. As few as possible differ.
fn edits<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[same..], &new[same..]);
    // `longest[i][j]` is the length of the longest common subsequence of `old_rest[i..]` and `new_rest[j..]`.
    let mut longest = vec![vec![0_u32; new_rest.len() + 1]; old_rest.len() + 1];
    for i in (0..old_rest.len()).rev() {
        for j in (0..new_rest.len()).rev() {
            longest[i][j] = if old_rest[i] == new_rest[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let mut lines: Vec<(char, &str)> = old[..same].iter().map(|line| (' ', *line)).collect();
    let (mut i, mut j) = (0, 0);
    while i < old_rest.len() || j < new_rest.len() {
        if i < old_rest.len() && j < new_rest.len() && old_rest[i] == new_rest[j] {
            lines.push((' ', old_rest[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new_rest.len() || (i < old_rest.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            lines.push(('-', old_rest[i]));
            i += 1;
        } else {
            lines.push(('+', new_rest[j]));
            j += 1;
        }
    }
    lines
}

#[test]
fn diff_shows_changes_with_their_surroundings() {
    let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
    let new = "a\nb\nC\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\n";
    assert_eq!(diff(old, new), "  a\n  b\n- c\n+ C\n  d\n  e\n  f\n...\n  j\n  k\n  l\n+ m\n  \n");
    assert_eq!(diff(old, old), "");
}
