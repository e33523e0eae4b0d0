//! A pattern as a tree, and the sets of characters in it.

/// Letters of the flags, as CPython numbers them.
pub(super) mod flags {
    pub const IGNORE_CASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOT_ALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const ASCII: u32 = 256;
}

/// A part of a pattern.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// Nothing.
    Empty,
    /// One character, and whether its case matters.
    Character { character: char, ignore_case: bool },
    /// Any character; line feeds too or not.
    Any { line_feeds: bool },
    /// A character of a set.
    Set(Set),
    /// A place between characters.
    Place(Place),
    /// One after the other.
    Sequence(Vec<Node>),
    /// The first that fits.
    Choice(Vec<Node>),
    /// A capturing group.
    Group(usize, Box<Node>),
    /// As often as said, the most or the least first; a possessive one gives nothing back.
    Repeat {
        node: Box<Node>,
        least: u32,
        most: Option<u32>,
        how: Greed,
    },
    /// What a group captured, again.
    Reference { group: usize, ignore_case: bool },
    /// What has to follow, or to precede, or must not.
    Look {
        node: Box<Node>,
        behind: bool,
        negative: bool,
    },
    /// A group that gives nothing back.
    Atomic(Box<Node>),
    /// One or the other, by whether a group took part.
    Conditional {
        group: usize,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

/// How a repetition chooses its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greed {
    Most,
    Least,
    Possessive,
}

/// A place between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The beginning of the text, `\A`.
    Start,
    /// The beginning of a line.
    LineStart,
    /// The end of the text, `\Z`.
    End,
    /// The end, or before a line feed at the end.
    LastLineEnd,
    /// The end of a line.
    LineEnd,
    /// Between a word and what is not one; whether only ASCII counts as words.
    WordEdge { ascii: bool },
    /// Not there.
    NoWordEdge { ascii: bool },
}

/// A kind of characters with a letter: `\d`, `\w` or `\s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Digit,
    Word,
    Space,
}

/// An entry of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    Range(char, char),
    Kind { kind: Kind, negated: bool },
}

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    pub entries: Vec<Entry>,
    pub negated: bool,
    pub ignore_case: bool,
    pub ascii: bool,
}

impl Kind {
    pub fn contains(self, character: char, ascii: bool) -> bool {
        if ascii && !character.is_ascii() {
            return false;
        }
        match self {
            Kind::Digit => {
                character.is_ascii_digit() || (!character.is_ascii() && character.is_numeric())
            }
            Kind::Word => character.is_alphanumeric() || character == '_',
            Kind::Space => character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character),
        }
    }
}

/// The two cases of a character, where each is one character.
pub(super) fn cases(character: char) -> [char; 2] {
    let single =
        |mut letters: Box<dyn Iterator<Item = char>>| match (letters.next(), letters.next()) {
            (Some(letter), None) => letter,
            _ => character,
        };
    [
        single(Box::new(character.to_lowercase())),
        single(Box::new(character.to_uppercase())),
    ]
}

/// Whether two characters are the same but for their case.
pub(super) fn same_letter(left: char, right: char) -> bool {
    left == right || cases(left).contains(&right) || cases(left)[0] == cases(right)[0]
}

impl Set {
    pub fn contains(&self, character: char) -> bool {
        let found = self.lists(character)
            || (self.ignore_case && cases(character).iter().any(|&other| self.lists(other)));
        found != self.negated
    }

    fn lists(&self, character: char) -> bool {
        self.entries.iter().any(|entry| match entry {
            Entry::Range(first, last) => (*first..=*last).contains(&character),
            Entry::Kind { kind, negated } => kind.contains(character, self.ascii) != *negated,
        })
    }
}

impl Node {
    /// How many characters it matches, if it is always as many.
    pub fn width(&self) -> Option<usize> {
        match self {
            Node::Empty | Node::Place(_) | Node::Look { .. } => Some(0),
            Node::Character { .. } | Node::Any { .. } | Node::Set(_) => Some(1),
            Node::Sequence(nodes) => nodes.iter().map(Node::width).sum(),
            Node::Choice(nodes) => {
                let mut widths = nodes.iter().map(Node::width);
                let first = widths.next()??;
                widths.all(|width| width == Some(first)).then_some(first)
            }
            Node::Group(_, node) | Node::Atomic(node) => node.width(),
            Node::Repeat {
                node, least, most, ..
            } => match (node.width()?, *most) {
                (0, _) => Some(0),
                (width, Some(most)) if most == *least => Some(width * most as usize),
                _ => None,
            },
            Node::Reference { .. } => None,
            Node::Conditional { yes, no, .. } => {
                let width = yes.width()?;
                (no.width()? == width).then_some(width)
            }
        }
    }
}
