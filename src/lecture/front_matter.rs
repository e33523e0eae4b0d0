//! The lines between two `---` at the top of the file: the lecture's title and subtitle.

use super::directive::{self, Line};
use super::faults::Faults;
use super::pieces::Lines;

const EXAMPLE: &str =
    "Begin the file with `---`, `title: The lecture's title`, `---`, a line each.";
const KEYS: [&str; 2] = ["title", "subtitle"];

/// What the front matter says. The title is empty only when an error was reported.
#[derive(Default)]
pub struct FrontMatter {
    /// The lecture's title.
    pub title: String,
    /// A line below it.
    pub subtitle: Option<String>,
}

/// Reads the front matter and returns it with the lines that follow.
pub fn read<'a>(text: &'a str, faults: &mut Faults) -> (FrontMatter, Lines<'a>) {
    let mut lines = Lines::new(text);
    let mut body = lines.clone();
    if lines
        .next()
        .is_none_or(|first| first.text.trim_end() != "---")
    {
        faults.report(
            1,
            "The lecture has no front matter, so it has no title.",
            EXAMPLE,
        );
        return (FrontMatter::default(), body);
    }
    let mut inside: Vec<Line<'a>> = Vec::new();
    loop {
        let Some(line) = lines.next() else {
            faults.report(
                1,
                "The front matter is never closed.",
                "Write a second line `---` below the title.",
            );
            // What was meant as front matter cannot be told from prose: read neither.
            return (FrontMatter::default(), lines);
        };
        if line.text.trim_end() == "---" {
            break;
        }
        inside.push(line);
    }
    body.clone_from(&lines);

    let mut fields = directive::fields("the front matter", &inside, &KEYS, faults);
    let title = fields.take("title", faults);
    let subtitle = fields
        .take("subtitle", faults)
        .map(|field| unquoted(field.value));
    if title.is_none() {
        faults.report(
            1,
            "The front matter gives no title.",
            "Add a line `title: …` to it.",
        );
    }
    let title = title.map(|field| unquoted(field.value)).unwrap_or_default();
    (FrontMatter { title, subtitle }, body)
}

/// The value without the quotation marks some authors put around it, as YAML allows.
fn unquoted(value: &str) -> String {
    ['"', '\'']
        .iter()
        .find_map(|&mark| value.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(value)
        .to_owned()
}
