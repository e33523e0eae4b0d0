//! What a challenge asks for, written down: `deadlock`, `exception`, `bad`, `counter == 2`,
//! `account.balance == 0`, `counter != 4`, `prints 2`.

use super::explore::{Kind, Wanted};

/// The goal that a text names; nothing when it names none.
pub fn goal(text: &str) -> Option<Wanted> {
    let text = text.trim();
    if let Some((name, repr)) = sides(text, "==") {
        return Some(Wanted::Value { name, repr });
    }
    if let Some((name, repr)) = sides(text, "!=") {
        return Some(Wanted::Other { name, repr });
    }
    if let Some(printed) = text.strip_prefix("prints ") {
        return Some(Wanted::Printed(format!("{}\n", printed.trim())));
    }
    match text {
        "bad" => Some(Wanted::Bad),
        "deadlock" => Some(Wanted::Kind(Kind::Deadlock)),
        "exception" => Some(Wanted::Kind(Kind::Exception)),
        "endless" => Some(Wanted::Kind(Kind::Diverges)),
        _ => None,
    }
}

/// A variable and a value, with this between them.
fn sides(text: &str, between: &str) -> Option<(String, String)> {
    let (name, repr) = text.split_once(between)?;
    let (name, repr) = (name.trim().to_owned(), repr.trim().to_owned());
    (!name.is_empty() && !repr.is_empty()).then_some((name, repr))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_an_ending_a_value_or_an_output() {
        assert_eq!(goal(" deadlock "), Some(Wanted::Kind(Kind::Deadlock)));
        let value = Wanted::Value {
            name: "account.balance".to_owned(),
            repr: "0".to_owned(),
        };
        assert_eq!(goal("account.balance == 0"), Some(value));
        assert_eq!(goal("prints 2"), Some(Wanted::Printed("2\n".to_owned())));
        let other = Wanted::Other {
            name: "counter".to_owned(),
            repr: "4".to_owned(),
        };
        assert_eq!(goal("counter != 4"), Some(other));
        assert_eq!(goal("the moon"), None);
        assert_eq!(goal("== 2"), None);
    }
}
