//! From what the parser found wrong to what CPython says about it.
//!
//! The parser says where it stopped and what it missed. CPython's parser stops at the same token in
//! nearly all cases, but says `invalid syntax` unless one of its rules for common mistakes applies.
//! Those rules are here, over the tokens around the place.

use ruff_python_ast::token::TokenKind as Expected;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};
use ruff_text_size::Ranged;

use super::error::SourceErrorKind;
use super::scan::{Scan, ScanError, Token, TokenKind};
use super::target;
use super::{escape, field};

/// Keywords, which cannot be names.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// What CPython says about the mistake in `source` that the parser reports as `error`.
pub(super) fn diagnose(source: &str, scan: &Scan, error: &ParseError) -> ScanError {
    // A mistake of the tokenizer hides all others, wherever it is.
    if let Some(found) = &scan.error {
        return found.clone();
    }
    let place = Place::find(source, scan, error.range().start().to_usize());
    if let Some(found) = escape::named(scan, source, error.range().start().to_usize()) {
        return found;
    }
    if let Some((bracket, opened)) = scan.unclosed
        && place.is_behind_line_of(opened)
    {
        return fault(format!("'{bracket}' was never closed"), opened, opened);
    }
    place.diagnose(error)
}

pub(super) fn fault(message: impl Into<String>, start: usize, end: usize) -> ScanError {
    ScanError {
        kind: SourceErrorKind::Syntax,
        message: message.into(),
        start,
        end,
        marked: true,
        field: None,
    }
}

/// The token a mistake is at, and the tokens around it.
pub(super) struct Place<'a> {
    pub source: &'a str,
    pub tokens: &'a [Token],
    /// The number of the token.
    pub at: usize,
}

impl<'a> Place<'a> {
    fn find(source: &'a str, scan: &'a Scan, offset: usize) -> Self {
        let tokens = &scan.tokens;
        let at = tokens.partition_point(|token| token.end <= offset && token.start < offset);
        let mut place = Self { source, tokens, at };
        while matches!(place.kind(place.at), TokenKind::Dedent | TokenKind::Indent)
            && place.token(place.at).end <= offset
        {
            place.at += 1;
        }
        place
    }

    /// Token number `index`; the end of the text behind the last.
    pub fn token(&self, index: usize) -> Token {
        let end = self.source.len();
        let behind = Token {
            kind: TokenKind::End,
            start: end,
            end,
            level: 0,
        };
        self.tokens.get(index).copied().unwrap_or(behind)
    }

    pub fn kind(&self, index: usize) -> TokenKind {
        self.token(index).kind
    }

    pub fn text(&self, index: usize) -> &'a str {
        let token = self.token(index);
        self.source.get(token.start..token.end).unwrap_or("")
    }

    pub fn is_keyword(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Word && KEYWORDS.contains(&self.text(index))
    }

    /// Whether token `index` is a name that is not a keyword.
    pub fn is_name(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Word && !self.is_keyword(index)
    }

    /// Whether an expression can end with token `index`.
    fn ends_operand(&self, index: usize) -> bool {
        match self.kind(index) {
            TokenKind::Word => {
                !self.is_keyword(index) || matches!(self.text(index), "None" | "True" | "False")
            }
            TokenKind::Number | TokenKind::String => true,
            TokenKind::Operator => matches!(self.text(index), ")" | "]" | "}" | "..."),
            _ => false,
        }
    }

    /// Whether an expression can begin with token `index`.
    fn begins_operand(&self, index: usize) -> bool {
        match self.kind(index) {
            TokenKind::Word => {
                let words = ["None", "True", "False", "not", "lambda", "await"];
                !self.is_keyword(index) || words.contains(&self.text(index))
            }
            TokenKind::Number | TokenKind::String => true,
            TokenKind::Operator => {
                matches!(self.text(index), "(" | "[" | "{" | "-" | "+" | "~" | "...")
            }
            _ => false,
        }
    }

    /// The number of the token behind the expression that begins at `index`.
    pub fn expression_end(&self, mut index: usize) -> usize {
        let mut wants_operand = true;
        loop {
            let text = self.text(index);
            let kind = self.kind(index);
            if matches!(kind, TokenKind::Newline | TokenKind::End) {
                return index;
            }
            if matches!(text, "(" | "[" | "{") && kind == TokenKind::Operator {
                if !wants_operand && text == "{" {
                    return index;
                }
                let level = self.token(index).level;
                index += 1;
                while self.token(index).level > level && self.kind(index) != TokenKind::End {
                    index += 1;
                }
                index += 1;
                wants_operand = false;
                continue;
            }
            if wants_operand {
                if !self.begins_operand(index) {
                    return index;
                }
                let is_prefix = matches!(text, "-" | "+" | "~" | "not" | "lambda" | "await");
                wants_operand = is_prefix;
                index += 1;
                continue;
            }
            let continues = match kind {
                TokenKind::String => self.kind(index.wrapping_sub(1)) == TokenKind::String,
                TokenKind::Word => {
                    matches!(text, "and" | "or" | "in" | "is" | "not" | "if" | "else")
                }
                TokenKind::Operator => {
                    !matches!(
                        text,
                        ")" | "]"
                            | "}"
                            | ","
                            | ":"
                            | ";"
                            | "="
                            | ":="
                            | "->"
                            | "?"
                            | "!"
                            | "$"
                            | "`"
                    ) && (!text.ends_with('=') || matches!(text, "==" | "!=" | "<=" | ">="))
                }
                _ => false,
            };
            if !continues {
                return index;
            }
            wants_operand = kind != TokenKind::String;
            index += 1;
        }
    }

    /// The number of the token at which the operand that ends before `index` begins: behind the last
    /// token of `delimiters` on its level of brackets, or behind the opening bracket.
    pub fn operand_start(&self, index: usize, delimiters: &[&str]) -> usize {
        let level = self.token(index).level;
        let mut start = index;
        while let Some(before) = start.checked_sub(1) {
            let token = self.token(before);
            let is_line_end = matches!(
                token.kind,
                TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
            );
            if is_line_end || token.level < level {
                break;
            }
            if token.level == level && delimiters.contains(&self.text(before)) {
                break;
            }
            start = before;
        }
        start
    }

    /// The number of the first token of the logical line that token `index` is in.
    pub fn line_start(&self, index: usize) -> usize {
        let mut start = index;
        while let Some(before) = start.checked_sub(1) {
            let ends = matches!(
                self.kind(before),
                TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
            );
            if ends || (self.text(before) == ";" && self.token(before).level == 0) {
                break;
            }
            start = before;
        }
        start
    }

    /// A fault at token `index`, marked whole.
    pub fn fault_at(&self, index: usize, message: impl Into<String>) -> ScanError {
        let token = self.token(index);
        let is_visible = matches!(
            token.kind,
            TokenKind::Word | TokenKind::Number | TokenKind::String | TokenKind::Operator
        );
        let mut found = fault(
            message,
            token.start,
            if is_visible { token.end } else { token.start },
        );
        if token.kind == TokenKind::End {
            self.move_to_last_line(&mut found);
        }
        found
    }

    /// Faults at the end of the text are shown on its last line, without marks.
    fn move_to_last_line(&self, found: &mut ScanError) {
        let text = self.source;
        let last = text.strip_suffix('\n').unwrap_or(text);
        found.start = last.len();
        found.end = last.len();
        found.marked = false;
    }

    fn is_behind_line_of(&self, opened: usize) -> bool {
        let token = self.token(self.at);
        if matches!(token.kind, TokenKind::Newline | TokenKind::End) {
            return true;
        }
        let between = self.source.get(opened..token.start).unwrap_or("");
        between.contains('\n')
    }

    fn diagnose(&self, error: &ParseError) -> ScanError {
        let at = self.at;
        let range = error.range();
        let (start, end) = (range.start().to_usize(), range.end().to_usize());
        match &error.error {
            ParseErrorType::UnexpectedIndentation => {
                let mut found = self.fault_at(at, "unexpected indent");
                found.kind = SourceErrorKind::Indentation;
                found.marked = false;
                found
            }
            ParseErrorType::OtherError(message) if message.starts_with("Expected an indented") => {
                self.missing_block()
            }
            ParseErrorType::OtherError(message) if message.starts_with("Expected `except`") => self
                .fault_at(
                    self.behind_dedents(),
                    "expected 'except' or 'finally' block",
                ),
            ParseErrorType::OtherError(message) if message.contains("parameter name") => {
                self.keyword_argument(start)
            }
            ParseErrorType::OtherError(message) if message.starts_with("Trailing comma") => {
                if self.text(self.line_start(at)) == "from" {
                    let message = "trailing comma not allowed without surrounding parentheses";
                    return self.fault_at(at + 1, message);
                }
                self.fault_at(at + 1, "invalid syntax")
            }
            ParseErrorType::ExpectedKeywordParam => {
                let star = match self.text(at) {
                    "**" => at.saturating_sub(2),
                    "*" if self.text(at + 1) == ":" => at + 1,
                    _ => at,
                };
                self.fault_at(star, "named arguments must follow bare *")
            }
            ParseErrorType::VarParameterWithDefault => {
                let message = "var-positional argument cannot have default value";
                self.fault_at(at, message)
            }
            ParseErrorType::OtherError(message) if message.starts_with("Only one '*'") => {
                self.fault_at(at, "* argument may appear only once")
            }
            ParseErrorType::OtherError(message) if message.starts_with("Position-only") => {
                self.fault_at(at, "at least one argument must precede /")
            }
            ParseErrorType::OtherError(message) if message.starts_with("Only single target") => {
                target::annotated(self, start, end)
            }
            ParseErrorType::UnparenthesizedTupleExpression
                if self.text(self.line_start(at)) == "raise" =>
            {
                let comma = (at..).find(|&i| self.text(i) == "," || self.kind(i) == TokenKind::End);
                self.fault_at(comma.unwrap_or(at), "invalid syntax")
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                let message = "non-default argument follows default argument";
                fault(message, start, end)
            }
            ParseErrorType::ParamAfterVarKeywordParam => {
                fault("arguments cannot follow var-keyword argument", start, end)
            }
            ParseErrorType::PositionalAfterKeywordArgument => {
                self.argument_order("positional argument follows keyword argument")
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                self.argument_order("positional argument follows keyword argument unpacking")
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                let message = "iterable argument unpacking follows keyword argument unpacking";
                self.fault_at(at, message)
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => {
                fault("Generator expression must be parenthesized", start, end)
            }
            ParseErrorType::InvalidAssignmentTarget => target::assignment(self, start, end),
            ParseErrorType::InvalidAugmentedAssignmentTarget => target::augmented(self, start, end),
            ParseErrorType::InvalidAnnotatedAssignmentTarget => target::annotated(self, start, end),
            ParseErrorType::InvalidDeleteTarget => target::deletion(self, start, end),
            ParseErrorType::InvalidStarredExpressionUsage => match self.text(at) {
                "*" if self.ends_operand(at.wrapping_sub(1)) || at == 0 => {
                    fault("can't use starred expression here", start, end)
                }
                _ => self.generic(),
            },
            _ if self.is_inside_string(start)
                && let Some(found) = field::mistake(self, at) =>
            {
                found
            }
            ParseErrorType::FStringError(kind)
            | ParseErrorType::Lexical(LexicalErrorType::FStringError(kind)) => {
                self.format_string(kind)
            }
            ParseErrorType::Lexical(_)
                if self.kind(at) == TokenKind::String
                    && let Some(found) = escape::mistake(self, at) =>
            {
                found
            }
            ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
                let token = self.token(at);
                let message = "bytes can only contain ASCII literal characters";
                fault(message, token.start, token.end)
            }
            ParseErrorType::ExpectedExpression
                if self.text(at.wrapping_sub(1)) == "="
                    && matches!(self.text(at), "," | ")")
                    && self.text(self.line_start(at)) == "def" =>
            {
                self.fault_at(at - 1, "expected default value expression")
            }
            _ if self.is_inside_string(start) => self.behind_string("f-string: invalid syntax"),
            ParseErrorType::ExpectedToken { expected, .. } => self.missing(*expected),
            _ => self.generic(),
        }
    }

    /// The rules for a token that does not fit and no better explanation.
    fn generic(&self) -> ScanError {
        if let Some(found) = self.legacy_statement().or_else(|| self.missing_comma()) {
            return found;
        }
        if let Some(found) = target::equals_for_comparison(self) {
            return found;
        }
        let at = self.behind_dedents();
        let previous = at.wrapping_sub(1);
        if let Some(found) = self.grouped_parameters(at) {
            return found;
        }
        let first = self.text(self.line_start(at));
        if first == "from" && self.text(at) == "*" && self.text(at + 1) == "," {
            return self.fault_at(at + 1, "invalid syntax");
        }
        if first == "case" && self.kind(at) == TokenKind::Newline && self.ends_operand(previous) {
            return self.fault_at(at, "expected ':'");
        }
        if self.text(at) == "not" && self.ends_operand(previous) && self.text(at + 1) != "in" {
            return self.fault_at(at + 1, "invalid syntax");
        }
        if self.text(at) == "}" && self.text(at.wrapping_sub(1)) == ":" {
            let message = "expression expected after dictionary key and ':'";
            return self.fault_at(at - 1, message);
        }
        if self.kind(at) == TokenKind::Operator
            && self.text(at.wrapping_sub(1)) == "<"
            && self.text(at) == ">"
        {
            return self.fault_at(at - 1, "invalid syntax");
        }
        self.fault_at(at, "invalid syntax")
    }

    /// `def f(a, (b, c))`: Python 2 took parameters apart.
    fn grouped_parameters(&self, at: usize) -> Option<ScanError> {
        let is_group = self.text(at) == "("
            && self.text(self.line_start(at)) == "def"
            && self.token(at).level == 1
            && matches!(self.text(at.wrapping_sub(1)), "," | "(");
        if !is_group || !self.is_name(at + 1) {
            return None;
        }
        let mut end = at + 1;
        while self.is_name(end) || self.text(end) == "," {
            end += 1;
        }
        (self.text(end) == ")").then(|| {
            let message = "Function parameters cannot be parenthesized";
            fault(message, self.token(at).start, self.token(end).end)
        })
    }

    /// The token the mistake is at, or the first visible one behind the ends of blocks.
    fn behind_dedents(&self) -> usize {
        let mut at = self.at;
        while matches!(self.kind(at), TokenKind::Dedent) {
            at += 1;
        }
        at
    }

    fn missing(&self, expected: Expected) -> ScanError {
        let at = self.at;
        let first = self.line_start(at);
        match expected {
            Expected::Colon => {
                let is_line_end = self.kind(at) == TokenKind::Newline;
                match self.text(first) {
                    "def" | "else" | "try" | "finally" => self.fault_at(at, "expected ':'"),
                    "if" | "elif" | "while" | "for" | "with" | "class" | "except"
                        if is_line_end =>
                    {
                        self.fault_at(at, "expected ':'")
                    }
                    _ if self.text(at) == "}" => {
                        let previous = self.token(at.saturating_sub(1));
                        let end = previous.end;
                        fault(
                            "':' expected after dictionary key",
                            end.saturating_sub(1),
                            end,
                        )
                    }
                    _ => self.generic(),
                }
            }
            Expected::Lpar if self.text(first) == "def" => self.fault_at(at, "expected '('"),
            Expected::Else => {
                let last = at.saturating_sub(1);
                let start =
                    self.operand_start(last, &["=", ",", ":", ":=", "return", "yield", "in"]);
                let from = self.token(start).start;
                let to = self.token(at.saturating_sub(1)).end;
                fault("expected 'else' after 'if' expression", from, to)
            }
            Expected::Comma if self.text(at).ends_with('=') && self.text(at).len() > 1 => {
                let start = self.token(first).start;
                let end = self.token(at.saturating_sub(1)).end;
                target::augmented(self, start, end)
            }
            _ => self.generic(),
        }
    }

    /// `print x`, as in Python 2.
    fn legacy_statement(&self) -> Option<ScanError> {
        let name = self.at.checked_sub(1)?;
        let word = self.text(name);
        if !matches!(word, "print" | "exec") || !self.begins_operand(self.at) {
            return None;
        }
        let mut behind = self.expression_end(self.at);
        while self.text(behind) == "," {
            behind = self.expression_end(behind + 1);
        }
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        let end = self.token(behind.saturating_sub(1)).end;
        Some(fault(message, self.token(name).start, end))
    }

    /// Two expressions side by side in brackets.
    fn missing_comma(&self) -> Option<ScanError> {
        let at = self.at;
        let before = at.checked_sub(1)?;
        if self.token(at).level == 0 || !self.ends_operand(before) || !self.begins_operand(at) {
            return None;
        }
        // Parameters are no expressions.
        let first = self.line_start(at);
        if matches!(self.text(first), "def" | "import" | "from" | "class") {
            return None;
        }
        let delimiters = ["=", ",", ":", ":=", "if", "else", "lambda", "*", "**"];
        let start = self.operand_start(at, &delimiters);
        let has_for = (start..at).any(|index| self.text(index) == "for");
        let is_prefix = self.is_name(start) && self.kind(start + 1) == TokenKind::String;
        let is_soft = matches!(self.text(start), "match" | "case" | "_");
        if has_for || is_prefix || is_soft || !self.begins_operand(start) {
            return None;
        }
        let end = self.token(self.expression_end(at).checked_sub(1)?).end;
        let message = "invalid syntax. Perhaps you forgot a comma?";
        Some(fault(message, self.token(start).start, end))
    }

    fn missing_block(&self) -> ScanError {
        let mut at = self.at;
        while matches!(self.kind(at), TokenKind::Dedent | TokenKind::Newline) {
            at += 1;
        }
        // The line before ends with the colon of the statement whose block is missing.
        let mut colon = at;
        while colon > 0 && self.text(colon) != ":" {
            colon -= 1;
        }
        let first = self.line_start(colon);
        let what = match self.text(first) {
            "def" => "function definition".to_owned(),
            "class" => "class definition".to_owned(),
            word => format!("'{word}' statement"),
        };
        let before = self.source.get(..self.token(first).start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let message = format!("expected an indented block after {what} on line {line}");
        let mut found = self.fault_at(at, message);
        found.kind = SourceErrorKind::Indentation;
        found.end = found.start;
        found
    }

    /// An argument that stands too late is noticed at the end of the call.
    fn argument_order(&self, message: &str) -> ScanError {
        let level = self.token(self.at).level;
        let mut index = self.at;
        while self.token(index).level >= level && self.kind(index) != TokenKind::End {
            index += 1;
        }
        self.fault_at(index, message)
    }

    /// `f(a.b=1)` and the like.
    fn keyword_argument(&self, start: usize) -> ScanError {
        let mut equals = self.at;
        while self.text(equals) != "=" && self.kind(equals) != TokenKind::End {
            equals += 1;
        }
        let word = self.text(self.at);
        if matches!(word, "True" | "False" | "None") && equals == self.at + 1 {
            let end = self.token(equals).end;
            return fault(format!("cannot assign to {word}"), start, end);
        }
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        fault(message, start, self.token(equals).end)
    }

    fn is_inside_string(&self, offset: usize) -> bool {
        let token = self.token(self.at);
        token.kind == TokenKind::String && token.start < offset
    }

    fn format_string(&self, kind: &InterpolatedStringErrorType) -> ScanError {
        self.behind_string(match kind {
            InterpolatedStringErrorType::UnclosedLbrace => "f-string: expecting '}'",
            InterpolatedStringErrorType::InvalidConversionFlag
            | InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: invalid conversion character: expected 's', 'r', or 'a'"
            }
            InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
            InterpolatedStringErrorType::UnterminatedString
            | InterpolatedStringErrorType::UnterminatedTripleQuotedString
            | InterpolatedStringErrorType::LambdaWithoutParentheses
            | InterpolatedStringErrorType::NewlineInFormatSpec => "f-string: invalid syntax",
        })
    }

    /// Mistakes inside strings are noticed at the token behind them.
    pub fn behind_string(&self, message: &str) -> ScanError {
        let mut index = self.at;
        while self.kind(index) == TokenKind::String {
            index += 1;
        }
        self.fault_at(index, message)
    }
}
