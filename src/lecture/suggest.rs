//! "Did you mean": the name an author most likely had in mind.

/// The help for an unknown name: the nearest of the known ones when one is near, otherwise all,
/// introduced by `introduction`.
pub fn help(unknown: &str, known: &[&str], introduction: &str) -> String {
    nearest(unknown, known).map_or_else(
        || format!("{introduction} {}.", listed(known)),
        |near| format!("Did you mean `{near}`?"),
    )
}

/// The names, quoted and joined: "`a`, `b` and `c`".
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// The known name that only about a third of its letters, or fewer, tell apart from `unknown`.
pub fn nearest<'a>(unknown: &str, known: &[&'a str]) -> Option<&'a str> {
    // A long text is nobody's slip of the finger, and comparing it would take long.
    if unknown.chars().count() > 60 {
        return None;
    }
    known
        .iter()
        .map(|&name| (distance(&unknown.to_lowercase(), name), name))
        .filter(|(distance, name)| *distance <= (name.chars().count() + 1) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The Levenshtein distance: letters to insert, remove or replace to turn one into the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = i + 1;
        next.push(left);
        for (pair, to) in row.windows(2).zip(&b) {
            let &[diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(from != *to))
                .min(above + 1)
                .min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
