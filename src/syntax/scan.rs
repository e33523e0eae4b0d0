//! A second look at source text, by CPython's tokenizer rules.
//!
//! The parser's own lexer recovers from mistakes and words them its own way. This one stops where
//! CPython's stops and says what it says; its tokens tell [`diagnosis`](super::diagnosis) what stands
//! around a mistake. It also measures how deep the text nests, before anything recurses over it. An
//! f-string is one token, as in CPython 3.11.

use super::error::SourceErrorKind;
use super::field::FieldText;

/// How much nesting is too much, in units of about one level of recursion over the tree.
const MAX_DEPTH: u32 = 400;
/// What a bracket, an indented block or a lambda adds to the depth, against 1 for an operator.
const BLOCK_WEIGHT: u32 = 4;
/// CPython's limits.
const MAX_BRACKETS: usize = 200;
const MAX_INDENTS: usize = 100;

/// Words that make an expression deeper, besides `lambda`, which has the weight of a block.
const NESTING_WORDS: [&str; 10] = [
    "not", "if", "else", "and", "or", "in", "is", "for", "yield", "await",
];

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or a keyword.
    Word,
    Number,
    String,
    /// An operator or a delimiter, or a character that is neither.
    Operator,
    Newline,
    Indent,
    Dedent,
    End,
}

/// A token and the bytes it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
    /// How many brackets are open around it.
    pub level: usize,
}

/// A mistake the tokenizer sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ScanError {
    pub kind: SourceErrorKind,
    pub message: String,
    pub start: usize,
    pub end: usize,
    /// Whether CPython marks its columns.
    pub marked: bool,
    /// For a mistake inside an f-string's field, what CPython shows instead of the source line.
    pub field: Option<FieldText>,
}

/// What a scan found.
#[derive(Debug)]
pub(super) struct Scan {
    /// The tokens up to the end or the error.
    pub tokens: Vec<Token>,
    pub error: Option<ScanError>,
    /// The bracket that is open where the tokens end, and where it is.
    pub unclosed: Option<(char, usize)>,
    /// Where the text first nests too deeply.
    pub too_deep: Option<usize>,
}

/// Scans `source`.
pub(super) fn scan(source: &str) -> Scan {
    let mut scanner = Scanner {
        source,
        bytes: source.as_bytes(),
        at: 0,
        tokens: Vec::new(),
        brackets: Vec::new(),
        indents: vec![(0, 0)],
        depth: Depth::default(),
    };
    let error = scanner.run().err();
    Scan {
        tokens: scanner.tokens,
        error,
        unclosed: scanner.brackets.last().copied(),
        too_deep: scanner.depth.too_deep,
    }
}

/// How deep a tree over the text would be here: each open bracket and block, and at each level of
/// brackets the operators since the last comma or line end, which may all be nested in one another.
#[derive(Debug, Default)]
struct Depth {
    total: u32,
    chain: u32,
    outer: Vec<u32>,
    too_deep: Option<usize>,
}

impl Depth {
    fn add(&mut self, count: u32, at: usize) {
        self.chain += count;
        self.total += count;
        if self.total > MAX_DEPTH {
            self.too_deep.get_or_insert(at);
        }
    }

    fn separate(&mut self) {
        self.total -= self.chain;
        self.chain = 0;
    }

    fn open(&mut self, at: usize) {
        self.outer.push(self.chain);
        self.chain = 0;
        self.total += BLOCK_WEIGHT;
        self.add(0, at);
    }

    fn close(&mut self, at: usize) {
        self.separate();
        if let Some(chain) = self.outer.pop() {
            self.chain = chain;
            self.total -= BLOCK_WEIGHT;
        }
        self.add(1, at);
    }
}

type Scanned = Result<(), ScanError>;

struct Scanner<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
    brackets: Vec<(char, usize)>,
    /// The columns of the open blocks, with tabs to eight columns and to one.
    indents: Vec<(usize, usize)>,
    depth: Depth,
}

impl Scanner<'_> {
    fn run(&mut self) -> Scanned {
        let mut at_line_start = true;
        loop {
            if at_line_start && self.brackets.is_empty() {
                self.indentation()?;
            }
            at_line_start = false;
            let start = self.at;
            let Some(byte) = self.peek(0) else {
                break;
            };
            match byte {
                b' ' | b'\t' | b'\x0c' => self.at += 1,
                b'#' => self.skip_line(),
                b'\n' | b'\r' => {
                    self.at += if self.rest().starts_with("\r\n") {
                        2
                    } else {
                        1
                    };
                    at_line_start = true;
                    let is_blank = match self.tokens.last() {
                        Some(last) => matches!(
                            last.kind,
                            TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
                        ),
                        None => true,
                    };
                    if self.brackets.is_empty() && !is_blank {
                        self.push(TokenKind::Newline, start, self.at);
                        self.depth.separate();
                    }
                }
                b'\\' => self.continuation()?,
                b'0'..=b'9' => self.number()?,
                b'.' if self.peek(1).is_some_and(|b| b.is_ascii_digit()) => self.number()?,
                b'"' | b'\'' => self.string(start)?,
                b'(' | b'[' | b'{' => self.open(byte)?,
                b')' | b']' | b'}' => self.close(byte)?,
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => self.word()?,
                _ => self.operator(),
            }
        }
        let end = self.at;
        if self
            .tokens
            .last()
            .is_some_and(|last| !matches!(last.kind, TokenKind::Newline | TokenKind::Dedent))
        {
            self.push(TokenKind::Newline, end, end);
        }
        for _ in 1..self.indents.len() {
            self.push(TokenKind::Dedent, end, end);
        }
        self.push(TokenKind::End, end, end);
        Ok(())
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn push(&mut self, kind: TokenKind, start: usize, end: usize) {
        self.tokens.push(Token {
            kind,
            start,
            end,
            level: self.brackets.len(),
        });
    }

    fn error(&self, message: impl Into<String>, start: usize, end: usize) -> ScanError {
        ScanError {
            kind: SourceErrorKind::Syntax,
            message: message.into(),
            start,
            end,
            marked: true,
            field: None,
        }
    }

    fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
    }

    /// The blanks at the beginning of a line that is not inside brackets.
    fn indentation(&mut self) -> Scanned {
        let (mut column, mut narrow) = (0, 0);
        loop {
            match self.peek(0) {
                Some(b' ') => {
                    column += 1;
                    narrow += 1;
                }
                Some(b'\t') => {
                    column = (column / 8 + 1) * 8;
                    narrow += 1;
                }
                Some(b'\x0c') => (column, narrow) = (0, 0),
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.peek(0), None | Some(b'#' | b'\n' | b'\r')) {
            return Ok(());
        }
        let at = self.at;
        let fault = |kind, message: &str, marked| ScanError {
            kind,
            message: message.to_owned(),
            start: at,
            end: at,
            marked,
            field: None,
        };
        let tabs = || {
            let message = "inconsistent use of tabs and spaces in indentation";
            fault(SourceErrorKind::Tab, message, false)
        };
        let (top, narrow_top) = self.indents.last().copied().unwrap_or((0, 0));
        if column == top {
            return if narrow == narrow_top {
                Ok(())
            } else {
                Err(tabs())
            };
        }
        if column > top {
            if narrow <= narrow_top {
                return Err(tabs());
            }
            if self.indents.len() >= MAX_INDENTS {
                let message = "too many levels of indentation";
                return Err(fault(SourceErrorKind::Indentation, message, false));
            }
            self.indents.push((column, narrow));
            self.depth.open(at);
            self.push(TokenKind::Indent, at, at);
            return Ok(());
        }
        while self.indents.last().is_some_and(|&(open, _)| open > column) {
            self.indents.pop();
            self.depth.close(at);
            self.depth.separate();
            self.push(TokenKind::Dedent, at, at);
        }
        let (top, narrow_top) = self.indents.last().copied().unwrap_or((0, 0));
        if column != top {
            let rest = self.rest();
            let end = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
            return Err(ScanError {
                start: end,
                end,
                ..fault(
                    SourceErrorKind::Indentation,
                    "unindent does not match any outer indentation level",
                    true,
                )
            });
        }
        if narrow == narrow_top {
            Ok(())
        } else {
            Err(tabs())
        }
    }

    fn continuation(&mut self) -> Scanned {
        self.at += 1;
        match self.peek(0) {
            Some(b'\n') => self.at += 1,
            Some(b'\r') => self.at += if self.peek(1) == Some(b'\n') { 2 } else { 1 },
            Some(_) => {
                let message = "unexpected character after line continuation character";
                return Err(self.error(message, self.at, self.at));
            }
            None => return Err(self.error("unexpected EOF while parsing", self.at, self.at)),
        }
        if self.at >= self.bytes.len() {
            return Err(self.error("unexpected EOF while parsing", self.at, self.at));
        }
        Ok(())
    }

    fn open(&mut self, byte: u8) -> Scanned {
        let start = self.at;
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error("too many nested parentheses", start, start));
        }
        self.at += 1;
        self.push(TokenKind::Operator, start, self.at);
        self.brackets.push((char::from(byte), start));
        self.depth.open(start);
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Scanned {
        let start = self.at;
        let closing = char::from(byte);
        let Some((opening, opened)) = self.brackets.pop() else {
            return Err(self.error(format!("unmatched '{closing}'"), start, start + 1));
        };
        if !matches!((opening, closing), ('(', ')') | ('[', ']') | ('{', '}')) {
            let between = self.source.get(opened..start).unwrap_or("");
            let mut message = format!(
                "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"
            );
            if between.contains('\n') {
                let line = self.line_of(opened);
                message.push_str(&format!(" on line {line}"));
            }
            return Err(self.error(message, start, start + 1));
        }
        self.depth.close(start);
        self.at += 1;
        self.push(TokenKind::Operator, start, self.at);
        Ok(())
    }

    fn line_of(&self, offset: usize) -> usize {
        let before = self.source.get(..offset).unwrap_or("");
        before.matches('\n').count() + 1
    }

    /// A name, a keyword, or the prefix of a string and the string.
    fn word(&mut self) -> Scanned {
        let start = self.at;
        let rest = self.rest();
        let mut length = 0;
        for (offset, character) in rest.char_indices() {
            let is_part = character == '_' || character.is_alphanumeric() || {
                // Combining marks and the like continue a name; the parser decides exactly which.
                !character.is_ascii() && offset > 0 && is_mark(character)
            };
            if !is_part {
                break;
            }
            length = offset + character.len_utf8();
        }
        if length == 0 {
            let character = rest.chars().next().unwrap_or_default();
            let code = u32::from(character);
            let message = if is_printable(character) {
                format!("invalid character '{character}' (U+{code:04X})")
            } else {
                format!("invalid non-printable character U+{code:04X}")
            };
            let end = start + character.len_utf8();
            return Err(self.error(message, start, end));
        }
        let word = rest.get(..length).unwrap_or("");
        let is_prefix = length <= 2
            && matches!(
                word.to_ascii_lowercase().as_str(),
                "r" | "u" | "b" | "f" | "br" | "rb" | "fr" | "rf"
            );
        let nesting = match word {
            "lambda" => BLOCK_WEIGHT,
            _ => u32::from(NESTING_WORDS.contains(&word)),
        };
        self.at += length;
        if is_prefix && matches!(self.peek(0), Some(b'"' | b'\'')) {
            return self.string(start);
        }
        self.depth.add(nesting, start);
        self.push(TokenKind::Word, start, self.at);
        Ok(())
    }

    /// A string whose prefix begins at `start` and whose quote is next.
    fn string(&mut self, start: usize) -> Scanned {
        let prefix = self.source.get(start..self.at).unwrap_or("");
        let is_format = prefix.contains(['f', 'F']);
        let quote = self.peek(0).unwrap_or(b'"');
        let is_triple = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        self.at += if is_triple { 3 } else { 1 };
        loop {
            let Some(byte) = self.peek(0) else {
                return Err(self.unterminated(start, is_triple));
            };
            match byte {
                b'\\' => {
                    let is_pair = self.peek(1) == Some(b'\r') && self.peek(2) == Some(b'\n');
                    self.at += if is_pair { 3 } else { 2 };
                }
                b'\n' | b'\r' if !is_triple => return Err(self.unterminated(start, false)),
                _ if byte == quote => {
                    let ends = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
                    if !is_triple {
                        self.at += 1;
                        break;
                    }
                    if ends {
                        self.at += 3;
                        break;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        if is_format {
            self.replacement_fields(start);
        }
        self.push(TokenKind::String, start, self.at);
        Ok(())
    }

    fn unterminated(&self, start: usize, is_triple: bool) -> ScanError {
        let read = self.source.get(..self.at).unwrap_or(self.source);
        let line = self.line_of(read.strip_suffix('\n').unwrap_or(read).len());
        let what = if is_triple {
            "triple-quoted string literal"
        } else {
            "string literal"
        };
        self.error(
            format!("unterminated {what} (detected at line {line})"),
            start,
            start,
        )
    }

    /// Adds the nesting inside an f-string to the depth.
    fn replacement_fields(&mut self, start: usize) {
        let mut open = 0;
        for offset in start..self.at {
            match self.bytes.get(offset) {
                Some(b'{' | b'(' | b'[') => {
                    open += 1;
                    self.depth.open(offset);
                }
                Some(b'}' | b')' | b']') if open > 0 => {
                    open -= 1;
                    self.depth.close(offset);
                }
                Some(b',') if open > 0 => self.depth.separate(),
                Some(byte) if open > 0 && byte.is_ascii_punctuation() => self.depth.add(1, offset),
                Some(b' ') if open > 0 => self.depth.add(1, offset),
                _ => {}
            }
        }
        for _ in 0..open {
            self.depth.close(self.at);
        }
        self.depth.separate();
    }

    fn number(&mut self) -> Scanned {
        let start = self.at;
        let radix = match (self.peek(0), self.peek(1)) {
            (Some(b'0'), Some(b'x' | b'X')) => Some(("hexadecimal", 16)),
            (Some(b'0'), Some(b'o' | b'O')) => Some(("octal", 8)),
            (Some(b'0'), Some(b'b' | b'B')) => Some(("binary", 2)),
            _ => None,
        };
        if let Some((name, radix)) = radix {
            self.at += 2;
            if self.peek(0) == Some(b'_') {
                self.at += 1;
            }
            self.digits(name, radix)?;
            self.number_end(name)?;
            self.push(TokenKind::Number, start, self.at);
            return Ok(());
        }
        let mut kind = "decimal";
        if self.peek(0) != Some(b'.') {
            self.digits(kind, 10)?;
        }
        let whole = self.source.get(start..self.at).unwrap_or("");
        let (has_leading_zero, zeros) = (
            whole.starts_with('0') && whole.contains(|c: char| ('1'..='9').contains(&c)),
            whole.len() - whole.trim_start_matches(['0', '_']).len(),
        );
        let mut is_integer = true;
        if self.peek(0) == Some(b'.') {
            is_integer = false;
            self.at += 1;
            if self.peek(0).is_some_and(|b| b.is_ascii_digit()) {
                self.digits(kind, 10)?;
            }
        }
        if matches!(self.peek(0), Some(b'e' | b'E')) {
            let signed = usize::from(matches!(self.peek(1), Some(b'+' | b'-')));
            if self.peek(1 + signed).is_some_and(|b| b.is_ascii_digit()) {
                is_integer = false;
                self.at += 1 + signed;
                self.digits(kind, 10)?;
            }
        }
        if matches!(self.peek(0), Some(b'j' | b'J')) {
            is_integer = false;
            kind = "imaginary";
            self.at += 1;
        }
        if is_integer && has_leading_zero {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(self.error(message, start, start + zeros));
        }
        self.number_end(kind)?;
        self.push(TokenKind::Number, start, self.at);
        Ok(())
    }

    /// Digits with single underscores between them.
    fn digits(&mut self, name: &str, radix: u32) -> Scanned {
        loop {
            let first = self.at;
            while self.peek(0).is_some_and(|b| char::from(b).is_digit(radix)) {
                self.at += 1;
            }
            if self.at == first {
                if let Some(digit @ b'0'..=b'9') = self.peek(0) {
                    let digit = char::from(digit);
                    let message = format!("invalid digit '{digit}' in {name} literal");
                    return Err(self.error(message, self.at, self.at + 1));
                }
                let message = format!("invalid {name} literal");
                return Err(self.error(message, self.at - 1, self.at));
            }
            if self.peek(0) != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
        }
    }

    /// A number must not run into a name, unless that is a keyword that can follow it.
    fn number_end(&mut self, name: &str) -> Scanned {
        let rest = self.rest();
        let Some(next) = rest.chars().next() else {
            return Ok(());
        };
        if name != "hexadecimal" && name != "decimal" && next.is_ascii_digit() {
            let message = format!("invalid digit '{next}' in {name} literal");
            return Err(self.error(message, self.at, self.at + 1));
        }
        let keywords = ["and", "else", "for", "if", "in", "is", "not", "or"];
        let is_keyword = keywords.iter().any(|word| rest.starts_with(word));
        if (next.is_alphanumeric() || next == '_') && !is_keyword {
            let message = format!("invalid {name} literal");
            return Err(self.error(message, self.at - 1, self.at));
        }
        Ok(())
    }

    fn operator(&mut self) {
        const LONG: [&str; 25] = [
            "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<>", "<=", ">=", "->", "+=", "-=",
            "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":=", "**", "//", "<<", ">>",
        ];
        let start = self.at;
        let rest = self.rest();
        let length = LONG
            .iter()
            .find(|long| rest.starts_with(**long))
            .map_or(1, |long| long.len());
        let text = rest.get(..length).unwrap_or("");
        match text {
            "," | ";" => self.depth.separate(),
            ":" | "=" => {}
            _ => self.depth.add(1, start),
        }
        self.at += length;
        self.push(TokenKind::Operator, start, self.at);
    }
}

/// Whether a character that is not alphanumeric may still continue a name.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x483..=0x487 | 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c7
        | 0x610..=0x61a | 0x64b..=0x65f | 0x900..=0x903 | 0x93a..=0x94f | 0x981..=0xdff | 0xe31..=0xe4e
        | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x203f..=0x2040 | 0x20d0..=0x20ff | 0xb7 | 0x387
        | 0x302a..=0x302f | 0x3099..=0x309a | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xe0100..=0xe01ef)
}

/// Whether a character shows; the others have no glyph that an error could quote.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && (!character.is_whitespace() || character == ' ')
        && !matches!(u32::from(character), 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff)
}
