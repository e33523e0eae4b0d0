//! A pattern's text to its tree, with CPython's messages for what is wrong and where.

use super::tree::{Entry, Greed, Kind, Node, Place, Set, flags};

/// What is wrong with a pattern, and at which character if at one.
pub(super) struct PatternError {
    pub message: String,
    pub position: Option<usize>,
}

/// A pattern that has been read.
pub(super) struct Parsed {
    pub node: Node,
    pub groups: usize,
    pub names: Vec<(String, usize)>,
    pub flags: u32,
}

/// Groups inside of groups, and repetitions of them, before a pattern is refused.
const DEEPEST: usize = 200;

struct Parser<'a> {
    pattern: &'a [char],
    at: usize,
    flags: u32,
    global: u32,
    groups: usize,
    open: Vec<usize>,
    names: Vec<(String, usize)>,
    depth: usize,
}

type Result<T> = std::result::Result<T, PatternError>;

fn error<T>(message: impl Into<String>, position: usize) -> Result<T> {
    Err(PatternError {
        message: message.into(),
        position: Some(position),
    })
}

/// Reads a pattern.
pub(super) fn parse(pattern: &[char], given: u32) -> Result<Parsed> {
    let mut parser = Parser {
        pattern,
        at: 0,
        flags: given,
        global: given,
        groups: 0,
        open: Vec::new(),
        names: Vec::new(),
        depth: 0,
    };
    let node = parser.choice()?;
    if parser.at < pattern.len() {
        return error("unbalanced parenthesis", parser.at);
    }
    Ok(Parsed {
        node,
        groups: parser.groups,
        names: parser.names,
        flags: parser.global,
    })
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.pattern.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek();
        self.at += usize::from(character.is_some());
        character
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let rest = &self.pattern[self.at.min(self.pattern.len())..];
        let fits = wanted
            .chars()
            .enumerate()
            .all(|(index, character)| rest.get(index) == Some(&character));
        if fits {
            self.at += wanted.chars().count();
        }
        fits
    }

    fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    fn choice(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return error("the pattern is nested too deeply", self.at);
        }
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(match branches.len() {
            1 => branches.remove(0),
            _ => Node::Choice(branches),
        })
    }

    fn skip_verbose(&mut self) {
        while self.has(flags::VERBOSE) {
            match self.peek() {
                Some(character) if character.is_ascii_whitespace() || character == '\u{b}' => {
                    self.at += 1;
                }
                Some('#') => while self.next().is_some_and(|character| character != '\n') {},
                _ => return,
            }
        }
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_verbose();
            match self.peek() {
                None | Some('|' | ')') => break,
                _ => {}
            }
            let start = self.at;
            let Some(atom) = self.atom(nodes.is_empty())? else {
                continue;
            };
            let repeated = self.repeated(atom, start)?;
            nodes.push(repeated);
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.remove(0),
            _ => Node::Sequence(nodes),
        })
    }

    /// What repetition follows, and where it ends; nothing if there is none.
    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let start = self.at;
        let range = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.at += 1;
                let Some(range) = self.braces(start)? else {
                    self.at = start;
                    return Ok(None);
                };
                return Ok(Some(range));
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(range))
    }

    /// `{2,5}` behind its brace; nothing if it is not a repetition but stands for itself.
    fn braces(&mut self, start: usize) -> Result<Option<(u32, Option<u32>)>> {
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let least = self.number();
        let most = if self.eat(",") {
            self.number()
        } else {
            least.clone()
        };
        let comma = self.pattern[start..self.at].contains(&',');
        if !self.eat("}") || (least.is_empty() && !comma) {
            return Ok(None);
        }
        let parsed = |digits: &str| digits.parse::<u32>().ok().filter(|&count| count < u32::MAX);
        let low = if least.is_empty() {
            Some(0)
        } else {
            parsed(&least)
        };
        let high = if most.is_empty() {
            None
        } else {
            Some(parsed(&most))
        };
        match (low, high) {
            (Some(low), Some(Some(high))) if high < low => {
                error("min repeat greater than max repeat", start + 1)
            }
            (Some(low), None) => Ok(Some((low, None))),
            (Some(low), Some(Some(high))) => Ok(Some((low, Some(high)))),
            _ => error("the repetition number is too large", start),
        }
    }

    fn number(&mut self) -> String {
        let mut digits = String::new();
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            digits.push(digit);
            self.at += 1;
        }
        digits
    }

    fn repeated(&mut self, atom: Node, start: usize) -> Result<Node> {
        self.skip_verbose();
        let here = self.at;
        let Some((least, most)) = self.quantifier()? else {
            return Ok(atom);
        };
        if matches!(atom, Node::Empty | Node::Place(_)) {
            return error(
                "nothing to repeat",
                if matches!(atom, Node::Empty) {
                    start
                } else {
                    here
                },
            );
        }
        let how = if self.eat("?") {
            Greed::Least
        } else if self.eat("+") {
            Greed::Possessive
        } else {
            Greed::Most
        };
        self.skip_verbose();
        let again = self.at;
        if self.quantifier()?.is_some() {
            return error("multiple repeat", again);
        }
        Ok(Node::Repeat {
            node: Box::new(atom),
            least,
            most,
            how,
        })
    }

    fn literal(&self, character: char) -> Node {
        Node::Character {
            character,
            ignore_case: self.has(flags::IGNORE_CASE),
        }
    }

    /// One atom; nothing for a comment or flags, which match nothing and cannot be repeated.
    fn atom(&mut self, first: bool) -> Result<Option<Node>> {
        let start = self.at;
        let Some(character) = self.next() else {
            return Ok(None);
        };
        Ok(Some(match character {
            '.' => Node::Any {
                line_feeds: self.has(flags::DOT_ALL),
            },
            '^' if self.has(flags::MULTILINE) => Node::Place(Place::LineStart),
            '^' => Node::Place(Place::Start),
            '$' if self.has(flags::MULTILINE) => Node::Place(Place::LineEnd),
            '$' => Node::Place(Place::LastLineEnd),
            '[' => self.set(start)?,
            '(' => return self.group(start, first),
            '\\' => self.escape(start)?,
            '*' | '+' | '?' => return error("nothing to repeat", start),
            '{' => {
                self.at = start;
                if self.quantifier()?.is_some() {
                    return error("nothing to repeat", start);
                }
                self.at = start + 1;
                self.literal('{')
            }
            other => self.literal(other),
        }))
    }

    fn name(&mut self, end: char, what: &str) -> Result<String> {
        let start = self.at;
        let mut name = String::new();
        loop {
            match self.next() {
                Some(character) if character == end => break,
                Some(character) => name.push(character),
                None => {
                    return error(
                        if name.is_empty() {
                            format!("missing {what}")
                        } else {
                            format!("missing {end}, unterminated name")
                        },
                        start,
                    );
                }
            }
        }
        if name.is_empty() {
            return error(format!("missing {what}"), start);
        }
        Ok(name)
    }

    fn check_name(&self, name: &str, start: usize) -> Result<()> {
        let mut letters = name.chars();
        let begins = letters
            .next()
            .is_some_and(|letter| letter.is_alphabetic() || letter == '_');
        if begins && letters.all(|letter| letter.is_alphanumeric() || letter == '_') {
            return Ok(());
        }
        error(format!("bad character in group name '{name}'"), start)
    }

    fn group_of_name(&self, name: &str, start: usize) -> Result<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, group)) => Ok(*group),
            None => error(format!("unknown group name '{name}'"), start),
        }
    }

    /// What stands in parentheses; the opening one has been read.
    fn group(&mut self, start: usize, first: bool) -> Result<Option<Node>> {
        let before = self.flags;
        if !self.eat("?") {
            return self.capturing(start, None).map(Some);
        }
        let node = match self.next() {
            Some('P') => match self.next() {
                Some('<') => {
                    let place = self.at;
                    let name = self.name('>', "group name")?;
                    self.check_name(&name, place)?;
                    return self.capturing(start, Some((name, place))).map(Some);
                }
                Some('=') => {
                    let place = self.at;
                    let name = self.name(')', "group name")?;
                    self.check_name(&name, place)?;
                    let group = self.group_of_name(&name, place)?;
                    if self.open.contains(&group) {
                        return error("cannot refer to an open group", place);
                    }
                    return Ok(Some(Node::Reference {
                        group,
                        ignore_case: self.has(flags::IGNORE_CASE),
                    }));
                }
                Some(other) => {
                    return error(format!("unknown extension ?P{other}"), start + 1);
                }
                None => return error("unexpected end of pattern", self.at),
            },
            Some(':') => self.choice()?,
            Some('#') => {
                while let Some(character) = self.next() {
                    if character == ')' {
                        return Ok(None);
                    }
                }
                return error("missing ), unterminated comment", start);
            }
            Some('=') => self.look(false, false)?,
            Some('!') => self.look(false, true)?,
            Some('<') => match self.next() {
                Some('=') => self.look(true, false)?,
                Some('!') => self.look(true, true)?,
                Some(other) => {
                    return error(format!("unknown extension ?<{other}"), start + 1);
                }
                None => return error("unexpected end of pattern", self.at),
            },
            Some('>') => Node::Atomic(Box::new(self.choice()?)),
            Some('(') => self.conditional()?,
            Some('i' | 'L' | 'm' | 's' | 'u' | 'x' | 'a' | '-') => {
                self.at -= 1;
                match self.flag_letters(start, first)? {
                    Some(node) => node,
                    None => return Ok(None),
                }
            }
            Some(other) => return error(format!("unknown extension ?{other}"), start + 1),
            None => return error("unexpected end of pattern", self.at),
        };
        self.flags = before;
        self.close(start)?;
        // A group of nothing or of a place may be repeated, unlike these themselves.
        Ok(Some(match node {
            Node::Empty => Node::Sequence(Vec::new()),
            Node::Place(_) => Node::Sequence(vec![node]),
            node => node,
        }))
    }

    fn close(&mut self, start: usize) -> Result<()> {
        if self.eat(")") {
            return Ok(());
        }
        error("missing ), unterminated subpattern", start)
    }

    fn capturing(&mut self, start: usize, name: Option<(String, usize)>) -> Result<Node> {
        let before = self.flags;
        self.groups += 1;
        let number = self.groups;
        if let Some((name, place)) = name {
            if let Some((_, other)) = self.names.iter().find(|(known, _)| *known == name) {
                let message = format!(
                    "redefinition of group name '{name}' as group {number}; was group {other}"
                );
                return error(message, place);
            }
            self.names.push((name, number));
        }
        self.open.push(number);
        let node = self.choice()?;
        self.close(start)?;
        self.open.pop();
        self.flags = before;
        Ok(Node::Group(number, Box::new(node)))
    }

    fn look(&mut self, behind: bool, negative: bool) -> Result<Node> {
        let node = self.choice()?;
        if behind && node.width().is_none() {
            return Err(PatternError {
                message: "look-behind requires fixed-width pattern".to_owned(),
                position: None,
            });
        }
        Ok(Node::Look {
            node: Box::new(node),
            behind,
            negative,
        })
    }

    fn conditional(&mut self) -> Result<Node> {
        let place = self.at;
        let name = self.name(')', "group name")?;
        let group = match name.parse::<usize>() {
            Ok(0) => return error("bad group number", place),
            Ok(number) if number <= self.groups => number,
            Ok(number) => return error(format!("invalid group reference {number}"), place),
            Err(_) => self.group_of_name(&name, place)?,
        };
        let yes = self.sequence()?;
        let no = if self.eat("|") {
            self.sequence()?
        } else {
            Node::Empty
        };
        if self.peek() == Some('|') {
            return error("conditional backref with more than two branches", self.at);
        }
        Ok(Node::Conditional {
            group,
            yes: Box::new(yes),
            no: Box::new(no),
        })
    }

    /// `(?i)` for the whole pattern, or `(?i-s:…)` for a part of it.
    fn flag_letters(&mut self, start: usize, first: bool) -> Result<Option<Node>> {
        let mut on = 0;
        let mut off = 0;
        let mut negative = false;
        loop {
            let place = self.at;
            let flag = match self.next() {
                Some('i') => flags::IGNORE_CASE,
                Some('L') => flags::LOCALE,
                Some('m') => flags::MULTILINE,
                Some('s') => flags::DOT_ALL,
                Some('u') => flags::UNICODE,
                Some('x') => flags::VERBOSE,
                Some('a') => flags::ASCII,
                Some('-') if !negative => {
                    negative = true;
                    continue;
                }
                Some(')') if !negative => {
                    if start != 0 && !(first && self.depth == 1) {
                        let message = "global flags not at the start of the expression";
                        return error(message, start);
                    }
                    self.flags |= on;
                    self.global |= on;
                    return Ok(None);
                }
                Some(':') => {
                    self.flags = (self.flags | on) & !off;
                    return self.choice().map(Some);
                }
                Some(other) if other.is_ascii_alphabetic() => {
                    return error("unknown flag", place);
                }
                Some(_) => return error("missing -, : or )", place),
                None => return error("missing -, : or )", place),
            };
            if negative {
                off |= flag;
            } else {
                on |= flag;
            }
        }
    }

    fn kind(letter: char) -> Option<Entry> {
        let kind = match letter.to_ascii_lowercase() {
            'd' => Kind::Digit,
            'w' => Kind::Word,
            's' => Kind::Space,
            _ => return None,
        };
        Some(Entry::Kind {
            kind,
            negated: letter.is_ascii_uppercase(),
        })
    }

    /// An escape that stands for one character, in a set or outside of one.
    fn escaped_character(&mut self, letter: char, start: usize) -> Result<char> {
        let digits = match letter {
            'n' => return Ok('\n'),
            't' => return Ok('\t'),
            'r' => return Ok('\r'),
            'f' => return Ok('\u{c}'),
            'v' => return Ok('\u{b}'),
            'a' => return Ok('\u{7}'),
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if letter.is_ascii_alphanumeric() => {
                return error(format!("bad escape \\{letter}"), start);
            }
            _ => return Ok(letter),
        };
        let end = (self.at + digits).min(self.pattern.len());
        let text: String = self.pattern[self.at..end]
            .iter()
            .take_while(|digit| digit.is_ascii_hexdigit())
            .collect();
        let found = (text.len() == digits)
            .then(|| u32::from_str_radix(&text, 16).ok().and_then(char::from_u32))
            .flatten();
        match found {
            Some(character) => {
                self.at = end;
                Ok(character)
            }
            None => error(format!("incomplete escape \\{letter}{text}"), start),
        }
    }

    fn escape(&mut self, start: usize) -> Result<Node> {
        let Some(letter) = self.next() else {
            return error("bad escape (end of pattern)", start);
        };
        let ascii = self.has(flags::ASCII);
        if let Some(entry) = Self::kind(letter) {
            return Ok(Node::Set(Set {
                entries: vec![entry],
                negated: false,
                ignore_case: false,
                ascii,
            }));
        }
        Ok(match letter {
            'A' => Node::Place(Place::Start),
            'Z' => Node::Place(Place::End),
            'b' => Node::Place(Place::WordEdge { ascii }),
            'B' => Node::Place(Place::NoWordEdge { ascii }),
            '0' => {
                let octal = self.octal(2);
                self.literal(octal)
            }
            '1'..='9' => {
                let mut digits = letter.to_string();
                if let Some(digit) = self.peek().filter(char::is_ascii_digit) {
                    digits.push(digit);
                    self.at += 1;
                }
                let group = digits.parse().unwrap_or(usize::MAX);
                if group > self.groups {
                    return error(format!("invalid group reference {group}"), start + 1);
                }
                if self.open.contains(&group) {
                    return error("cannot refer to an open group", start);
                }
                Node::Reference {
                    group,
                    ignore_case: self.has(flags::IGNORE_CASE),
                }
            }
            _ => {
                let character = self.escaped_character(letter, start)?;
                self.literal(character)
            }
        })
    }

    fn octal(&mut self, most: usize) -> char {
        let mut code = 0;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|digit| digit.to_digit(8)) else {
                break;
            };
            code = code * 8 + digit;
            self.at += 1;
        }
        char::from_u32(code).unwrap_or('\0')
    }

    /// One entry of a set, and the character it is if it may begin a range.
    fn entry(&mut self, start: usize) -> Result<(Entry, Option<char>)> {
        let place = self.at;
        let Some(character) = self.next() else {
            return error("unterminated character set", start);
        };
        let character = if character == '\\' {
            let Some(letter) = self.next() else {
                return error("bad escape (end of pattern)", place);
            };
            if let Some(kind) = Self::kind(letter) {
                return Ok((kind, None));
            }
            match letter {
                'b' => '\u{8}',
                '0'..='7' => {
                    self.at -= 1;
                    self.octal(3)
                }
                _ => self.escaped_character(letter, place)?,
            }
        } else {
            character
        };
        Ok((Entry::Range(character, character), Some(character)))
    }

    fn set(&mut self, start: usize) -> Result<Node> {
        let mut set = Set {
            entries: Vec::new(),
            negated: self.eat("^"),
            ignore_case: self.has(flags::IGNORE_CASE),
            ascii: self.has(flags::ASCII),
        };
        let first = self.at;
        loop {
            if self.at > first && self.eat("]") {
                return Ok(Node::Set(set));
            }
            let place = self.at;
            let (entry, begins) = self.entry(start)?;
            let ranges = self.peek() == Some('-')
                && self
                    .pattern
                    .get(self.at + 1)
                    .is_some_and(|&next| next != ']');
            if !ranges {
                set.entries.push(entry);
                continue;
            }
            self.at += 1;
            let (_, ends) = self.entry(start)?;
            let spelt: String = self.pattern[place..self.at].iter().collect();
            match (begins, ends) {
                (Some(begins), Some(ends)) if begins <= ends => {
                    set.entries.push(Entry::Range(begins, ends));
                }
                _ => return error(format!("bad character range {spelt}"), place),
            }
        }
    }
}
